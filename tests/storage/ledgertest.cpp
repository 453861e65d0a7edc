#include "app/domain/records/ledgersettings.h"
#include "tests/storage/ledger.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using test::Ledger;
using test::TestStore;
using usecase::Purpose;

namespace {

struct Two
{
    // A's work comes first in the ledger, then B's; both hold all of it afterwards.
    void sync()
    {
        ledger.take(a);
        ledger.take(b);
        QVERIFY(ledger.bring(a));
        QVERIFY(ledger.bring(b));
    }
    // A person whom both know.
    EntityId shared(const char *name)
    {
        const EntityId id = a.person(QString::fromUtf8(name), {{resident::Phone, QStringLiteral("08990000001")}});
        sync();
        return id;
    }
    bool agree() { return a.digest() == b.digest(); }
    // What the log says is what stands there.
    bool rebuildsEqual(TestStore &store)
    {
        const Hash before = store.digest();
        return store.rebuild() && store.digest() == before;
    }

    TestStore a{QStringLiteral("Wening")}, b{QStringLiteral("Ratri")};
    Ledger ledger;
};

QString phoneOf(TestStore &store, const EntityId &id)
{
    return textOf(store.store().load(id)->fields, resident::Phone);
}
ports::Record settingsOf(TestStore &store)
{
    return store.store().allOf(RecordType::LedgerSettings, 10, 0)->first();
}
QStringList pilotRws(TestStore &store)
{
    const Value rws = settingsOf(store).fields.value(ledgersettings::PilotRws);
    return std::holds_alternative<QStringList>(rws) ? std::get<QStringList>(rws) : QStringList();
}
Result<ports::Saved> changeRws(TestStore &store, ports::OpKind kind, const char *rw)
{
    const ports::Record seen = settingsOf(store);
    ports::Change change;
    change.kind = kind;
    change.type = RecordType::LedgerSettings;
    change.entity = seen.id;
    change.openedAt = seen.position;
    change.fields = {{ledgersettings::PilotRws, QStringList{QString::fromLatin1(rw)}}};
    ports::Action action;
    action.changes = {change};
    return store.store().commit(action);
}
QList<ports::Conflict> open(TestStore &store)
{
    return *store.store().conflicts(true);
}
bool showsWeight(TestStore &store, const EntityId &id)
{
    const auto visits = store.store().recordsOf(id, RecordType::Visit, 10, 0);
    return !visits->isEmpty() && hasValue(visits->first().fields, visit::WeightG);
}

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsTwoStoresToTheSameDigest()
    {
        Two two;
        const EntityId soeparman = two.shared("Soeparman");
        const EntityId djoyo = two.b.person(QStringLiteral("Djoyo"), {{resident::Religion, qint64(2)}});
        QVERIFY(two.b.weigh(djoyo, 12'000, *two.b.store().consentInForce(djoyo, int(Purpose::ChildHealth))));
        QVERIFY(two.a.set(soeparman, {{resident::Name, QStringLiteral("Suparman")}}));

        two.sync();

        QVERIFY(two.agree());
        QCOMPARE(two.b.nameOf(soeparman), QStringLiteral("Suparman"));
        QVERIFY(showsWeight(two.a, djoyo));
        QCOMPARE(two.a.find(QStringLiteral("joyo")), QStringList{QStringLiteral("Djoyo")});
        QVERIFY(open(two.a).isEmpty()); // not even about the settings that both wrote at their beginning
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.rebuildsEqual(two.b));
        QVERIFY(two.a.findings().isEmpty());
        QVERIFY(two.b.findings().isEmpty());
    }

    void showsOnesOwnChangesOverWhatIsPlaced()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        QVERIFY(two.b.set(id, {{resident::Phone, QStringLiteral("08990000002")}}));
        QVERIFY(two.a.set(id, {{resident::Landmark, QStringLiteral("dekat langgar")}}));

        two.ledger.take(two.b);
        QVERIFY(two.ledger.bring(two.a));

        const auto record = two.a.store().load(id);
        QCOMPARE(textOf(record->fields, resident::Phone), QStringLiteral("08990000002"));
        QCOMPARE(textOf(record->fields, resident::Landmark), QStringLiteral("dekat langgar"));
        QVERIFY(record->waiting);
        QVERIFY(two.rebuildsEqual(two.a));
        two.sync();
        QVERIFY(!two.a.store().load(id)->waiting);
        QVERIFY(two.agree());
    }

