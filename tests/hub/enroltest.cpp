#include "tests/hub/testhub.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::test;

class EnrolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothSidesKnowWhomTheyMet()
    {
        TestHub hub;
        TestKiosk kiosk;
        const QString code = hub.newCode();

        const auto reply = hub.enrolRequest(protocol::encode(kiosk.enrolRequest(code, "35.77.03.1009")));
        const auto answer = protocol::decodeEnrolAnswer(reply.body);

        QCOMPARE(reply.status, 200);
        QVERIFY(answer.has_value());
        QVERIFY(answer->mac == protocol::enrolMac(*answer, TestKiosk::secretOf(code).view()));
        const QByteArray message = protocol::deviceCertificateMessage(answer->ledger, kiosk.device.publicKey, kiosk.receipt.publicKey, kiosk.seal.publicKey, kiosk.transport.publicKey, answer->issuedAt);
        QVERIFY(crypto::isSignedBy(answer->ledgerKey, viewOf(message), answer->deviceCertificate));
        QVERIFY(hub.knows(kiosk));
        QVERIFY(!hub.knows(TestKiosk()));
    }
    void codeHasFortyLettersThatBeginWithThePinnedRoot()
    {
        TestHub hub;
        const QString code = hub.newCode();

        QCOMPARE(QString(code).remove(QLatin1Char('-')).size(), 40);
        QCOMPARE(code.count(QLatin1Char('-')), 9);
        QCOMPARE(code.left(29), hub.newCode().left(29)); // 120 bits of the root, in groups of four
        QVERIFY(code != hub.newCode());
    }
    void repeatsALostAnswerToTheSameDeviceOnly()
    {
        TestHub hub;
        TestKiosk kiosk, thief;
        const QString code = hub.newCode();
        const QByteArray request = protocol::encode(kiosk.enrolRequest(code, "35.77.03.1009"));

        const auto first = hub.enrolRequest(request);
        hub.restart();
        const auto second = hub.enrolRequest(request);

        QCOMPARE(second.body, first.body);
        QCOMPARE(hub.enrolRequest(protocol::encode(thief.enrolRequest(code, "35.77.03.1009"))).status, 403);
        QVERIFY(!hub.knows(thief));
    }
    void refusesACodeAfterSevenDays()
    {
        TestHub hub;
        TestKiosk kiosk;
        const QString code = hub.newCode();

        hub.clock.now += hub::kCodeLifeMs + 1;

        QCOMPARE(hub.enrolRequest(protocol::encode(kiosk.enrolRequest(code, "35.77.03.1009"))).status, 403);
    }
    void refusesARequestThatTheSecretDidNotSign()
    {
        TestHub hub;
        TestKiosk kiosk;
        protocol::EnrolRequest request = kiosk.enrolRequest(hub.newCode(), "35.77.03.1009");

        request.transportKey = TestKiosk().transport.publicKey;

        QCOMPARE(hub.enrolRequest(protocol::encode(request)).status, 403);
        QCOMPARE(hub.enrolRequest("no request").status, 400);
    }
    void refusesAStreamThatTheDeviceDidNotCertify()
    {
        TestHub hub;
        TestKiosk kiosk;
        kiosk.certificate.commitKey = TestKiosk().commitKeys.publicKey;

        QVERIFY(!hub.enrol(kiosk));
    }
    void servesOnlyTheLedgerOfTheCode()
    {
        TestHub hub;
        TestKiosk kiosk;
        const QString code = hub.newCode();
        QVERIFY(!hub.newCode(kOtherLedger).isEmpty());

        QCOMPARE(hub.enrolRequest(protocol::encode(kiosk.enrolRequest(code, "35.77.03.1010"))).status, 403);
        QCOMPARE(hub.enrolRequest(protocol::encode(kiosk.enrolRequest(code, "35.77.03.9999"))).status, 403);
    }
    void makesNoCodeForWhatIsNoLedgerOrNoScope()
    {
        TestHub hub;

        QCOMPARE(hub.hub->enrolling().makeCode(QStringLiteral("35.77"), QStringLiteral("*")).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(hub.hub->enrolling().makeCode(kLedger, QStringLiteral("RW 1")).error().code, ErrorCode::ValueOutOfRange);
        QVERIFY(!hub.newCode(kLedger, QStringLiteral("001/002")).isEmpty());
    }
    void lendsATransportKeyToOneDevice()
    {
        TestHub hub;
        TestKiosk kiosk, other;
        QVERIFY(hub.enrol(kiosk));
        other.transport = {kiosk.transport.publicKey, kiosk.transport.secret.clone()};

        QVERIFY(!hub.enrol(other, kOtherLedger));
    }
};

GUYUB_TEST(EnrolTest)
#include "enroltest.moc"
