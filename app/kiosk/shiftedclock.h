// The machine's clock, or one that stands a fixed span from it: for trying out other days.
#pragma once

#include "app/host/systemclock.h"

#include <QDateTime>

namespace guyub::kiosk {

class ShiftedClock final : public ports::Clock
{
public:
    explicit ShiftedClock(qint64 shiftMs) : m_shiftMs(shiftMs) { }

    UtcMs nowUtc() const override { return m_machine.nowUtc() + m_shiftMs; }
    QDate today() const override
    {
        return m_shiftMs == 0 ? m_machine.today() : QDateTime::fromMSecsSinceEpoch(nowUtc()).toLocalTime().date();
    }
    int quality() const override { return m_shiftMs == 0 ? m_machine.quality() : 0; }

private:
    host::SystemClock m_machine;
    qint64 m_shiftMs;
};

} // namespace guyub::kiosk
