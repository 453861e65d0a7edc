// Was the clock of this kiosk put back? What the clock said at writes tells, not the order of the log, which never runs
// back: after a clock that was far ahead for an hour that order would say yes for years.
#pragma once

#include "app/ports/clock.h"

#include <optional>

namespace guyub::usecase {

struct ClockSeen
{
    UtcMs latest = 0;    // what the clock said at a write, and went back behind since; else at the last write
    UtcMs backSince = 0; // the first write behind `latest`; 0: none

    friend bool operator==(const ClockSeen &, const ClockSeen &) = default;
};

// To be kept after a write at `now`. A clock that was put right runs on: once it has gone a day on its own the time before
// is forgotten. One that falls back at every start, its battery empty, never gets that far.
ClockSeen clockAfter(const ClockSeen &before, UtcMs now);

struct ClockBack
{
    QDate today, lastDay;
};
// The two dates to be told, when the clock says an earlier day than at the last write; `latest` 0: nothing written yet.
std::optional<ClockBack> clockPutBack(UtcMs latest, const ports::Clock &clock);

} // namespace guyub::usecase
