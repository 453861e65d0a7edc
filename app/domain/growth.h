// Child growth against the WHO Child Growth Standards (2006, 0-5 years, day tables). The algorithm is that of DOMAIN E.2;
// tables are WHO's figures (resources/growth, source named there). Pure; tables are read once and shared between threads.
#pragma once

#include "app/domain/sex.h"

#include <QDate>
#include <QString>

#include <optional>

namespace guyub::domain {

enum class MeasuredPosition : quint8
{
    Unknown = 0,
    Lying = 1,
    Standing = 2
}; // codes of posisi_ukur

enum class GrowthIndicator : quint8
{
    WeightForAge,
    LengthForAge,
    WeightForLength,
    BmiForAge,
    HeadForAge,
    ArmForAge
};

inline constexpr int kLastGrowthDay = 1826; // tables end here: under 60 months of 30.4375 days
inline constexpr int kFirstStandingDay = 731; // from here on the tables are those of children measured standing
inline constexpr double kDaysPerMonth = 30.4375; // an age known in months only is so many days

struct GrowthInput
{
    Sex sex = Sex::Unknown;
    std::optional<double>
        ageDays; // tables are read at the whole day, half up; absent or below 0: weight-for-length only
    std::optional<double> weightKg, lengthCm, headCm, armCm; // as measured; zero or less is refused by assess()
    MeasuredPosition position = MeasuredPosition::Unknown;
    bool oedema = false;
};

struct ZScore
{
    std::optional<double> raw; // after the restricted adjustment; absent: not computable
    double rounded = 0; // two decimals, what flags and categories use
    bool flagged = false; // outside WHO's limits of what can be: measure again
};

struct GrowthResult
{
    std::optional<double> correctedLengthCm; // after +-0.7 cm
    MeasuredPosition correctedPosition = MeasuredPosition::Unknown;
    bool standingBefore9Months = false; // c9mo_flag
    std::optional<double> bmi;
    ZScore length, weight, weightForLength, bmiForAge, head, arm;
};

// `nullopt` when the input cannot be scored at all: sex unknown, a measure that is zero, negative or not finite.
std::optional<GrowthResult> assess(const GrowthInput &input);

// Value of the standard at `z` (-3, -2 ... 3) for drawing curves: kg, cm or kg/m2. `x`: age in days, or length in mm for
// WeightForLength (lying below 870 mm, standing from there). nullopt outside the table.
std::optional<double> growthCurve(GrowthIndicator indicator, Sex sex, int x, double z);

// Category of Permenkes 2/2020 by the rounded z-score: code of the indicator's list, growthCategoryList(). A flagged score
// has one too, but nobody may show it without saying "measure again". nullopt: no score, no list, not 0 to 60 months.
std::optional<qint64> growthCategory(GrowthIndicator indicator, const ZScore &score, int ageDays);
QString growthCategoryList(GrowthIndicator indicator); // "kategori_bb_u" ...; empty for head and arm
// Upper arm at 6 to 59 months: code of kategori_lila (below 11.5 cm, below 12.5 cm, normal).
std::optional<qint64> armCategory(int armMm, int completedMonths);

// Completed months by the calendar ("2 bulan 29 hari" is 2); -1 when `day` is before birth.
int completedMonths(QDate birth, QDate day);

} // namespace guyub::domain