    void opensAConflictWhereTwoMeantDifferentThings()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        QVERIFY(two.a.set(id, {{resident::Name, QStringLiteral("Suparman")}}));
        QVERIFY(two.b.set(id, {{resident::Name, QStringLiteral("Soeparmin")}}));

        // B learns of A's name before its own is placed: both values, B's not lost, not yet judged.
        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.b));
        QCOMPARE(open(two.b).size(), 1);
        QVERIFY(open(two.b).first().provisional);
        QVERIFY(two.b.store().load(id)->hasConflict);
        QVERIFY(two.rebuildsEqual(two.b));
        QCOMPARE(open(two.b).first().otherBy.person, QStringLiteral("Ratri"));
        QCOMPARE(open(two.b).first().shownBy.person, QStringLiteral("Wening"));

        two.sync();
        QCOMPARE(open(two.a).size(), 1);
        QCOMPARE(open(two.b).size(), 1);
        QVERIFY(!open(two.b).first().provisional);
        QCOMPARE(open(two.b).first().openedAt, open(two.a).first().openedAt);
        QCOMPARE(std::get<QString>(open(two.b).first().shown), QStringLiteral("Suparman"));
        QCOMPARE(std::get<QString>(open(two.b).first().other), QStringLiteral("Soeparmin"));
        for (TestStore *store : {&two.a, &two.b}) {
            const ports::Conflict conflict = open(*store).first();
            QCOMPARE(conflict.shownBy.person, QStringLiteral("Wening"));
            QCOMPARE(conflict.otherBy.person, QStringLiteral("Ratri"));
            QVERIFY(conflict.otherBy.at > 0 && conflict.shownBy.at > 0);
        }
        QCOMPARE(two.a.nameOf(id), QStringLiteral("Suparman"));
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.rebuildsEqual(two.b));
    }

    void letsTheLaterOfTwoAutomaticValuesWinAndKeepsBoth()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        two.b.clock.advanceMs(3'600'000); // B writes later, and is placed later
        QVERIFY(two.a.set(id, {{resident::Phone, QStringLiteral("08990000002")}}));
        QVERIFY(two.b.set(id, {{resident::Phone, QStringLiteral("08990000003")}}));

        two.sync();

        QCOMPARE(phoneOf(two.a, id), QStringLiteral("08990000003"));
        QCOMPARE(phoneOf(two.b, id), QStringLiteral("08990000003"));
        QVERIFY(open(two.a).isEmpty());
        const auto kept = two.a.store().conflicts(false);
        QCOMPARE(kept->size(), 1);
        QVERIFY(kept->first().automatic);
        QCOMPARE(std::get<QString>(kept->first().other), QStringLiteral("08990000002"));
        QVERIFY(two.agree());
    }

    void agreesWhenBothWroteTheSame()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        QVERIFY(two.a.set(id, {{resident::Name, QStringLiteral("Suparman")}}));
        QVERIFY(two.b.set(id, {{resident::Name, QStringLiteral("Suparman")}}));

        two.sync();

        QVERIFY(open(two.a).isEmpty());
        QVERIFY(two.agree());
    }

    void keepsTheBaseOfTheFirstOfSeveralOwnChanges()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        QVERIFY(two.a.set(id, {{resident::Name, QStringLiteral("Suparman")}}));
        QVERIFY(two.b.set(id, {{resident::Name, QStringLiteral("Soeparmin")}}));
        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.b));
        // B looks again and changes it once more: this must not hide the clash with A's value.
        QVERIFY(two.b.set(id, {{resident::Name, QStringLiteral("Soeparmanto")}}));

        two.sync();

        QVERIFY(!open(two.a).isEmpty());
        QCOMPARE(two.a.nameOf(id), QStringLiteral("Suparman"));
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.b));
    }

    void holdsWhatComesWithoutConsentUntilItIsThere()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        const auto consent = two.a.store().consentInForce(id, int(Purpose::ChildHealth));
        QVERIFY(two.a.say(id, Purpose::ChildHealth, false));
        QVERIFY(two.b.weigh(id, 12'000, *consent)); // B does not know yet

        two.sync();

        QVERIFY(!showsWeight(two.a, id));
        QVERIFY(!showsWeight(two.b, id)); // from its own screen too
        QCOMPARE(two.a.store().recordsOf(id, RecordType::Visit, 10, 0)->size(), 1); // that there was a visit is no secret
        QCOMPARE(two.a.count(QStringLiteral("held_op")), 1);
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.rebuildsEqual(two.b));
    }

    void holdsOwnWorkThatWaitsWhenAWithdrawalIsPlacedBeforeIt()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        const auto consent = two.b.store().consentInForce(id, int(Purpose::ChildHealth));
        QVERIFY(two.b.weigh(id, 12'000, *consent));
        QVERIFY(two.b.set(id, {{resident::Landmark, QStringLiteral("dekat langgar")}}));
        QVERIFY(two.a.say(id, Purpose::ChildHealth, false));
        QVERIFY(showsWeight(two.b, id));

        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.b));

        QVERIFY(!showsWeight(two.b, id));
        QVERIFY(two.rebuildsEqual(two.b)); // a rebuild neither fails nor shows it again

        // Consent is given again and placed before B's visit: shown again, as it will be in its place.
        QVERIFY(two.a.say(id, Purpose::ChildHealth, true));
        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.b));
        QVERIFY(showsWeight(two.b, id));
        QVERIFY(two.rebuildsEqual(two.b));
        two.sync();
        QVERIFY(showsWeight(two.a, id));
        QVERIFY(two.agree());
    }

    void takesOutOfTheTablesWhatTheHubSetsAside()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        const Hash before = two.a.digest();
        QVERIFY(two.b.set(id, {{resident::Name, QStringLiteral("Soeparmin")}}));
        const EntityId other = two.b.person(QStringLiteral("Djoyo"));
        QVERIFY(two.b.weigh(other, 12'000, *two.b.store().consentInForce(other, int(Purpose::ChildHealth))));

        two.ledger.take(two.b, true);
        QVERIFY(two.ledger.bring(two.b));
        QVERIFY(two.ledger.bring(two.a));

        QCOMPARE(two.b.nameOf(id), QStringLiteral("Soeparman"));
        QVERIFY(two.b.find(QStringLiteral("Djoyo")).isEmpty());
        QCOMPARE(two.a.digest(), before);
        QCOMPARE(two.b.digest(), before);
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.rebuildsEqual(two.b));
        QVERIFY(two.b.findings().isEmpty());
    }

    void appliesASegmentThatComesTwiceOnce()
    {
        Two two;
        two.shared("Soeparman");
        two.a.person(QStringLiteral("Djoyo"));
        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.b));
        const Hash digest = two.b.digest();
        storage::Applied applied;

        QVERIFY(storage::Inbox(two.b.database(), two.b.session->identity(), two.b.folder()).applySegment(two.ledger.last, applied));

        QCOMPARE(applied.commits, 0);
        QCOMPARE(two.b.digest(), digest);
    }

    void refusesASegmentWithAGapOrAForgedTree()
    {
        Two two;
        two.shared("Soeparman");
        two.a.person(QStringLiteral("Djoyo"));
        two.a.person(QStringLiteral("Sastro"));
        two.ledger.take(two.a);
        const Hash digest = two.b.digest();
        const auto position = storage::Meta(two.b.database()).number(storage::metakey::appliedHseq).value();
        QVERIFY(two.ledger.bring(two.b));
        const protocol::DownSegment whole = two.ledger.last;

        TestStore fresh;
        storage::Inbox inbox(fresh.database(), fresh.session->identity(), fresh.folder());
        storage::Applied applied;
        QCOMPARE(inbox.applySegment(whole, applied).error().code, ErrorCode::Damaged); // begins after a gap
        protocol::DownSegment forged = whole;
        forged.ledger = "35.77.03.1008";
        QCOMPARE(inbox.applySegment(forged, applied).error().code, ErrorCode::Damaged);

        QVERIFY(digest != two.b.digest());
        QVERIFY(position > 0);
        QCOMPARE(fresh.count(QStringLiteral("resident")), 0);
    }

    void refusesAStreamWhoseChainIsBroken()
    {
        Two two;
        two.a.person(QStringLiteral("Soeparman"));
        two.a.person(QStringLiteral("Djoyo"));
        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.a));
        protocol::DownSegment segment = two.ledger.last;
        QVERIFY(!segment.commits.first().open); // a's own

        Ledger other;
        other.take(two.a);
        TestStore fresh;
        QVERIFY(other.bring(fresh));
        segment = other.last;
        TestStore target;
        storage::Inbox inbox(target.database(), target.session->identity(), target.folder());
        storage::Applied applied;
        segment.commits[1].open->commit.prevHash[0] ^= 1;
        QCOMPARE(inbox.applySegment(segment, applied).error().code, ErrorCode::Damaged);
        QCOMPARE(target.count(QStringLiteral("resident")), 0); // nothing of the segment stays
        segment = other.last;
        segment.treeRoot[0] ^= 1;
        QCOMPARE(inbox.applySegment(segment, applied).error().code, ErrorCode::Damaged);
        QVERIFY(inbox.applySegment(other.last, applied));
        QCOMPARE(target.count(QStringLiteral("resident")), 2);
    }

    void keepsATombstoneAndAnEditThatDidNotKnowOfIt()
    {
        Two two;
        const EntityId id = two.shared("Soeparman");
        QVERIFY(two.a.withdraw(id));
        QVERIFY(two.a.find(QStringLiteral("Soeparman")).isEmpty());
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.b.set(id, {{resident::Phone, QStringLiteral("08990000009")}}));

        two.sync();

        QVERIFY(!open(two.a).isEmpty());
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.rebuildsEqual(two.b));
    }

    void mergesSettingsOfTwoKiosks()
    {
        Two two;
        two.sync();
        const auto settings = two.a.store().allOf(RecordType::LedgerSettings, 10, 0);
        QCOMPARE(settings->size(), 1);
        QVERIFY(changeRws(two.a, ports::OpKind::AddToSet, "001"));
        QVERIFY(changeRws(two.b, ports::OpKind::AddToSet, "002"));

        two.sync();

        QCOMPARE(pilotRws(two.b), QStringList({QStringLiteral("001"), QStringLiteral("002")}));
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.a));
    }

    void keepsWhatWasAddedToASetWhileAnotherTookItBack()
    {
        Two two;
        two.sync();
        QVERIFY(changeRws(two.a, ports::OpKind::AddToSet, "007"));
        QVERIFY(changeRws(two.b, ports::OpKind::AddToSet, "007"));
        QVERIFY(changeRws(two.b, ports::OpKind::RemoveFromSet, "007"));
        QCOMPARE(pilotRws(two.b), QStringList());

        two.sync();

        QCOMPARE(pilotRws(two.a), QStringList({QStringLiteral("007")}));
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.a));
        QVERIFY(two.rebuildsEqual(two.b));

        QVERIFY(changeRws(two.b, ports::OpKind::RemoveFromSet, "007")); // now it knows
        two.sync();
        QCOMPARE(pilotRws(two.a), QStringList());
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.a));
    }

    void removesFromASetWhatCameWhileOwnWorkWaited()
    {
        Two two;
        two.sync();
        QVERIFY(changeRws(two.b, ports::OpKind::AddToSet, "001")); // waits below
        QVERIFY(changeRws(two.a, ports::OpKind::AddToSet, "007"));
        two.ledger.take(two.a);
        QVERIFY(two.ledger.bring(two.b));
        QVERIFY(changeRws(two.b, ports::OpKind::RemoveFromSet, "007"));
        QCOMPARE(pilotRws(two.b), QStringList({QStringLiteral("001")}));

        two.sync();

        QCOMPARE(pilotRws(two.a), QStringList({QStringLiteral("001")}));
        QVERIFY(two.agree());
        QVERIFY(two.rebuildsEqual(two.b));
    }
};

GUYUB_TEST(LedgerTest)
#include "ledgertest.moc"
