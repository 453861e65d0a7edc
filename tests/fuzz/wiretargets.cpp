#include "storage/crypto/cipher.h"
#include "storage/crypto/hash.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/cbor.h"
#include "sync/protocol/merkle.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/segmentfile.h"
#include "tests/fuzz/targets.h"
#include "tests/protocol/sealedframe.h"

namespace guyub::fuzz {

using namespace protocol;

namespace {

const crypto::SigningKeys &signer()
{
    static const crypto::SigningKeys keys = crypto::signingKeysFromSeed(test::scrambled<32>(1).view());
    return keys;
}
const crypto::BoxKeys &receiver()
{
    static const crypto::BoxKeys keys = crypto::boxKeysFromSeed(test::scrambled<32>(3).view());
    return keys;
}

std::optional<SubjectKey> anyKey(const EntityId &subject, quint8 tier)
{
    if (subject[0] & 1)
        return std::nullopt;
    return SubjectKey{test::scrambled<32>(tier)};
}

OpenCommit sampleOpen()
{
    OpenCommit open;
    open.commit = test::sampleCommit();
    const auto keys = subjectKeysFromSeed(test::kSampleSeed);
    open.bodies = {*openBody(open.commit, 0, keys.k1), *openBody(open.commit, 1, keys.k2)};
    open.introduced = {{open.commit.ops.at(0).subject, test::kSampleSeed, {}, {}}};
    return open;
}

UpSegment sampleUp()
{
    UpSegment segment;
    segment.stream = test::kSampleStream;
    segment.firstSeq = segment.lastSeq = 1;
    segment.commits = {sampleOpen()};
    segment.headHash = commitHash(segment.commits.first().commit);
    segment.signature = crypto::sign(signer().secret, viewOf(headSignatureMessage(segment.stream, 1, segment.headHash)));
    return segment;
}

DownSegment sampleDown()
{
    DownSegment segment;
    segment.ledger = "35.77.03.1009";
    segment.firstHseq = segment.lastHseq = 1;
    const OpenCommit open = sampleOpen();
    segment.commits = {{{1, test::kSampleTime, false, false}, open, {}, 0, commitHash(open.commit)}};
    segment.treeSize = 1;
    return segment;
}

template<typename Message>
void staysOneSpelling(const Result<Message> &message, const QByteArray &input)
{
    require(!message || encode(*message) == input, "a message has one spelling");
}

QByteArray bytesOf(ByteView input) { return toByteArray(input); }

void cbor(ByteView input) { isCanonicalCbor(input); }

void commit(ByteView input)
{
    const QByteArray bytes = bytesOf(input);
    const auto decoded = decodeCommit(bytes);
    require(!decoded || encodeCommit(*decoded) == bytes, "a commit has one spelling");
    if (decoded)
        for (int i = 0; i < decoded->ops.size(); ++i)
            openBody(*decoded, i, SubjectKey{test::scrambled<32>(1)});
}

void fields(ByteView input)
{
    const QByteArray bytes = bytesOf(input);
    const auto decoded = decodeFields(bytes);
    require(!decoded || encodeFields(*decoded) == bytes, "a body has one spelling");
}

void upFile(ByteView input)
{
    const QByteArray file = bytesOf(input);
    readUpSegmentHead(file);
    openUpSegment(file, receiver().publicKey, receiver().secret, signer().publicKey, anyKey);
}

// Under a good seal, as every enrolled device can make one.
void upContent(ByteView input)
{
    const auto file = sealSegmentFile({test::kSampleStream, 1, 1, {}}, bytesOf(input), receiver().publicKey, 1);
    if (!file)
        return;
    const auto opened = openUpSegment(*file, receiver().publicKey, receiver().secret, signer().publicKey, anyKey);
    if (opened)
        for (const OpenCommit &open : opened->commits)
            require(decodeCommit(encodeCommit(open.commit)).has_value(), "what a segment brings can be kept");
}

void upFrame(ByteView input)
{
    openUpSegment(test::sealedFrame(receiver().publicKey, bytesOf(input)), receiver().publicKey, receiver().secret, signer().publicKey, anyKey);
}

// Signed by the ledger, so that the fuzzer gets behind the signature.
void downContent(ByteView input)
{
    const QByteArray content = bytesOf(input);
    const QByteArray message = QByteArrayLiteral("guyub.down.1") + toByteArray(crypto::blake2b<32>("guyub.downhash.1", viewOf(content)));
    const auto file = sealSegmentFile({test::kSampleStream, 1, 1, {}}, content + toByteArray(crypto::sign(signer().secret, viewOf(message))), receiver().publicKey, 1);
    if (!file)
        return;
    const auto opened = openDownSegment(*file, receiver().publicKey, receiver().secret, signer().publicKey, anyKey);
    require(!opened, "a segment whose head names another ledger is refused");
}

void hello(ByteView input) { staysOneSpelling(decodeHello(bytesOf(input)), bytesOf(input)); }
void enrolRequest(ByteView input) { staysOneSpelling(decodeEnrolRequest(bytesOf(input)), bytesOf(input)); }
void enrolAnswer(ByteView input) { staysOneSpelling(decodeEnrolAnswer(bytesOf(input)), bytesOf(input)); }
void syncRequest(ByteView input) { staysOneSpelling(decodeSyncRequest(bytesOf(input)), bytesOf(input)); }
void syncAnswer(ByteView input) { staysOneSpelling(decodeSyncAnswer(bytesOf(input)), bytesOf(input)); }
void checkpoint(ByteView input) { staysOneSpelling(decodeCheckpoint(bytesOf(input)), bytesOf(input)); }

QList<QByteArray> commitSeeds() { return {encodeCommit(test::sampleCommit())}; }
QList<QByteArray> fieldSeeds() { return {encodeFields(test::sampleFields()), encodeFields({})}; }
QList<QByteArray> upFileSeeds() { return {*sealUpSegment(sampleUp(), receiver().publicKey)}; }
QList<QByteArray> upContentSeeds() { return {*openSegmentFile(upFileSeeds().first(), receiver().publicKey, receiver().secret)}; }
QList<QByteArray> frameSeeds() { return {QByteArray::fromHex("28b52ffd2000010000"), QByteArray::fromHex("28b52ffd0458410000782b2f0b8b")}; }
QList<QByteArray> downContentSeeds()
{
    const QByteArray file = *sealDownSegment(sampleDown(), receiver().publicKey, signer().secret);
    return {openSegmentFile(file, receiver().publicKey, receiver().secret)->chopped(64)};
}
QList<QByteArray> cborSeeds() { return commitSeeds() + upContentSeeds() + QList<QByteArray>{QByteArray::fromHex("f6"), QByteArray::fromHex("818181818101")}; }
QList<QByteArray> helloSeeds()
{
    Hello message;
    message.stream = test::kSampleStream;
    message.ledger = "35.77.03.1009";
    return {encode(message)};
}
QList<QByteArray> enrolRequestSeeds() { return {encode(EnrolRequest())}; }
QList<QByteArray> enrolAnswerSeeds()
{
    EnrolAnswer answer;
    answer.sealedReceiptSecret = QByteArray(80, 's');
    return {encode(answer)};
}
QList<QByteArray> syncRequestSeeds()
{
    SyncRequest request;
    request.hello = helloSeeds().first();
    request.segment = "segment";
    return {encode(request)};
}
QList<QByteArray> checkpointSeeds() { return {encode(Checkpoint())}; }
QList<QByteArray> syncAnswerSeeds()
{
    SyncAnswer answer;
    answer.marks.quarantined = {1, 2};
    answer.checkpoint = checkpointSeeds().first();
    answer.down = "segment";
    return {encode(answer)};
}

} // namespace

const QList<Target> &wireTargets()
{
    static const QList<Target> targets{{"cbor", cbor, cborSeeds}, {"commit", commit, commitSeeds}, {"fields", fields, fieldSeeds}, {"upfile", upFile, upFileSeeds}, {"upcontent", upContent, upContentSeeds},
        {"upframe", upFrame, frameSeeds}, {"downcontent", downContent, downContentSeeds}, {"hello", hello, helloSeeds}, {"enrolrequest", enrolRequest, enrolRequestSeeds}, {"enrolanswer", enrolAnswer, enrolAnswerSeeds},
        {"syncrequest", syncRequest, syncRequestSeeds}, {"syncanswer", syncAnswer, syncAnswerSeeds}, {"checkpoint", checkpoint, checkpointSeeds}};
    return targets;
}

} // namespace guyub::fuzz
