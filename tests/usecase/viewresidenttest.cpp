#include "app/domain/records/access.h"
#include "app/domain/records/resident.h"
#include "app/usecase/viewresident.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using usecase::ViewPlace;

namespace {

struct Counter
{
    test::ManualClock clock;
    test::MemoryRecordStore store{clock};
    usecase::Sightings seen;
    EntityId person = made(RecordType::Resident, {{resident::Name, QStringLiteral("Sutinah")}});

    EntityId made(RecordType type, const FieldMap &fields)
    {
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].type = type;
        action.changes[0].fields = fields;
        return store.commit(action).value_or(ports::Saved()).entities.value(0);
    }
    Result<ports::Record> view(const EntityId &id, ViewPlace place = ViewPlace::Page)
    {
        return usecase::ViewResident(store, clock, seen).run(id, place);
    }
    QList<ports::Record> entries() { return store.recordsOf(person, RecordType::Access, 10).value_or(QList<ports::Record>()); }
};

} // namespace

class ViewResidentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhoLookedAtWhomWhenAndWhere()
    {
        Counter counter;

        const auto person = counter.view(counter.person, ViewPlace::Form);

        QCOMPARE(textOf(person->fields, resident::Name), QStringLiteral("Sutinah"));
        QCOMPARE(counter.entries().size(), 1);
        const FieldMap entry = counter.entries().first().fields;
        QCOMPARE(bytesOf(entry, access::ResidentId), toByteArray(counter.person));
        QCOMPARE(bytesOf(entry, access::OperatorId), toByteArray(counter.store.operatorId()));
        QCOMPARE(wholeOf(entry, access::At), counter.clock.nowUtc());
        QCOMPARE(wholeOf(entry, access::Place), qint64(2));
        QVERIFY(!hasValue(entry, access::EarlierViews));
    }

    void showsNothingWhenTheReadLogCannotBeWritten()
    {
        Counter counter;
        counter.store.failNextCommit(ErrorCode::DiskFull);

        QCOMPARE(counter.view(counter.person).error().code, ErrorCode::DiskFull);

        QVERIFY(counter.view(counter.person)); // the failed try has not counted as an entry
        QCOMPARE(counter.entries().size(), 1);
    }

    void writesOneEntryASignInAndCountsTheRestIntoTheNext()
    {
        Counter counter;
        for (int i = 0; i < 3; ++i)
            QVERIFY(counter.view(counter.person));
        QCOMPARE(counter.entries().size(), 1);

        counter.seen.beginSignIn();
        QVERIFY(counter.view(counter.person));

        QCOMPARE(counter.entries().size(), 2);
        QCOMPARE(wholeOf(counter.entries().first().fields, access::EarlierViews), qint64(2));
        counter.seen.beginSignIn();
        QVERIFY(counter.view(counter.person));
        QVERIFY(!hasValue(counter.entries().first().fields, access::EarlierViews));
    }

    void looksAtPeopleOnly()
    {
        Counter counter;
        const EntityId household = counter.made(RecordType::Household, {});

        QCOMPARE(counter.view(household).error().code, ErrorCode::NotFound);
        QCOMPARE(counter.view(EntityId()).error().code, ErrorCode::NotFound);
        QCOMPARE(counter.store.count(RecordType::Access), qsizetype(0));
    }
};

GUYUB_TEST(ViewResidentTest)
#include "viewresidenttest.moc"
