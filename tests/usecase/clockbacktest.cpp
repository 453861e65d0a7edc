#include "app/usecase/clockback.h"
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::usecase;

namespace {
constexpr UtcMs kHour = 3'600'000, kDay = 24 * kHour;
}

class ClockBackTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsBothDaysOnlyOfAClockThatSaysAnEarlierOne()
    {
        test::ManualClock clock({2026, 11, 24});
        QVERIFY(!clockPutBack(0, clock)); // nothing written yet
        QVERIFY(!clockPutBack(clock.nowUtc(), clock));
        QVERIFY(!clockPutBack(clock.nowUtc() - kDay, clock));

        const auto back = clockPutBack(clock.nowUtc() + 3 * kDay, clock);

        QVERIFY(back);
        QCOMPARE(back->today, QDate(2026, 11, 24));
        QCOMPARE(back->lastDay, QDate(2026, 11, 27));
    }
    void endsOnceAClockThatWasPutRightHasRunForADay()
    {
        const UtcMs right = 1'000 * kDay, ahead = right + 400 * kDay;
        ClockSeen seen = clockAfter(clockAfter({}, right), ahead);
        QCOMPARE(seen, (ClockSeen{ahead, 0}));

        seen = clockAfter(seen, right + kHour);
        QCOMPARE(seen, (ClockSeen{ahead, right + kHour}));
        seen = clockAfter(seen, right + 5 * kHour);
        QCOMPARE(seen.latest, ahead); // the same day
        seen = clockAfter(seen, right + kDay);

        QCOMPARE(seen, (ClockSeen{right + kDay, 0}));
    }
    void neverEndsForAClockThatFallsBackAtEveryStart()
    {
        const UtcMs epoch = 100 * kDay, latest = 1'000 * kDay;
        ClockSeen seen{latest, 0};
        for (int start = 0; start < 5; ++start)
            for (const UtcMs after : {kHour, 8 * kHour})
                seen = clockAfter(seen, epoch + after);

        QCOMPARE(seen.latest, latest);
    }
};

GUYUB_TEST(ClockBackTest)
#include "clockbacktest.moc"
