// The machine's clock and randomness behind the ports. The only place that reads them.
#pragma once

#include "app/ports/clock.h"

#include <QStringView>

namespace guyub::host {

class SystemClock final : public ports::Clock
{
public:
    UtcMs nowUtc() const override;
    QDate today() const override;
};

// From now on this process's local time, and with it every "today", is the office's, whatever zone the machine is set
// to: screen and paper tell one hour. Call it while no other thread reads the environment.
void followOfficeZone(QStringView areaCode);

class SystemRandom final : public ports::Random
{
public:
    Bytes bytes(std::size_t count) override;
};

} // namespace guyub::host
