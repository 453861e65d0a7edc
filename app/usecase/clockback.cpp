#include "app/usecase/clockback.h"

#include <QDateTime>

namespace guyub::usecase {

namespace {
constexpr UtcMs kProofMs = UtcMs(20) * 3'600'000; // from one opening of the counter to the next
}

ClockSeen clockAfter(const ClockSeen &before, UtcMs now)
{
    if (now >= before.latest)
        return {now, 0};
    if (before.backSince == 0 || now < before.backSince)
        return {before.latest, now};
    return now - before.backSince >= kProofMs ? ClockSeen{now, 0} : before;
}

std::optional<ClockBack> clockPutBack(UtcMs latest, const ports::Clock &clock)
{
    const QDate lastDay = QDateTime::fromMSecsSinceEpoch(latest).toLocalTime().date(), today = clock.today();
    if (latest <= 0 || today >= lastDay)
        return {};
    return ClockBack{today, lastDay};
}

} // namespace guyub::usecase
