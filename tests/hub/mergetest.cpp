#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "storage/crypto/hash.h"
#include "sync/hub/statecodec.h"
#include "tests/hub/testhub.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::test;
using namespace guyub::domain;

namespace {

FieldMap person()
{
    return {{resident::Name, QStringLiteral("Siti Nur Hasanah")}, {resident::Phone, QStringLiteral("081200009001")}, {resident::Rt, QStringLiteral("001")}};
}
FieldMap name(const char *text) { return {{resident::Name, QString::fromUtf8(text)}}; }
FieldMap phone(const char *digits) { return {{resident::Phone, QString::fromUtf8(digits)}}; }

// Two kiosks that both know one resident, at ledger position 1.
struct Pair
{
    Pair()
    {
        isReady = hub.enrol(a) && hub.enrol(b);
        id = a.create(person());
        hub.sync(a, 1);
        hub.sync(b);
    }
    void syncBoth(quint64 firstOfA = 2, quint64 firstOfB = 1)
    {
        hub.sync(a, firstOfA);
        hub.sync(b, firstOfB);
        hub.sync(a);
    }
    QString text(FieldTag tag) { return std::get<QString>(hub.state(id).fields.value(tag).value); }
    qint64 conflicts(int state) { return hub.count(QStringLiteral("conflict WHERE state=%1").arg(state)); }

    TestHub hub;
    TestKiosk a{"A"}, b{"B"};
    EntityId id;
    bool isReady = false;
};

// What a kiosk makes of what it received, by the domain's merge alone: the reference that the hub must equal.
EntityState fold(const TestKiosk &kiosk, const EntityId &entity, const QList<const TestKiosk *> &all)
{
    EntityState state;
    for (const protocol::PlacedCommit &placed : kiosk.received) {
        const protocol::OpenCommit *open = placed.open ? &*placed.open : nullptr;
        Id author;
        for (const TestKiosk *writer : all) {
            const StreamId stream = open ? open->commit.stream : placed.ownStream;
            if (writer->stream() != stream)
                continue;
            author = hub::deviceIdOf(writer->device.publicKey);
            if (!open)
                open = &writer->commits().at(static_cast<qsizetype>(placed.ownSeq) - 1);
        }
        if (!open || placed.note.quarantined)
            continue;
        for (int i = 0; i < open->commit.ops.size(); ++i) {
            const protocol::Op &op = open->commit.ops.at(i);
            if (op.entity != entity)
                continue;
            const auto kind = incomingKindOf(op.kind).value_or(IncomingKind::Set);
            const Stamp stamp{placed.note.hseq, open->commit.stream, author, protocol::opUid(open->commit.originStream, open->commit.originSeq, i), open->commit.hlcMs, open->commit.hlcCounter, placed.note.clockSuspect};
            state.subject = op.subject;
            mergeInto(state, {kind, *protocol::decodeFields(*open->bodies.at(i)), op.base, stamp});
        }
    }
    return state;
}

} // namespace

class HubMergeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAConflictWhereTwoPeopleMeantDifferentThings()
    {
        Pair pair;
        QVERIFY(pair.isReady);
        pair.a.set(pair.id, name("Siti Nurhasanah"), 1);
        pair.b.set(pair.id, name("Siti Nur Khasanah"), 1);

        pair.syncBoth();

        QCOMPARE(pair.text(resident::Name), QStringLiteral("Siti Nurhasanah")); // the first accepted stays visible
        QCOMPARE(pair.conflicts(0), 1);
        QCOMPARE(pair.hub.value(QStringLiteral("SELECT base_hseq*100 + a_hseq*10 + b_hseq FROM conflict")).toInt(), 123);
        QCOMPARE(*hub::decodeValue(pair.hub.value(QStringLiteral("SELECT other FROM conflict")).toByteArray()), Value(QStringLiteral("Siti Nur Khasanah")));
        QCOMPARE(pair.hub.findings(), QStringList());
    }
    void seesNoConflictWhereBothSayTheSame()
    {
        Pair pair;
        pair.a.set(pair.id, name("Siti Nurhasanah"), 1);
        pair.b.set(pair.id, name("Siti Nurhasanah"), 1);

        pair.syncBoth();

        QCOMPARE(pair.hub.count(QStringLiteral("conflict")), 0);
        QCOMPARE(pair.hub.count(QStringLiteral("commit_log")), 3);
    }
    void letsTheLaterStampWinAPhoneNumberAndKeepsBoth()
    {
        Pair pair;
        pair.b.now = pair.a.now + 60'000;
        pair.b.set(pair.id, phone("081200009003"), 1);
        pair.a.set(pair.id, phone("081200009002"), 1);

        pair.syncBoth();

        QCOMPARE(pair.text(resident::Phone), QStringLiteral("081200009003"));
        QCOMPARE(pair.conflicts(0), 0);
        QCOMPARE(pair.conflicts(1), 1);
    }
    void neverLetsAClockFromTheFutureWin()
    {
        Pair pair;
        pair.b.now = 4'070'908'800'000; // 2099
        pair.b.set(pair.id, phone("081200009003"), 1);
        pair.a.set(pair.id, phone("081200009002"), 1);

        pair.syncBoth();

        QCOMPARE(pair.text(resident::Phone), QStringLiteral("081200009002"));
    }
    void followsAnEditThatKnewTheValue()
    {
        Pair pair;
        pair.b.set(pair.id, name("Siti Nurhasanah"), 1);
        pair.hub.sync(pair.b, 1);
        pair.hub.sync(pair.a);
        pair.a.set(pair.id, name("Siti Khasanah"), pair.a.appliedHseq);

        pair.hub.sync(pair.a, 2);

        QCOMPARE(pair.text(resident::Name), QStringLiteral("Siti Khasanah"));
        QCOMPARE(pair.hub.count(QStringLiteral("conflict")), 0);
    }
    void neverDropsAnEditThatMeetsATombstone()
    {
        Pair pair;
        pair.a.tombstone(pair.id, 1);
        pair.b.set(pair.id, name("Siti Nurhasanah"), 1);

        pair.syncBoth();

        QVERIFY(pair.hub.state(pair.id).tombstoned);
        QCOMPARE(pair.conflicts(0), 1);
        QCOMPARE(pair.hub.findings(), QStringList());
    }
    void neverDeletesWhatWasEditedMeanwhile()
    {
        Pair pair;
        pair.a.set(pair.id, name("Siti Nurhasanah"), 1);
        pair.b.tombstone(pair.id, 1);

        pair.syncBoth();

        QVERIFY(!pair.hub.state(pair.id).tombstoned);
        QCOMPARE(pair.conflicts(0), 1);
    }
    void removesFromASetOnlyWhatItsAuthorKnew()
    {
        Pair pair;
        const auto rws = [](const char *rw) { return FieldMap{{ledgersettings::PilotRws, QStringList{QString::fromLatin1(rw)}}}; };
        const EntityId settings = pair.a.create(rws("001"));
        pair.hub.sync(pair.a, 2);
        pair.hub.sync(pair.b);
        const auto change = [&](TestKiosk &kiosk, IncomingKind kind, const char *rw) { kiosk.commit({{quint8(kind), settings, settings, kiosk.appliedHseq, rws(rw), 1, {}}}); };
        change(pair.a, IncomingKind::AddToSet, "007");
        change(pair.b, IncomingKind::AddToSet, "007");
        change(pair.b, IncomingKind::RemoveFromSet, "007");
        change(pair.b, IncomingKind::RemoveFromSet, "001");
        pair.syncBoth(3);

        const QList<SetElement> set = pair.hub.state(settings).sets.value(ledgersettings::PilotRws);

        QCOMPARE(set.size(), 2);
        QVERIFY(set.first().adds.isEmpty()); // 001, which B knew
        QCOMPARE(set.last().adds.size(), 1); // 007, which A added apart
        QCOMPARE(pair.hub.findings(), QStringList());
        const QList<const TestKiosk *> all{&pair.a, &pair.b};
        for (const TestKiosk *kiosk : all)
            QVERIFY(fold(*kiosk, settings, all).sets == pair.hub.state(settings).sets);
    }
    void appendsEventsOfBothKiosks()
    {
        Pair pair;
        const FieldMap visit{{visit::ResidentId, toByteArray(pair.id)}, {visit::WeightG, qint64(8400)}};
        const EntityId first = pair.a.append(pair.id, visit);
        const EntityId second = pair.b.append(pair.id, visit);

        pair.syncBoth();

        QVERIFY(first != second);
        QCOMPARE(pair.hub.count(QStringLiteral("entity_state WHERE type=4")), 2);
        QCOMPARE(pair.hub.count(QStringLiteral("conflict")), 0);
    }
    void neverChangesAnEventAfterItsCommit()
    {
        Pair pair;
        const EntityId visit = pair.a.append(pair.id, {{visit::ResidentId, toByteArray(pair.id)}, {visit::WeightG, qint64(8400)}});
        pair.hub.sync(pair.a, 2);
        pair.hub.sync(pair.b);
        pair.b.commit({{5, visit, pair.id, 2, {{visit::WeightG, qint64(9900)}}, 1, {}}});

        pair.hub.sync(pair.b, 1);

        QCOMPARE(pair.hub.state(visit).fields.value(visit::WeightG).value, Value(qint64(8400)));
        QCOMPARE(pair.hub.findings(), QStringList());
    }
    void holdsSensitiveValuesUntilConsentArrives()
    {
        Pair pair;
        const FieldMap religion{{resident::Religion, qint64(1)}};
        pair.a.commit({{1, pair.id, pair.id, 1, religion, 2, {}}}, crypto::blake2b<16>("guyub.test.1", {}));
        pair.hub.sync(pair.a, 2);
        QCOMPARE(pair.hub.count(QStringLiteral("held_op")), 1);
        QVERIFY(!pair.hub.state(pair.id).fields.contains(resident::Religion));

        TestKiosk &b = pair.b;
        const EntityId consent = b.consent(pair.id, 1, true);
        b.commit({{1, pair.id, pair.id, 1, religion, 2, {}}}, consent);
        pair.hub.sync(b, 1);

        QVERIFY(pair.hub.state(pair.id).fields.contains(resident::Religion));
        QCOMPARE(pair.hub.count(QStringLiteral("held_op")), 1); // the first rests on a consent that nobody knows
        QCOMPARE(pair.hub.findings(), QStringList());
    }
    void holdsWhatRestsOnAWithdrawnConsent()
    {
        Pair pair;
        const EntityId consent = pair.a.consent(pair.id, 1, true);
        pair.a.consent(pair.id, 1, false);
        pair.a.commit({{1, pair.id, pair.id, 1, {{resident::Religion, qint64(1)}}, 2, {}}}, consent);

        pair.hub.sync(pair.a, 2);

        QCOMPARE(pair.hub.count(QStringLiteral("held_op")), 1);
        QVERIFY(!pair.hub.state(pair.id).fields.contains(resident::Religion));
    }
    void appliesReissuedWorkOnce()
    {
        Pair pair;
        pair.a.set(pair.id, name("Siti Nurhasanah"), 1);
        const protocol::OpenCommit original = pair.a.commits().last();
        pair.hub.sync(pair.a, 2);
        pair.hub.sync(pair.b);
        pair.b.set(pair.id, name("Siti Khasanah"), 2);
        pair.hub.sync(pair.b, 1);
        pair.a.newIncarnation();
        pair.a.reissue(original);

        const auto answer = pair.hub.sync(pair.a, 1);

        QCOMPARE(answer.marks.appliedSeq, quint64(1));
        QCOMPARE(answer.marks.quarantined, QList<quint64>());
        QCOMPARE(pair.text(resident::Name), QStringLiteral("Siti Khasanah"));
        QCOMPARE(pair.hub.count(QStringLiteral("conflict")), 0);
        QCOMPARE(pair.hub.findings(), QStringList());
    }
    void keepsWhatItDoesNotUnderstandYet()
    {
        Pair pair;
        pair.a.set(pair.id, {{120, QStringLiteral("a field of a newer kiosk")}}, 1);
        pair.a.append(pair.id, {{5000, QStringLiteral("a record of a newer kiosk")}});
        pair.a.commit({{99, pair.id, pair.id, 1, name("x"), 1, {}}});

        const auto answer = pair.hub.sync(pair.a, 2);
        pair.hub.sync(pair.b);

        QCOMPARE(answer.marks.quarantined, QList<quint64>());
        QVERIFY(pair.hub.state(pair.id).fields.contains(120));
        QCOMPARE(pair.b.received.size(), 4);
    }
    void endsWhereEveryKioskEnds()
    {
        Pair pair;
        for (int i = 0; i < 20; ++i) {
            TestKiosk &kiosk = i % 2 ? pair.a : pair.b;
            kiosk.now += i % 3 * 1000;
            kiosk.set(pair.id, i % 4 < 2 ? name(i % 8 < 4 ? "Siti Aminah" : "Siti Maimunah") : phone(i % 5 ? "081200009002" : "081200009003"), kiosk.appliedHseq);
            if (i % 5 == 4)
                pair.hub.sync(kiosk, kiosk.seq());
        }
        pair.hub.sync(pair.a, 1);
        pair.hub.sync(pair.b, 1);
        pair.hub.sync(pair.a);

        const QList<const TestKiosk *> all{&pair.a, &pair.b};
        EntityState ofHub = pair.hub.state(pair.id);
        for (const TestKiosk *kiosk : all) {
            EntityState folded = fold(*kiosk, pair.id, all);
            folded.type = ofHub.type;
            QVERIFY(folded == ofHub);
        }
        QVERIFY(pair.hub.count(QStringLiteral("conflict")) > 0);
        QCOMPARE(pair.hub.findings(), QStringList());
    }
};

GUYUB_TEST(HubMergeTest)
#include "mergetest.moc"
