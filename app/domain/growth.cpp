#include "app/domain/growth.h"

#include "app/domain/growthtables.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace guyub::domain {

namespace {

constexpr double kAgeEndDays = 60 * kDaysPerMonth; // a score that needs the age exists below this
constexpr double kStandsFromDays = 9 * kDaysPerMonth; // younger children cannot stand: the report is an error
constexpr double kLyingMinusStandingCm = 0.7;
constexpr double kLyingBelowCm = 87; // with age and position unknown

struct Scale
{
    GrowthTable table;
    bool restricted;
    double flagBelow, flagAbove;
};

// Limits: WHO anthro, DOMAIN codes/growth_flag_limits.csv.
constexpr Scale kLength {GrowthTable::LengthForAge, false, -6, 6};
constexpr Scale kWeight {GrowthTable::WeightForAge, true, -6, 5};
constexpr Scale kWeightForLength {GrowthTable::WeightForLength, true, -5, 5};
constexpr Scale kWeightForHeight {GrowthTable::WeightForHeight, true, -5, 5};
constexpr Scale kBmi {GrowthTable::BmiForAge, true, -5, 5};
constexpr Scale kHead {GrowthTable::HeadForAge, false, -5, 5};
constexpr Scale kArm {GrowthTable::ArmForAge, true, -5, 5};

ZScore score(const Scale &scale, Sex sex, std::optional<double> x, std::optional<double> y)
{
    ZScore result;
    const std::optional<Lms> lms = x && y ? growthLms(scale.table, sex, *x) : std::nullopt;
    if (!lms)
        return result;
    const double z = zOfValue(*lms, *y, scale.restricted);
    if (!std::isfinite(z))
        return result;
    result.raw = z;
    result.rounded = std::round(z * 100) / 100;
    result.flagged = result.rounded < scale.flagBelow || result.rounded > scale.flagAbove;
    return result;
}

bool isRefused(std::optional<double> measure)
{
    return measure && !(std::isfinite(*measure) && *measure > 0);
}

// 24 months are 730.5 days: the row of day 731, where children stand.
double tableDay(double age)
{
    return std::floor(age + 0.5);
}

void correctLength(const GrowthInput &input, std::optional<double> age, GrowthResult &result)
{
    result.correctedLengthCm = input.lengthCm;
    result.correctedPosition = input.position;
    if (!input.lengthCm || !age)
        return;
    const bool isStanding = input.position == MeasuredPosition::Standing;
    if (isStanding && *age < kStandsFromDays) {
        result.standingBefore9Months = true;
        result.correctedPosition = MeasuredPosition::Unknown;
    } else if (isStanding && tableDay(*age) < kFirstStandingDay) {
        result.correctedLengthCm = *input.lengthCm + kLyingMinusStandingCm;
    } else if (input.position == MeasuredPosition::Lying && tableDay(*age) >= kFirstStandingDay) {
        result.correctedLengthCm = *input.lengthCm - kLyingMinusStandingCm;
    }
}

bool isByLength(std::optional<double> age, const GrowthResult &result)
{
    if (age)
        return tableDay(*age) < kFirstStandingDay;
    if (result.correctedPosition != MeasuredPosition::Unknown)
        return result.correctedPosition == MeasuredPosition::Lying;
    return *result.correctedLengthCm < kLyingBelowCm;
}

std::optional<double> knownAge(const GrowthInput &input)
{
    return input.ageDays && std::isfinite(*input.ageDays) && *input.ageDays >= 0 ? input.ageDays : std::nullopt;
}

qint64 bandOf(double z, std::span<const double> upperBounds)
{
    // The two lowest bands end before their bound (-3.00 is "kurang"), the others with it (+1.00 is "normal").
    qint64 code = 1;
    for (const double bound : upperBounds) {
        if (bound < 0 ? z < bound : z <= bound)
            break;
        ++code;
    }
    return code;
}

} // namespace

