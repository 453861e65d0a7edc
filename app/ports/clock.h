// The outside world's time and chance, given to whoever needs them through the constructor.
#pragma once

#include "app/base/time.h"

#include "app/base/bytes.h"

namespace guyub::ports {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcMs nowUtc() const = 0;
    // The local calendar day at the counter (WIB, WITA or WIT as the machine is set).
    virtual QDate today() const = 0;
    // How far the clock can be trusted (SYNC §1.3): 0 unknown, 1 rtc, 2 hub-synced < 24 h, 3 ntp.
    virtual int quality() const { return 1; }
};

class Random
{
public:
    virtual ~Random() = default;
    virtual Bytes bytes(std::size_t count) = 0;
};

} // namespace guyub::ports
