// A day at the counter of a kelurahan, played by the kiosk's own use cases: what its screens ask of the store, in their
// order, over 60 services. resources/docs/performance.md lists them.
#pragma once

#include "app/ports/clock.h"
#include "app/tool/bench/rounds.h"
#include "storage/session.h"

namespace guyub::bench {

// A quarter of a second later each time that it is asked. What is invented is a month old on the day that is played, as
// most of a store is: lists of the day must not find it.
class InventedClock final : public ports::Clock
{
public:
    UtcMs nowUtc() const override { return m_now += 250; }
    QDate today() const override { return m_today; }
    void beginDay()
    {
        m_now = kDayBegins;
        m_today = QDate(2026, 11, 24);
    }

private:
    static constexpr UtcMs kDayBegins = 1'795'480'200'000; // half past seven in Madiun
    static constexpr UtcMs kMonthMs = 31LL * 86'400'000;
    mutable UtcMs m_now = kDayBegins - kMonthMs;
    QDate m_today{2026, 10, 24};
};

struct InventedStore
{
    std::unique_ptr<storage::Session> session;
    QList<EntityId> people, children; // children: under five
    QStringList names;                // of `people`
};

inline constexpr int kServices = 60;

// A new store with so many residents, as many weighings of its children and a receipt for every fifth. The folder must not
// be there. Errors: those of Session::create() and of the imports, Cancelled.
Result<InventedStore> inventStore(const QString &folder, int residents, const InventedClock &clock, const ProgressOf &progress);
// Opens it again. Errors: those of Session::open().
Result<storage::Keys> unlockInvented(const QString &folder, const InventedClock &clock);

Result<> playDay(InventedStore &store, const InventedClock &clock, const Progress &progress); // Errors: those of the use cases, Cancelled

} // namespace guyub::bench
