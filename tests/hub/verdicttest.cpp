#include "app/domain/hubcontact.h"
#include "app/domain/records/resident.h"
#include "tests/hub/testhub.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::test;
using namespace guyub::domain;

namespace {

FieldMap person() { return {{resident::Name, QStringLiteral("Siti Nur Hasanah")}}; }

struct One
{
    One()
    {
        isReady = hub.enrol(a);
        a.create(person());
        hub.sync(a, 1);
    }
    TestHub hub;
    TestKiosk a;
    bool isReady = false;
};

} // namespace

class VerdictTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isNormalNightAfterNight()
    {
        One one;
        QVERIFY(one.isReady);

        for (int night = 0; night < 4; ++night) {
            one.a.create(person());
            QCOMPARE(one.hub.sync(one.a, one.a.seq()).verdict, HubVerdict::Normal);
        }
        QCOMPARE(one.hub.count(QStringLiteral("alert")), 0);
    }
    void forgivesALostAnswer()
    {
        One one;
        const protocol::SyncRequest request = one.a.request();

        one.hub.ask(one.a, request); // lost
        one.hub.ask(one.a, request); // lost again
        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Normal);
        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Normal);
    }
    void catchesACloneAtItsFirstHello()
    {
        One one;
        TestKiosk clone = one.a.clone();

        one.hub.sync(one.a);
        one.hub.sync(one.a);
        const auto answer = one.hub.ask(clone, clone.request());

        QCOMPARE(answer.verdict, HubVerdict::Clone);
        QVERIFY(answer.down.isEmpty());
        QVERIFY(answer.ratchet == clone.ratchet); // the other side's token is not given away
        QCOMPARE(one.hub.count(QStringLiteral("alert WHERE kind='clone'")), 1);
        QVERIFY(*one.hub.hub->database().isSound());
    }
    void catchesTheOriginalWhenTheCloneCameFirst()
    {
        One one;
        TestKiosk clone = one.a.clone();

        QCOMPARE(one.hub.sync(clone).verdict, HubVerdict::Normal);
        QCOMPARE(one.hub.sync(clone).verdict, HubVerdict::Normal);

        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Clone);
        QCOMPARE(one.hub.sync(clone).verdict, HubVerdict::Clone); // both sides get a new incarnation
    }
    void setsAForkAsideAndKeepsTheFirstBranch()
    {
        One one;
        TestKiosk clone = one.a.clone();
        one.a.create({{resident::Name, QStringLiteral("Paijem")}});
        clone.create({{resident::Name, QStringLiteral("Tukiyem")}});
        clone.create({{resident::Name, QStringLiteral("Wakijo")}});
        one.hub.sync(one.a, 2);

        const auto answer = one.hub.ask(clone, clone.request(clone.segmentFile(2)));

        QCOMPARE(answer.verdict, HubVerdict::Fork);
        QCOMPARE(one.hub.count(QStringLiteral("commit_log")), 2);
        QCOMPARE(one.hub.count(QStringLiteral("quarantine")), 2);
        QCOMPARE(one.hub.count(QStringLiteral("alert WHERE kind='fork'")), 1);
        QVERIFY(*one.hub.hub->database().isSound());
        QCOMPARE(one.hub.segment(clone, clone.segmentFile(2)), 409);
        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Normal);
        QCOMPARE(one.hub.findings(), QStringList());
    }
    void takesTheForkedWorkUnderANewIncarnation()
    {
        One one;
        TestKiosk clone = one.a.clone();
        clone.now += 5000; // ids of both sides' records differ by the time they were made
        one.a.create({{resident::Name, QStringLiteral("Paijem")}});
        const EntityId id = clone.create({{resident::Name, QStringLiteral("Tukiyem")}});
        const protocol::OpenCommit unsent = clone.commits().last();
        one.hub.sync(one.a, 2);
        one.hub.sync(clone, 2);

        clone.newIncarnation();
        clone.reissue(unsent);
        const auto answer = one.hub.sync(clone, 1);

        QCOMPARE(answer.verdict, HubVerdict::Normal);
        QCOMPARE(one.hub.state(id).fields.value(resident::Name).value, Value(QStringLiteral("Tukiyem")));
        QCOMPARE(one.hub.count(QStringLiteral("commit_log")), 3);
        QCOMPARE(one.hub.findings(), QStringList());
    }
    void sendsARestoredKioskItsOwnLostWork()
    {
        One one;
        one.a.create(person());
        TestKiosk restored = one.a.clone();
        restored.forgetLast(1);
        restored.receivedHseq = restored.appliedHseq = 1;
        one.hub.sync(one.a, 2);

        const auto answer = one.hub.ask(restored, restored.request());

        QCOMPARE(answer.verdict, HubVerdict::Behind);
        const protocol::DownSegment segment = restored.open(answer.down);
        QCOMPARE(segment.commits.size(), 1);
        QVERIFY(segment.commits.first().open.has_value());
        QCOMPARE(one.hub.count(QStringLiteral("alert WHERE kind='restored'")), 1);
        QVERIFY(*one.hub.hub->database().isSound());
    }
    void takesAnOldHelloForWhatItIs()
    {
        One one;
        protocol::SyncRequest request = one.a.request(); // hello of one commit
        one.a.create(person());
        request.segment = one.a.segmentFile(2);

        const auto first = one.hub.ask(one.a, request);
        request.ratchet = first.ratchet;
        const auto second = one.hub.ask(one.a, request); // the same hello, after its segment was taken in

        QCOMPARE(first.verdict, HubVerdict::Normal);
        QCOMPARE(second.verdict, HubVerdict::Normal);
    }
    void tellsOfANewEpochOnceAndDoesNotJudgeTheRatchetThen()
    {
        One one;
        one.a.epoch = {};
        one.a.ratchet = {};

        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::EpochChanged);
        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Normal);
    }
    void findsOutThatItCameOutOfABackup()
    {
        One one;
        const auto epoch = one.a.epoch;
        one.a.appliedHseq = one.a.receivedHseq = 40; // the kiosk has applied more than there is

        const auto answer = one.hub.sync(one.a);

        QCOMPARE(answer.verdict, HubVerdict::EpochChanged);
        QVERIFY(answer.epoch != epoch);
        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Normal);
        QCOMPARE(one.hub.count(QStringLiteral("alert WHERE kind='hub_behind'")), 1);
        QVERIFY(*one.hub.hub->database().isSound());
    }
    void knowsANewIncarnationByItsCertificate()
    {
        One one;
        int status = 0;
        one.a.newIncarnation();
        TestKiosk stranger;
        protocol::SyncRequest foreign = stranger.request();

        QCOMPARE(one.hub.sync(one.a).verdict, HubVerdict::Normal);
        const auto reply = one.hub.syncRequest(protocol::encode(foreign), one.a.transport.publicKey);
        status = reply.status;

        QCOMPARE(status, 403);
    }
};

GUYUB_TEST(VerdictTest)
#include "verdicttest.moc"
