#include "app/host/systemclock.h"

#include <QDateTime>

#include <sodium.h>

namespace guyub::host {

UtcMs SystemClock::nowUtc() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

QDate SystemClock::today() const
{
    return QDate::currentDate();
}

Bytes SystemRandom::bytes(std::size_t count)
{
    Bytes result(count);
    randombytes_buf(result.data(), result.size());
    return result;
}

} // namespace guyub::host
