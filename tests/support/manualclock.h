// A clock that stands still until it is moved. Local time is UTC+7 (WIB).
#pragma once

#include "app/ports/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace guyub::test {

class ManualClock final : public ports::Clock
{
public:
    explicit ManualClock(QDate day = {2026, 11, 24}, QTime wib = {9, 41}) { setLocal(day, wib); }

    void setLocal(QDate day, QTime wib)
    {
        m_now = QDateTime(day, wib, Qt::OffsetFromUTC, kWibSeconds).toMSecsSinceEpoch();
    }
    void advanceMs(qint64 ms) { m_now += ms; }

    UtcMs nowUtc() const override { return m_now; }
    QDate today() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_now, Qt::OffsetFromUTC, kWibSeconds).date();
    }

private:
    static constexpr int kWibSeconds = 7 * 3600;
    UtcMs m_now = 0;
};

} // namespace guyub::test
