// The machine's clock and randomness behind the ports. The only place that reads them.
#pragma once

#include "app/ports/clock.h"

namespace guyub::host {

class SystemClock final : public ports::Clock
{
public:
    UtcMs nowUtc() const override;
    QDate today() const override;
};

class SystemRandom final : public ports::Random
{
public:
    Bytes bytes(std::size_t count) override;
};

} // namespace guyub::host
