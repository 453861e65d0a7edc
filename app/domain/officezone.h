// Which of Indonesia's three time zones an office stands in, by the province in its area code (Keppres 41/1987; North
// Kalimantan and the newer Papuan provinces follow those they were split from). So a paper tells the same hour wherever
// and whenever it is drawn, whatever zone the machine is set to.
#pragma once

#include "app/base/time.h"

#include <QDateTime>
#include <QString>
#include <QStringView>

namespace guyub::domain {

struct OfficeZone
{
    int offsetMinutes = 0; // from UTC
    QString name;          // "WIB"
};

OfficeZone officeZoneOf(QStringView areaCode); // "35.77.03.1009"; WIB for a province that is unknown here
QDateTime officeTime(UtcMs at, QStringView areaCode);

} // namespace guyub::domain
