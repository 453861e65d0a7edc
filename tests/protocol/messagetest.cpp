#include "storage/crypto/signing.h"
#include "sync/protocol/agentreport.h"
#include "sync/protocol/messages.h"
#include "tests/protocol/golden.h"
#include "tests/protocol/samples.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::protocol;
using namespace guyub::test;

namespace {

const QByteArray kLedger = "35.77.03.1009";
const Bytes kSecret(10, 7);

crypto::SigningKeys signer(quint64 number)
{
    return crypto::signingKeysFromSeed(scrambled<32>(number).view());
}

StreamCertificate sampleCertificate()
{
    const crypto::SigningKeys device = signer(20);
    StreamCertificate certificate;
    certificate.deviceKey = device.publicKey;
    certificate.commitKey = signer(21).publicKey;
    certificate.salt = scrambled<16>(22);
    certificate.stream = crypto::Blake2b("guyub.stream.1", 16).add(certificate.deviceKey.view()).add(certificate.salt.view()).finish<16>();
    certificate.signature = crypto::sign(device.secret, viewOf(streamCertificateMessage(certificate)));
    return certificate;
}

Hello sampleHello(bool withCertificate)
{
    Hello hello;
    hello.certificate = sampleCertificate();
    hello.stream = hello.certificate.stream;
    if (!withCertificate)
        hello.certificate = {};
    hello.sealedSeq = 1234;
    hello.sealedHead = scrambled<32>(23);
    hello.appliedHseq = 123'456;
    hello.scopeDigest = scrambled<16>(24);
    hello.ledger = kLedger;
    hello.signature = crypto::sign(signer(21).secret, viewOf(helloMessage(hello)));
    return hello;
}

EnrolRequest sampleEnrolRequest()
{
    EnrolRequest request;
    request.codeId = enrolCodeId(kSecret);
    request.stream = sampleCertificate();
    request.deviceKey = request.stream.deviceKey;
    request.sealKey = scrambled<32>(25);
    request.receiptKey = scrambled<32>(26);
    request.transportKey = scrambled<32>(27);
    request.deviceName = "Kios Kelurahan";
    request.ledger = kLedger;
    request.mac = enrolMac(request, kSecret);
    return request;
}

EnrolAnswer sampleEnrolAnswer()
{
    EnrolAnswer answer;
    answer.ledger = kLedger;
    answer.scope = "*";
    answer.ledgerKey = scrambled<32>(28);
    answer.hubSealKey = scrambled<32>(29);
    answer.epoch = scrambled<16>(30);
    answer.ratchet = scrambled<16>(31);
    answer.issuedAt = kSampleTime;
    answer.deviceCertificate = scrambled<64>(32);
    answer.sealedReceiptSecret = toByteArray(scrambled<64>(33)) + toByteArray(scrambled<16>(34));
    answer.mac = enrolMac(answer, kSecret);
    return answer;
}

SyncRequest sampleSyncRequest(const QByteArray &segment = {})
{
    SyncRequest request;
    request.hello = encode(sampleHello(false));
    request.epoch = scrambled<16>(30);
    request.ratchet = scrambled<16>(31);
    request.receivedHseq = 123'456;
    request.segment = segment;
    return request;
}

Checkpoint sampleCheckpoint()
{
    return {123'456, scrambled<32>(35), kSampleTime, scrambled<64>(36)};
}

SyncAnswer sampleSyncAnswer()
{
    SyncAnswer answer;
    answer.epoch = scrambled<16>(30);
    answer.ratchet = scrambled<16>(37);
    answer.marks = {1234, 1234, 1200, {}};
    answer.hubTime = kSampleTime;
    answer.checkpoint = encode(sampleCheckpoint());
    return answer;
}

// What is still accepted after a change is another message, spelled in the one way.
template<typename Decode>
void staysStrict(const QByteArray &bytes, Decode decode)
{
    const auto again = decode(bytes);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
    QCOMPARE(encode(*again), bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!decode(bytes.left(size)));
    QVERIFY(!decode(bytes + '\0'));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const int mask : {0x01, 0x20, 0x80, 0xff}) {
            QByteArray altered = bytes;
            altered[i] = static_cast<char>(altered[i] ^ mask);
            if (const auto other = decode(altered))
                QCOMPARE(encode(*other), altered);
        }
    }
}

} // namespace

class MessageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheGoldenMessages()
    {
        QVERIFY(isGolden(QStringLiteral("enrolrequest.hex"), encode(sampleEnrolRequest())));
        QVERIFY(isGolden(QStringLiteral("enrolanswer.hex"), encode(sampleEnrolAnswer())));
        QVERIFY(isGolden(QStringLiteral("hello.hex"), encode(sampleHello(true))));
        QVERIFY(isGolden(QStringLiteral("syncrequest.hex"), encode(sampleSyncRequest("segment"))));
        SyncAnswer answer = sampleSyncAnswer();
        answer.marks.quarantined = {7, 900};
        answer.down = "segment";
        answer.moreDown = true;
        answer.retryAfterS = 90;
        answer.verdict = domain::HubVerdict::EpochChanged;
        QVERIFY(isGolden(QStringLiteral("syncanswer.hex"), encode(answer)));
        QVERIFY(isGolden(QStringLiteral("checkpoint.hex"), encode(sampleCheckpoint())));
        const QByteArray messages = deviceCertificateMessage(kLedger, scrambled<32>(1), scrambled<32>(2), scrambled<32>(3), scrambled<32>(4), kSampleTime)
            + checkpointMessage(sampleCheckpoint()) + transportMessage("POST", "/1/sync", "body") + headSignatureMessage(kSampleStream, 9, scrambled<32>(5));
        QVERIFY(isGolden(QStringLiteral("signed.hex"), messages));
        const Hash leaf = leafHash({17, kSampleTime, true, false}, scrambled<32>(6));
        QVERIFY(isGolden(QStringLiteral("leaf.hex"), toByteArray(leaf)));
    }
    void enrolRequestIsStrict() { staysStrict(encode(sampleEnrolRequest()), decodeEnrolRequest); }
    void enrolAnswerIsStrict() { staysStrict(encode(sampleEnrolAnswer()), decodeEnrolAnswer); }
    void helloIsStrict() { staysStrict(encode(sampleHello(true)), decodeHello); }
    void syncRequestIsStrict() { staysStrict(encode(sampleSyncRequest("segment")), decodeSyncRequest); }
    void syncAnswerIsStrict() { staysStrict(encode(sampleSyncAnswer()), decodeSyncAnswer); }
    void checkpointIsStrict() { staysStrict(encode(sampleCheckpoint()), decodeCheckpoint); }

    void refusesAHelloThatItsStreamDidNotSign()
    {
        Hello hello = sampleHello(true);
        hello.appliedHseq += 1;
        QCOMPARE(decodeHello(encode(hello)).error().code, ErrorCode::Damaged);
        hello = sampleHello(true);
        hello.certificate.salt = scrambled<16>(99);
        QCOMPARE(decodeHello(encode(hello)).error().code, ErrorCode::Damaged);
        hello = sampleHello(true);
        hello.stream = kSampleStream;
        QCOMPARE(decodeHello(encode(hello)).error().code, ErrorCode::Damaged);
    }
    void refusesNumbersThatNoStoreCanKeep()
    {
        SyncRequest request = sampleSyncRequest();
        request.receivedHseq = kMaxPosition;
        QVERIFY(decodeSyncRequest(encode(request)));
        request.receivedHseq = kMaxPosition + 1;
        QCOMPARE(decodeSyncRequest(encode(request)).error().code, ErrorCode::BadInput);
        SyncAnswer answer = sampleSyncAnswer();
        answer.verdict = static_cast<domain::HubVerdict>(6);
        QCOMPARE(decodeSyncAnswer(encode(answer)).error().code, ErrorCode::BadInput);
    }
    void refusesMoreThanAMessageMayHold()
    {
        QVERIFY(decodeSyncRequest(encode(sampleSyncRequest(QByteArray(kMaxSegmentFileBytes, 's')))));
        QVERIFY(!decodeSyncRequest(encode(sampleSyncRequest(QByteArray(kMaxSegmentFileBytes + 1, 's')))));
        SyncAnswer answer = sampleSyncAnswer();
        answer.checkpoint = QByteArray(300, 'c');
        QVERIFY(!decodeSyncAnswer(encode(answer)));
        EnrolRequest request = sampleEnrolRequest();
        request.deviceName = QByteArray(401, 'n');
        QVERIFY(!decodeEnrolRequest(encode(request)));
    }
    void bindsEachFieldOfAnEnrolmentToItsCode()
    {
        const EnrolRequest good = sampleEnrolRequest();
        for (int field = 0; field < 8; ++field) {
            EnrolRequest request = good;
            switch (field) {
            case 0: request.codeId[0] ^= 1; break;
            case 1: request.deviceKey[0] ^= 1; break;
            case 2: request.sealKey[0] ^= 1; break;
            case 3: request.receiptKey[0] ^= 1; break;
            case 4: request.transportKey[0] ^= 1; break;
            case 5: request.deviceName += 'x'; break;
            case 6: request.ledger = "35.77.03.1010"; break;
            default: request.stream.commitKey[0] ^= 1; break;
            }
            QVERIFY2(enrolMac(request, kSecret) != good.mac, qPrintable(QString::number(field)));
        }
        EnrolAnswer answer = sampleEnrolAnswer();
        answer.sealedReceiptSecret[0] = static_cast<char>(answer.sealedReceiptSecret[0] ^ 1);
        QVERIFY(enrolMac(answer, kSecret) != answer.mac);
    }
    void signsMethodPathAndBodyOfARequest()
    {
        const QByteArray message = transportMessage("POST", "/1/sync", "body");
        QVERIFY(message != transportMessage("PUT", "/1/sync", "body"));
        QVERIFY(message != transportMessage("POST", "/1/segment", "body"));
        QVERIFY(message != transportMessage("POST", "/1/sync", "bodx"));
    }
    // DESIGN §10: at most 400 bytes of bodies both ways in a night without changes.
    void aNightWithoutChangesCostsAtMost400Bytes()
    {
        const qsizetype up = encode(sampleSyncRequest()).size(), down = encode(sampleSyncAnswer()).size();
        qInfo("night without changes: %d bytes up, %d bytes down", int(up), int(down));
        QVERIFY(up + down <= 400);
    }
    void readsBackTheAgentsReportAndSkipsWhatItDoesNotKnow()
    {
        AgentReport report;
        report.triedAt = kSampleTime;
        report.contactAt = kSampleTime - 5;
        report.hubTime = kSampleTime + 5;
        report.failures = 3;
        report.stream = *StreamId::from(viewOf(QByteArray(16, 'Z')));
        report.verdict = domain::HubVerdict::Fork;
        report.trouble = domain::CallTrouble::OtherHub;
        report.storedSeq = 40;
        report.appliedSeq = 39;
        report.backedUpSeq = 30;
        report.receivedHseq = 1000;
        report.quarantined = {5, 6};
        const QByteArray bytes = encode(report);
        QCOMPARE(decodeAgentReport(bytes), report);
        QCOMPARE(decodeAgentReport(bytes + "later_name 7\nstored_seq\nfailures x\nverdict 6\n"), report);
        QCOMPARE(decodeAgentReport("failures 99999999999999999999\nverdict -3\ntrouble weather\n"), AgentReport());
    }
};

GUYUB_TEST(MessageTest)
#include "messagetest.moc"