std::optional<GrowthResult> assess(const GrowthInput &input)
{
    if (input.sex == Sex::Unknown || isRefused(input.weightKg) || isRefused(input.lengthCm) || isRefused(input.headCm)
        || isRefused(input.armCm))
        return {};
    const std::optional<double> age = knownAge(input);
    GrowthResult result;
    correctLength(input, age, result);
    if (isRefused(result.correctedLengthCm))
        return {};
    if (input.weightKg && result.correctedLengthCm) {
        const double metres = *result.correctedLengthCm / 100;
        result.bmi = *input.weightKg / (metres * metres);
        if (isRefused(result.bmi))
            return {};
    }
    if (age && *age >= kAgeEndDays)
        return result;

    std::optional<double> day;
    if (age)
        day = tableDay(*age);
    const std::optional<double> weight = input.oedema ? std::nullopt : input.weightKg;
    result.length = score(kLength, input.sex, day, result.correctedLengthCm);
    result.weight = score(kWeight, input.sex, day, weight);
    result.bmiForAge = score(kBmi, input.sex, day, weight ? result.bmi : std::nullopt);
    result.head = score(kHead, input.sex, day, input.headCm);
    result.arm = score(kArm, input.sex, day, input.armCm);
    if (result.correctedLengthCm)
        result.weightForLength = score(isByLength(age, result) ? kWeightForLength : kWeightForHeight, input.sex,
            *result.correctedLengthCm * 10, weight);
    return result;
}

std::optional<double> growthCurve(GrowthIndicator indicator, Sex sex, int x, double z)
{
    GrowthTable table = GrowthTable::WeightForAge;
    switch (indicator) {
    case GrowthIndicator::WeightForAge:
        break;
    case GrowthIndicator::LengthForAge:
        table = GrowthTable::LengthForAge;
        break;
    case GrowthIndicator::WeightForLength:
        table = x < kLyingBelowCm * 10 ? GrowthTable::WeightForLength : GrowthTable::WeightForHeight;
        break;
    case GrowthIndicator::BmiForAge:
        table = GrowthTable::BmiForAge;
        break;
    case GrowthIndicator::HeadForAge:
        table = GrowthTable::HeadForAge;
        break;
    case GrowthIndicator::ArmForAge:
        table = GrowthTable::ArmForAge;
        break;
    }
    const std::optional<Lms> lms = growthLms(table, sex, x);
    return lms ? std::optional(valueAtZ(*lms, z)) : std::nullopt;
}

std::optional<qint64> growthCategory(GrowthIndicator indicator, const ZScore &score, int ageDays)
{
    if (!score.raw || ageDays < 0 || ageDays > kLastGrowthDay)
        return {};
    static constexpr double kWeightBounds[] = {-3, -2, 1};
    static constexpr double kLengthBounds[] = {-3, -2, 3};
    static constexpr double kThinnessBounds[] = {-3, -2, 1, 2, 3};
    switch (indicator) {
    case GrowthIndicator::WeightForAge:
        return bandOf(score.rounded, kWeightBounds);
    case GrowthIndicator::LengthForAge:
        return bandOf(score.rounded, kLengthBounds);
    case GrowthIndicator::WeightForLength:
    case GrowthIndicator::BmiForAge:
        return bandOf(score.rounded, kThinnessBounds);
    case GrowthIndicator::HeadForAge:
    case GrowthIndicator::ArmForAge:
        break;
    }
    return {};
}

QString growthCategoryList(GrowthIndicator indicator)
{
    switch (indicator) {
    case GrowthIndicator::WeightForAge:
        return QStringLiteral("kategori_bb_u");
    case GrowthIndicator::LengthForAge:
        return QStringLiteral("kategori_tb_u");
    case GrowthIndicator::WeightForLength:
        return QStringLiteral("kategori_bb_tb");
    case GrowthIndicator::BmiForAge:
        return QStringLiteral("kategori_imt_u");
    case GrowthIndicator::HeadForAge:
    case GrowthIndicator::ArmForAge:
        break;
    }
    return {};
}

std::optional<qint64> armCategory(int armMm, int completedMonths)
{
    if (armMm <= 0 || completedMonths < 6 || completedMonths > 59)
        return {};
    return armMm < 115 ? 1 : armMm < 125 ? 2 : 3;
}

int completedMonths(QDate birth, QDate day)
{
    if (day < birth)
        return -1;
    const int months = (day.year() - birth.year()) * 12 + day.month() - birth.month();
    return day.day() < birth.day() ? months - 1 : months;
}

} // namespace guyub::domain
