// What the home page counts of a day.
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QDateTime>

using namespace guyub;
using namespace guyub::domain;
using test::TestStore;
using usecase::Purpose;
using usecase::ServiceKind;

class FiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsTheDay()
    {
        TestStore store;
        const auto born = [](qint64 day) { return FieldMap{{resident::BirthDate, day}}; };
        const EntityId newborn = store.person(QStringLiteral("Kirana"), born(20261101));
        store.person(QStringLiteral("Bagas"), born(20211125)); // five tomorrow
        store.person(QStringLiteral("Dimas"), born(20211124)); // five today
        store.person(QStringLiteral("Ngatinah"), born(19480000));
        const auto consent = store.store().consentInForce(newborn, int(Purpose::ChildHealth));
        QVERIFY(store.weigh(newborn, 4'000, *consent));
        QVERIFY(store.weigh(newborn, 4'010, *consent));
        const UtcMs start = QDateTime(QDate(2026, 11, 24), QTime(0, 0), Qt::OffsetFromUTC, 7 * 3600).toMSecsSinceEpoch();

        const auto figures = store.store().figuresOf(20261124, start, start + 86'400'000);

        // Right after registering, a receipt for the same person; later one by itself; a paper is checked.
        const auto keep = [&](ServiceKind kind, UtcMs startedAt) { return usecase::keepService(store.store(), store.clock, {kind, startedAt, false}); };
        store.person(QStringLiteral("Wagiman"));
        QVERIFY(keep(ServiceKind::Receipt, store.clock.nowUtc()));
        store.clock.advanceMs(600'000);
        QVERIFY(keep(ServiceKind::Receipt, store.clock.nowUtc()) && keep(ServiceKind::Verify, store.clock.nowUtc()) && keep(ServiceKind::Find, store.clock.nowUtc()));

        QCOMPARE(figures->residentsServed, 4);
        QCOMPARE(store.store().figuresOf(20261124, start, start + 86'400'000)->residentsServed, 6);
        QCOMPARE(figures->childrenWeighed, 1);
        QCOMPARE(figures->childrenExpected, 2);
        QCOMPARE(figures->receiptsPrinted, 0);
        QCOMPARE(store.store().bornBetween(20211125, 20261124, 10)->size(), 2);
    }
};

GUYUB_TEST(FiguresTest)
#include "figurestest.moc"
