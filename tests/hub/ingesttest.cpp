#include "app/base/durablefile.h"
#include "app/domain/hubcontact.h"
#include "app/domain/records/resident.h"
#include "storage/crypto/hash.h"
#include "tests/hub/testhub.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::test;
using namespace guyub::domain;

namespace {

FieldMap person(const char *name = "Siti Nur Hasanah")
{
    return {{resident::Name, QString::fromUtf8(name)}, {resident::Nik, QStringLiteral("3577035005629001")}, {resident::Sex, qint64(2)}, {resident::Phone, QStringLiteral("081200009001")}};
}

} // namespace

class IngestTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesEveryCommitItsPlaceWithoutGaps()
    {
        TestHub hub;
        TestKiosk a("A"), b("B");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        for (int i = 0; i < 5; ++i)
            a.create(person());
        b.create(person());

        const auto answer = hub.sync(a, 1);
        hub.sync(b, 1);

        QCOMPARE(answer.verdict, HubVerdict::Normal);
        QCOMPARE(answer.marks.storedSeq, quint64(5));
        QCOMPARE(answer.marks.appliedSeq, quint64(5));
        QCOMPARE(answer.marks.backedUpSeq, quint64(0)); // no backup was recorded
        QCOMPARE(hub.count(QStringLiteral("commit_log")), 6);
        QCOMPARE(hub.value(QStringLiteral("SELECT max(hseq) FROM commit_log")).toInt(), 6);
        QCOMPARE(hub.findings(), QStringList());
    }
    void bringsOthersCommitsWholeAndOwnOnesAsPlaces()
    {
        TestHub hub;
        TestKiosk a("A"), b("B");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        const EntityId id = a.create(person());
        b.create(person("Ngatemi"));
        hub.sync(a, 1);

        const auto answer = hub.sync(b, 1);

        QCOMPARE(b.received.size(), 2);
        QVERIFY(b.received.at(0).open.has_value());
        QCOMPARE(b.received.at(0).open->commit.ops.first().entity, id);
        QCOMPARE(*b.received.at(0).open->bodies.first(), protocol::encodeFields(person()));
        QCOMPARE(b.received.at(0).hash, protocol::commitHash(a.commits().first().commit));
        QVERIFY(!b.received.at(1).open);
        QCOMPARE(b.received.at(1).ownSeq, quint64(1));
        const protocol::DownSegment segment = b.open(answer.down);
        QCOMPARE(segment.streams.size(), 1);
        QVERIFY(protocol::isGenuine(segment.streams.first()));
        QCOMPARE(segment.heads.size(), 1);
        QCOMPARE(segment.treeSize, quint64(2));
        protocol::MerkleFrontier tree;
        for (const auto &placed : b.received)
            tree.append(protocol::leafHash(placed.note, placed.hash));
        QCOMPARE(segment.treeRoot, tree.root());
    }
    void signsACheckpointOfTheTree()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create(person());

        const auto checkpoint = protocol::decodeCheckpoint(hub.sync(a, 1).checkpoint);

        QVERIFY(checkpoint.has_value());
        QCOMPARE(checkpoint->treeSize, quint64(1));
        QVERIFY(crypto::isSignedBy(a.ledgerKey, viewOf(protocol::checkpointMessage(*checkpoint)), checkpoint->signature));
    }
    void cutsALongWayDownIntoPieces()
    {
        TestHub hub;
        TestKiosk a("A"), b("B");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        for (int i = 0; i < 120; ++i)
            a.create(person());
        hub.sync(a, 1);
        protocol::SyncRequest request = b.request();
        request.byteBudget = 1;

        const auto first = hub.ask(b, request);
        b.take(first);
        QVERIFY(first.moreDown);
        QVERIFY(b.receivedHseq < 120);
        hub.sync(b);

        QCOMPARE(b.received.size(), 120);
        QCOMPARE(b.received.last().note.hseq, quint64(120));
    }
    void takesTheSameSegmentTwiceWithoutHarm()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create(person());
        const QByteArray file = a.segmentFile(1);

        hub.ask(a, a.request(file)); // the answer is lost
        a.take(hub.ask(a, a.request(file)));
        QCOMPARE(hub.segment(a, file), 204);
        QCOMPARE(hub.segment(a, a.segmentFile(1)), 204); // sealed again: other bytes, same commits

        QCOMPARE(hub.count(QStringLiteral("commit_log")), 1);
        QCOMPARE(hub.count(QStringLiteral("quarantine")), 0);
        QCOMPARE(hub.findings(), QStringList());
    }
    void takesOnFromWhereOverlappingSegmentsEnd()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        for (int i = 0; i < 6; ++i)
            a.create(person());

        QCOMPARE(hub.segment(a, a.segmentFile(1, 4)), 204);
        QCOMPARE(hub.segment(a, a.segmentFile(3, 6)), 204);

        QCOMPARE(hub.count(QStringLiteral("commit_log")), 6);
        QCOMPARE(hub.findings(), QStringList());
    }
    void keepsASegmentThatCameTooEarlyUntilItFits()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        for (int i = 0; i < 6; ++i)
            a.create(person());

        QCOMPARE(hub.segment(a, a.segmentFile(5, 6)), 204);
        QCOMPARE(hub.segment(a, a.segmentFile(3, 4)), 204);
        QCOMPARE(hub.count(QStringLiteral("commit_log")), 0);
        hub.restart();
        QCOMPARE(hub.segment(a, a.segmentFile(1, 2)), 204);

        QCOMPARE(hub.count(QStringLiteral("commit_log")), 6);
        QCOMPARE(hub.findings(), QStringList());
    }
    void interpretsAfterARestartWhatACrashLeftStored()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create(person());
        const QByteArray file = a.segmentFile(1);

        hub.keepOnly(a, file);
        hub.restart();

        QCOMPARE(hub.count(QStringLiteral("commit_log")), 1);
        QCOMPARE(hub.segment(a, file), 204);
        QCOMPARE(hub.count(QStringLiteral("commit_log")), 1);
        QCOMPARE(hub.count(QStringLiteral("raw_segment WHERE state=1")), 1);
    }
    void setsAsideASegmentThatMadeTheHubFall()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create(person());
        hub.keepOnly(a, a.segmentFile(1));
        hub.value(QStringLiteral("UPDATE raw_segment SET tries=1")); // a start began with it and did not come to its end

        hub.restart();

        QCOMPARE(hub.count(QStringLiteral("commit_log")), 0);
        QCOMPARE(hub.count(QStringLiteral("quarantine")), 1);
        QCOMPARE(hub.count(QStringLiteral("raw_segment WHERE state=2 AND length(bytes)>0")), 1);
    }
    void answersAGroupAsOneAndLetsEachFailAlone()
    {
        TestHub hub;
        TestKiosk a("A"), b("B"), stranger("C");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        a.create(person());
        b.create(person("Paijem"));
        using Kind = protocol::HubRequest::Kind;

        const auto replies = hub.hub->handle({{Kind::Segment, a.segmentFile(1), a.transport.publicKey}, {Kind::Segment, "no segment", a.transport.publicKey}, {Kind::Segment, a.segmentFile(1), b.transport.publicKey},
            {Kind::Sync, protocol::encode(b.request(b.segmentFile(1))), b.transport.publicKey}, {Kind::Sync, "no request", b.transport.publicKey}, {Kind::Segment, a.segmentFile(1), stranger.transport.publicKey}, {Kind::Enrol, "no request", {}}});

        QList<int> statuses;
        for (const auto &reply : replies)
            statuses.append(reply.status);
        QCOMPARE(statuses, (QList<int>{204, 400, 403, 200, 400, 403, 400}));
        QCOMPARE(hub.count(QStringLiteral("commit_log")), 2);
        QCOMPARE(hub.count(QStringLiteral("raw_segment")), 2);
        QCOMPARE(hub.findings(), QStringList());
    }
    void setsAsideWhatItCannotOpenAndGoesOn()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create(person());
        a.create(person());
        QByteArray spoilt = a.segmentFile(1, 1);
        spoilt[spoilt.size() - 40] = static_cast<char>(spoilt.at(spoilt.size() - 40) ^ 1);
        protocol::UpSegment forged = a.segment(1, 1);
        forged.signature = crypto::sign(TestKiosk().commitKeys.secret, viewOf(protocol::headSignatureMessage(a.stream(), 1, forged.headHash)));

        QCOMPARE(hub.segment(a, spoilt), 422);
        QCOMPARE(hub.segment(a, *protocol::sealUpSegment(forged, a.hubSealKey)), 422);
        QCOMPARE(hub.segment(a, *protocol::sealUpSegment(a.segment(1, 1), TestKiosk().seal.publicKey)), 422); // to another hub's key
        QCOMPARE(hub.segment(a, "no segment"), 400);

        QCOMPARE(hub.count(QStringLiteral("commit_log")), 0);
        QCOMPARE(hub.count(QStringLiteral("quarantine")), 3);
        QCOMPARE(hub.segment(a, a.segmentFile(1, 2)), 204);
        QCOMPARE(hub.count(QStringLiteral("commit_log")), 2);
    }
    void takesNobodyElsesStream()
    {
        TestHub hub;
        TestKiosk a("A"), b("B"), stranger("C");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        a.create(person());

        QCOMPARE(hub.segment(b, a.segmentFile(1)), 403);
        QCOMPARE(hub.segment(stranger, a.segmentFile(1)), 403);
        QCOMPARE(hub.syncRequest(protocol::encode(a.request()), b.transport.publicKey).status, 403);
        QCOMPARE(hub.count(QStringLiteral("raw_segment")), 0);
    }
    void refusesAHelloOfAnotherLedgerOrUnderAnotherKey()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        int status = 0;

        a.ledger = "35.77.03.1010";
        hub.ask(a, a.request(), &status);
        QCOMPARE(status, 403);
        a.ledger = "35.77.03.1009";
        protocol::SyncRequest request = a.request();
        protocol::Hello hello = a.hello();
        hello.sealedSeq = 7;
        request.hello = protocol::encode(hello);
        hub.ask(a, request, &status);
        QVERIFY(status == 403 || status == 400 || status == 422);
    }
    void keepsLedgersApart()
    {
        TestHub hub;
        TestKiosk a("A"), c("C");
        QVERIFY(hub.enrol(a) && hub.enrol(c, kOtherLedger));
        a.create(person());
        c.create(person("Paijem"));

        hub.sync(a, 1);
        hub.sync(c, 1);

        QVERIFY(a.ledgerKey != c.ledgerKey);
        QCOMPARE(a.received.size(), 1);
        QCOMPARE(c.received.size(), 1);
        QCOMPARE(c.received.first().note.hseq, quint64(1));
        QCOMPARE(hub.count(QStringLiteral("entity_state WHERE ledger=%1").arg(hub.number())), 1);
    }
    void givesAPoisonCommitItsPlaceAndDelaysNothing()
    {
        TestHub hub;
        TestKiosk a("A"), b("B");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        a.create(person());
        a.commit({{0, {}, {}, 0, {}, 1, QByteArray("\xff not a body")}});
        a.create(person("Paijem"));

        const auto answer = hub.sync(a, 1);
        hub.sync(b);

        QCOMPARE(answer.marks.appliedSeq, quint64(3));
        QCOMPARE(answer.marks.quarantined, QList<quint64>{2});
        QCOMPARE(hub.count(QStringLiteral("entity_state")), 2);
        QCOMPARE(b.received.size(), 3);
        QVERIFY(b.received.at(1).note.quarantined);
        QCOMPARE(hub.findings(), QStringList());
    }
    void marksAClockThatRunsAheadAndStillTakesTheWork()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.now = 4'070'908'800'000; // 2099
        a.create(person());
        a.now = kTestTime + 9 * 60'000;
        a.create(person());

        hub.sync(a, 1);

        QVERIFY(a.received.at(0).note.clockSuspect);
        QVERIFY(!a.received.at(1).note.clockSuspect);
        QCOMPARE(a.received.at(0).note.receivedAt, kTestTime);
    }
    void storesButNeverMergesWhatComesAfterARevocation()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create(person());
        hub.sync(a, 1);
        QVERIFY(hub.hub->devices().revoke(hub.number(), hub::deviceIdOf(a.device.publicKey), kTestTime).has_value());
        a.create(person("Paijem"));

        const auto answer = hub.ask(a, a.request(a.segmentFile(2)));

        QCOMPARE(answer.verdict, HubVerdict::Revoked);
        QVERIFY(answer.down.isEmpty() && answer.checkpoint.isEmpty());
        QCOMPARE(hub.count(QStringLiteral("commit_log")), 1);
        QCOMPARE(hub.count(QStringLiteral("quarantine")), 1);
    }
    void keepsEverythingOverARestart()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        const EntityId id = a.create(person());
        hub.sync(a, 1);
        const Hash digest = *hub::stateDigest(hub.hub->database(), hub.number());

        hub.restart();
        a.set(id, {{resident::Phone, QStringLiteral("081200009002")}}, 1);
        const auto answer = hub.sync(a, 2);

        QCOMPARE(answer.verdict, HubVerdict::Normal);
        QCOMPARE(answer.marks.appliedSeq, quint64(2));
        QVERIFY(*hub::stateDigest(hub.hub->database(), hub.number()) != digest);
        QCOMPARE(hub.findings(), QStringList());
    }
    void leavesNothingReadableInItsFolder()
    {
        TestHub hub;
        TestKiosk a;
        QVERIFY(hub.enrol(a));
        a.create({{resident::Name, QStringLiteral("Kanariwati")}, {resident::Nik, QStringLiteral("3577035005629009")}});
        hub.sync(a, 1);
        const QByteArray utf16(reinterpret_cast<const char *>(u"Kanariwati"), 20);

        const auto check = [&] {
            int files = 0;
            QDirIterator it(hub.folder.filePath(QStringLiteral("hub")), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QByteArray bytes = readWhole(it.next()).value_or(QByteArray());
                for (const QByteArray &canary : {QByteArray("Kanariwati"), QByteArray("kanariwati"), QByteArray("3577035005629009"), utf16, QByteArray("SQLite format")})
                    if (bytes.contains(canary))
                        return -1;
                ++files;
            }
            return files;
        };
        QVERIFY(check() >= 3); // identity, database, log
        hub.stop();
        QVERIFY(check() >= 2);
    }
    void refusesItsStoreUnderAnotherKey()
    {
        TestHub hub;
        hub.stop();
        QVERIFY(QFile::remove(hub.folder.filePath(QStringLiteral("hub.key"))));
        QVERIFY(hub::makeKeyFile(hub.folder.filePath(QStringLiteral("hub.key"))).has_value());

        const auto home = hub::HubHome::open(hub.folder.filePath(QStringLiteral("hub")), hub.folder.filePath(QStringLiteral("hub.key")), hub::HomeUse::Serve);

        QCOMPARE(hub::HubStore::open(*home).error().code, ErrorCode::WrongPassphrase);
    }
};

GUYUB_TEST(IngestTest)
#include "ingesttest.moc"
