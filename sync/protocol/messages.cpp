#include "sync/protocol/messages.h"

#include "storage/crypto/hash.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/cbor.h"

namespace guyub::protocol {

namespace {

constexpr int kMaxNameBytes = 400;
constexpr int kMaxLedgerBytes = 32;
constexpr int kMaxScopeBytes = 16;
constexpr int kMaxHelloBytes = 2048;
constexpr int kMaxMessageBytes = kMaxSegmentFileBytes + 64 * 1024;
constexpr qsizetype kMaxQuarantined = 10'000;
constexpr int kMaxCheckpointBytes = 256;
constexpr auto kMaxVerdict = static_cast<quint64>(domain::HubVerdict::Revoked);
constexpr int kSealedSecretBytes = 32 + 48; // crypto_box_seal

void writeCertificate(CborWriter &writer, const StreamCertificate &certificate)
{
    writer.array(5).bytes(certificate.stream).bytes(certificate.deviceKey).bytes(certificate.commitKey).bytes(certificate.salt).bytes(certificate.signature);
}

StreamCertificate readCertificate(CborReader &reader)
{
    StreamCertificate certificate;
    reader.array(5);
    certificate.stream = reader.fixed<16>();
    certificate.deviceKey = reader.fixed<32>();
    certificate.commitKey = reader.fixed<32>();
    certificate.salt = reader.fixed<16>();
    certificate.signature = reader.fixed<64>();
    reader.end();
    return certificate;
}

void writeRequest(CborWriter &writer, const EnrolRequest &request)
{
    writer.number64(kProtocolVersion).bytes(request.codeId).bytes(request.deviceKey).bytes(request.sealKey).bytes(request.receiptKey);
    writer.bytes(request.transportKey).bytes(request.deviceName).bytes(request.ledger);
    writeCertificate(writer, request.stream);
}

void writeAnswer(CborWriter &writer, const EnrolAnswer &answer)
{
    writer.number64(kProtocolVersion).bytes(answer.ledger).bytes(answer.scope).bytes(answer.ledgerKey).bytes(answer.hubSealKey);
    writer.bytes(answer.epoch).bytes(answer.ratchet).integer(answer.issuedAt).bytes(answer.deviceCertificate).bytes(answer.sealedReceiptSecret);
}

void writeHello(CborWriter &writer, const Hello &hello)
{
    writer.number64(kProtocolVersion).bytes(hello.stream).number64(hello.sealedSeq).bytes(hello.sealedHead).number64(hello.appliedHseq);
    writer.bytes(hello.scopeDigest).bytes(hello.ledger);
    if (hello.certificate.stream.isZero())
        writer.null();
    else
        writeCertificate(writer, hello.certificate);
}

// The versions that this program speaks; an older kiosk is always let in, a newer one is told.
void readVersion(CborReader &reader)
{
    if (reader.number() != static_cast<quint64>(kProtocolVersion))
        reader.refuse("message of an unknown version");
}

QByteArray labelled(const char *label, const CborWriter &writer)
{
    return QByteArray(label) + writer.result();
}

Hash keyedHash(const char *label, const CborWriter &writer, ByteView secret)
{
    const auto key = crypto::blake2b<32>("guyub.enrolmac.1", secret);
    return crypto::blake2b<32>(label, viewOf(writer.result()), key.view());
}

} // namespace

FixedBytes<8> enrolCodeId(ByteView secret)
{
    return *FixedBytes<8>::from(crypto::blake2b<32>("guyub.enrolid.1", secret).view().first(8));
}

Hash enrolMac(const EnrolRequest &request, ByteView secret)
{
    CborWriter writer;
    writer.array(9);
    writeRequest(writer, request);
    return keyedHash("guyub.enrolreq.1", writer, secret);
}

Hash enrolMac(const EnrolAnswer &answer, ByteView secret)
{
    CborWriter writer;
    writer.array(10);
    writeAnswer(writer, answer);
    return keyedHash("guyub.enrolans.1", writer, secret);
}

QByteArray encode(const EnrolRequest &request)
{
    CborWriter writer;
    writer.array(10);
    writeRequest(writer, request);
    return writer.bytes(request.mac).result();
}

QByteArray encode(const EnrolAnswer &answer)
{
    CborWriter writer;
    writer.array(11);
    writeAnswer(writer, answer);
    return writer.bytes(answer.mac).result();
}

Result<EnrolRequest> decodeEnrolRequest(const QByteArray &bytes)
{
    EnrolRequest request;
    CborReader reader(bytes);
    reader.array(10);
    readVersion(reader);
    request.codeId = reader.fixed<8>();
    request.deviceKey = reader.fixed<32>();
    request.sealKey = reader.fixed<32>();
    request.receiptKey = reader.fixed<32>();
    request.transportKey = reader.fixed<32>();
    request.deviceName = reader.byteArray(kMaxNameBytes);
    request.ledger = reader.byteArray(kMaxLedgerBytes);
    request.stream = readCertificate(reader);
    request.mac = reader.fixed<32>();
    reader.end();
    GUYUB_TRY(reader.finish());
    if (request.stream.deviceKey != request.deviceKey || !isGenuine(request.stream))
        return fail(ErrorCode::BadInput, QStringLiteral("stream certificate"));
    return request;
}

Result<EnrolAnswer> decodeEnrolAnswer(const QByteArray &bytes)
{
    EnrolAnswer answer;
    CborReader reader(bytes);
    reader.array(11);
    readVersion(reader);
    answer.ledger = reader.byteArray(kMaxLedgerBytes);
    answer.scope = reader.byteArray(kMaxScopeBytes);
    answer.ledgerKey = reader.fixed<32>();
    answer.hubSealKey = reader.fixed<32>();
    answer.epoch = reader.fixed<16>();
    answer.ratchet = reader.fixed<16>();
    answer.issuedAt = reader.integer();
    answer.deviceCertificate = reader.fixed<64>();
    answer.sealedReceiptSecret = reader.byteArray(kSealedSecretBytes);
    if (answer.sealedReceiptSecret.size() != kSealedSecretBytes)
        reader.refuse("sealed secret of the wrong length");
    answer.mac = reader.fixed<32>();
    reader.end();
    GUYUB_TRY(reader.finish());
    return answer;
}

QByteArray deviceCertificateMessage(const QByteArray &ledger, const PublicKey &deviceKey, const PublicKey &receiptKey, const PublicKey &sealKey, const PublicKey &transportKey, UtcMs issuedAt)
{
    CborWriter writer;
    writer.array(6).bytes(ledger).bytes(deviceKey).bytes(receiptKey).bytes(sealKey).bytes(transportKey).integer(issuedAt);
    return labelled("guyub.devicecert.1", writer);
}

QByteArray helloMessage(const Hello &hello)
{
    CborWriter writer;
    writer.array(8);
    writeHello(writer, hello);
    return labelled("guyub.hello.1", writer);
}

QByteArray encode(const Hello &hello)
{
    CborWriter writer;
    writer.array(9);
    writeHello(writer, hello);
    return writer.bytes(hello.signature).result();
}

// Without a certificate only the hub, which keeps the stream's key, can check the signature.
Result<Hello> decodeHello(const QByteArray &bytes)
{
    Hello hello;
    CborReader reader(bytes, kMaxHelloBytes);
    reader.array(9);
    readVersion(reader);
    hello.stream = reader.fixed<16>();
    hello.sealedSeq = reader.number(kMaxPosition);
    hello.sealedHead = reader.fixed<32>();
    hello.appliedHseq = reader.number(kMaxPosition);
    hello.scopeDigest = reader.fixed<16>();
    hello.ledger = reader.byteArray(kMaxLedgerBytes);
    if (!reader.null())
        hello.certificate = readCertificate(reader);
    hello.signature = reader.fixed<64>();
    reader.end();
    GUYUB_TRY(reader.finish());
    if (hello.certificate.stream.isZero())
        return hello;
    if (hello.certificate.stream != hello.stream || !isGenuine(hello.certificate)
        || !crypto::isSignedBy(hello.certificate.commitKey, viewOf(helloMessage(hello)), hello.signature))
        return fail(ErrorCode::Damaged, QStringLiteral("hello: signature"));
    return hello;
}

QByteArray encode(const SyncRequest &request)
{
    CborWriter writer;
    writer.array(7).number64(kProtocolVersion).bytes(request.hello).bytes(request.epoch).bytes(request.ratchet);
    writer.number64(request.receivedHseq).number64(request.byteBudget).bytes(request.segment);
    return writer.result();
}

Result<SyncRequest> decodeSyncRequest(const QByteArray &bytes)
{
    SyncRequest request;
    CborReader reader(bytes, kMaxMessageBytes);
    reader.array(7);
    readVersion(reader);
    request.hello = reader.byteArray(kMaxHelloBytes);
    request.epoch = reader.fixed<16>();
    request.ratchet = reader.fixed<16>();
    request.receivedHseq = reader.number(kMaxPosition);
    request.byteBudget = reader.number();
    request.segment = reader.byteArray(kMaxSegmentFileBytes);
    reader.end();
    GUYUB_TRY(reader.finish());
    return request;
}

QByteArray encode(const SyncAnswer &answer)
{
    CborWriter writer;
    writer.array(13).number64(kProtocolVersion).bytes(answer.epoch).bytes(answer.ratchet);
    writer.number64(answer.marks.storedSeq).number64(answer.marks.appliedSeq).number64(answer.marks.backedUpSeq);
    writer.array(answer.marks.quarantined.size());
    for (const quint64 seq : answer.marks.quarantined)
        writer.number64(seq);
    writer.integer(answer.hubTime).bytes(answer.checkpoint).bytes(answer.down).flag(answer.moreDown);
    writer.number64(answer.retryAfterS).number64(static_cast<quint64>(answer.verdict));
    return writer.result();
}

Result<SyncAnswer> decodeSyncAnswer(const QByteArray &bytes)
{
    SyncAnswer answer;
    CborReader reader(bytes, kMaxMessageBytes);
    reader.array(13);
    readVersion(reader);
    answer.epoch = reader.fixed<16>();
    answer.ratchet = reader.fixed<16>();
    answer.marks.storedSeq = reader.number(kMaxPosition);
    answer.marks.appliedSeq = reader.number(kMaxPosition);
    answer.marks.backedUpSeq = reader.number(kMaxPosition);
    const qsizetype quarantined = reader.array();
    if (quarantined > kMaxQuarantined)
        reader.refuse("too many numbers set aside");
    for (qsizetype i = 0; i < quarantined && !reader.hasFailed(); ++i)
        answer.marks.quarantined.append(reader.number(kMaxPosition));
    reader.end();
    answer.hubTime = reader.integer();
    answer.checkpoint = reader.byteArray(kMaxCheckpointBytes);
    answer.down = reader.byteArray(kMaxSegmentFileBytes);
    answer.moreDown = reader.flag();
    answer.retryAfterS = static_cast<quint32>(reader.number(0xffffffff));
    answer.verdict = static_cast<domain::HubVerdict>(reader.number(kMaxVerdict));
    reader.end();
    GUYUB_TRY(reader.finish());
    return answer;
}

QByteArray checkpointMessage(const Checkpoint &checkpoint)
{
    CborWriter writer;
    writer.array(3).number64(checkpoint.treeSize).bytes(checkpoint.root).integer(checkpoint.at);
    return labelled("guyub.checkpoint.1", writer);
}

QByteArray encode(const Checkpoint &checkpoint)
{
    CborWriter writer;
    writer.array(4).number64(checkpoint.treeSize).bytes(checkpoint.root).integer(checkpoint.at).bytes(checkpoint.signature);
    return writer.result();
}

Result<Checkpoint> decodeCheckpoint(const QByteArray &bytes)
{
    Checkpoint checkpoint;
    CborReader reader(bytes, kMaxCheckpointBytes);
    reader.array(4);
    checkpoint.treeSize = reader.number(kMaxPosition);
    checkpoint.root = reader.fixed<32>();
    checkpoint.at = reader.integer();
    checkpoint.signature = reader.fixed<64>();
    reader.end();
    GUYUB_TRY(reader.finish());
    return checkpoint;
}

QByteArray transportMessage(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    CborWriter writer;
    writer.array(3).bytes(method).bytes(path).bytes(crypto::blake2b<32>("guyub.body.1", viewOf(body)));
    return labelled("guyub.transport.1", writer);
}

} // namespace guyub::protocol
