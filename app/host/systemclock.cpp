#include "app/host/systemclock.h"

#include "app/domain/officezone.h"

#include <QDateTime>

#include <sodium.h>

#include <ctime>

namespace guyub::host {

UtcMs SystemClock::nowUtc() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

QDate SystemClock::today() const
{
    return QDate::currentDate();
}

void followOfficeZone(QStringView areaCode)
{
    const domain::OfficeZone zone = domain::officeZoneOf(areaCode);
    // POSIX writes the sign the other way round: "WIB-7" is seven hours east.
    const QByteArray rule = zone.name.toLatin1() + QByteArray::number(-zone.offsetMinutes / 60);
    if (qgetenv("TZ") == rule)
        return;
    qputenv("TZ", rule);
    ::tzset();
}

Bytes SystemRandom::bytes(std::size_t count)
{
    Bytes result(count);
    randombytes_buf(result.data(), result.size());
    return result;
}

} // namespace guyub::host
