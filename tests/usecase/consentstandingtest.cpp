#include "app/domain/records/resident.h"
#include "app/usecase/consentstanding.h"
#include "app/usecase/recordconsent.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;

namespace {

struct Counter
{
    test::ManualClock clock;
    test::MemoryRecordStore store{clock};
    EntityId person;

    Counter()
    {
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].fields = {{resident::Name, QStringLiteral("Sutinah")}};
        person = store.commit(action).value_or(ports::Saved()).entities.value(0);
    }
    void say(Purpose purpose, bool given, qint64 by = kGivenBySelf, const QString &guardian = {})
    {
        clock.advanceMs(60'000);
        QVERIFY(RecordConsent(store, clock).run(person, {purpose, given, by, guardian, QStringLiteral("1"), QStringLiteral("id")}));
    }
    ConsentStanding of(Purpose purpose)
    {
        const auto standings = consentStandings(store, person);
        for (const ConsentStanding &each : standings.value_or(QList<ConsentStanding>()))
            if (each.purpose == purpose)
                return each;
        return {};
    }
};

} // namespace

class ConsentStandingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsEachPurposeApart()
    {
        Counter counter;
        counter.say(Purpose::Counter, true);
        counter.say(Purpose::ChildHealth, false, kGivenByGuardian, QStringLiteral("Ibu Wati"));

        QCOMPARE(consentStandings(counter.store, counter.person)->size(), 3);
        QVERIFY(counter.of(Purpose::Counter).isGiven);
        QVERIFY(!counter.of(Purpose::Counter).forbidsShowing());
        QCOMPARE(counter.of(Purpose::ChildHealth).guardianName, QStringLiteral("Ibu Wati"));
        QCOMPARE(counter.of(Purpose::ChildHealth).at, counter.clock.nowUtc());
        QVERIFY(counter.of(Purpose::ChildHealth).forbidsShowing());
        QVERIFY(!counter.of(Purpose::Aid).isAnswered);
        QVERIFY(!counter.of(Purpose::Aid).forbidsShowing()); // what is there rests on something else
    }
    void letsTheNewestWordCount()
    {
        Counter counter;
        counter.say(Purpose::Aid, true);
        counter.say(Purpose::Aid, false);
        QVERIFY(counter.of(Purpose::Aid).forbidsShowing());

        counter.say(Purpose::Aid, true);

        QVERIFY(counter.of(Purpose::Aid).isGiven);
        QCOMPARE(counter.of(Purpose::Aid).at, counter.clock.nowUtc());
    }
};

GUYUB_TEST(ConsentStandingTest)
#include "consentstandingtest.moc"
