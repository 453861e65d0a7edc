#include "app/domain/records/access.h"
#include "app/usecase/viewresident.h"
#include "tests/storage/ledger.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using test::TestStore;

namespace {

constexpr qint64 kMonthMs = 31LL * 24 * 3'600'000;

Result<ports::Record> view(TestStore &store, const EntityId &id)
{
    usecase::Sightings seen; // as after a sign-in
    return usecase::ViewResident(store.store(), store.clock, seen).run(id, usecase::ViewPlace::Page);
}
QList<ports::Record> entries(TestStore &store, const EntityId &id)
{
    return store.store().recordsOf(id, RecordType::Access, 10, 0).value_or(QList<ports::Record>());
}
protocol::Commit newestCommit(TestStore &store)
{
    storage::CommitLog log(store.database());
    const auto head = log.headOf(store.store().stream());
    return log.read(store.store().stream(), head->seq)->commit;
}

} // namespace

class ReadLogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhoLookedAndChangesNothingElse()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        const Hash action = store.store().newestActionsAbout(id)->first().commit;

        QVERIFY(view(store, id));

        QCOMPARE(entries(store, id).size(), 1);
        QCOMPARE(bytesOf(entries(store, id).first().fields, access::OperatorId), toByteArray(store.store().operatorId()));
        QCOMPARE(store.digest(), digest);
        QCOMPARE(store.store().newestActionsAbout(id)->first().commit, action); // a receipt never proves that somebody looked
        QVERIFY(store.findings().isEmpty());
        QVERIFY(store.rebuild());
        QCOMPARE(entries(store, id).size(), 1);
        QCOMPARE(store.digest(), digest);
    }

    void isDurableBeforeAnythingIsShown()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));
        QVERIFY(view(store, id));
        store.close();

        QVERIFY(store.open());

        QCOMPARE(entries(store, id).size(), 1);
    }

    void liesUnderTheKeyOfItsMonthAndNamesNobodyOutsideIt()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));
        QVERIFY(view(store, id));
        const protocol::Commit first = newestCommit(store);
        QVERIFY(view(store, id));
        const protocol::Commit second = newestCommit(store);
        store.clock.advanceMs(kMonthMs);
        QVERIFY(view(store, id));
        const protocol::Commit later = newestCommit(store);

        QCOMPARE(first.ops.size(), 1);
        QCOMPARE(first.ops.first().subject, second.ops.first().subject);
        QVERIFY(first.ops.first().subject != later.ops.first().subject);
        QVERIFY(!protocol::encodeCommit(first).contains(toByteArray(id)));

        QVERIFY(store.database().run(QStringLiteral("DELETE FROM subject_key WHERE subject=?"), {toByteArray(first.ops.first().subject)}));
        QVERIFY(store.rebuild());
        QCOMPARE(entries(store, id).size(), 1); // the later month's
        QCOMPARE(store.nameOf(id), QStringLiteral("Soeparman"));
        QVERIFY(store.findings().isEmpty());
    }

    void isToldOnEveryKiosk()
    {
        TestStore a{QStringLiteral("Wening")}, b{QStringLiteral("Ratri")};
        test::Ledger ledger;
        const EntityId id = a.person(QStringLiteral("Soeparman"));
        QVERIFY(view(a, id));

        ledger.take(a);
        ledger.take(b);
        QVERIFY(ledger.bring(a));
        QVERIFY(ledger.bring(b));

        QCOMPARE(entries(b, id).size(), 1);
        QCOMPARE(bytesOf(entries(b, id).first().fields, access::OperatorId), toByteArray(a.store().operatorId()));
        QCOMPARE(a.digest(), b.digest());
    }
};

GUYUB_TEST(ReadLogTest)
#include "readlogtest.moc"
