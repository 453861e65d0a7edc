// Instants and days. Storage holds instants as milliseconds since 1970 UTC and days as the number YYYYMMDD.
#pragma once

#include <QDate>
#include <QtGlobal>

namespace guyub {

using UtcMs = qint64; // milliseconds since 1970-01-01T00:00Z

// A calendar day as the number YYYYMMDD; 00 stands for an unknown month or day (19620000).
using DayNumber = qint64;

inline DayNumber dayNumber(QDate date)
{
    return date.isValid() ? date.year() * 10000LL + date.month() * 100LL + date.day() : 0;
}
// Invalid when month or day is unknown or the number is no date.
inline QDate dateOf(DayNumber day)
{
    return {static_cast<int>(day / 10000), static_cast<int>(day / 100 % 100), static_cast<int>(day % 100)};
}

} // namespace guyub
