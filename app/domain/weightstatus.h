// N/T/O/B of the KMS (Permenkes 155/2010): does the weight go up enough since last month? See DOMAIN D.2. A T is something
// to look at, not a verdict: 41-64 % of healthy children fall below KBM in a given month.
#pragma once

#include "app/domain/sex.h"

#include <QDate>
#include <QList>

#include <optional>

namespace guyub::domain {

enum class WeightStatus : quint8
{
    N = 1,
    T = 2,
    O = 3,
    B = 4,
    TwoT = 5
}; // codes of status_timbang

struct Weighing
{
    QDate day;
    int weightGrams = 0;
};

struct WeightVerdict
{
    std::optional<WeightStatus> status; // absent: weighed last month, but the table has no row for this age
    std::optional<int> gainGrams; // against the last weighing of the previous calendar month
    std::optional<int> neededGrams; // KBM at this age in completed months; absent below 1 and beyond 60 months
};

// `earlier` in any order, this one not included; those on the day of `now` or after it are ignored. `birth` must be valid.
WeightVerdict weightStatus(Sex sex, QDate birth, const Weighing &now, const QList<Weighing> &earlier);
std::optional<int> minimumGainGrams(Sex sex, int completedMonths);

} // namespace guyub::domain
