// WHO's growth figures (resources/growth): one L, M and S for each sex and day of age, or millimetre of length. A table is
// read at its first use and then shared; safe from any thread.
#pragma once

#include "app/domain/sex.h"

#include <optional>

namespace guyub::domain {

enum class GrowthTable : quint8
{
    WeightForAge, // kg, day 0 to 1826
    LengthForAge, // cm, lying to day 730, standing from day 731
    BmiForAge, // kg/m2, by length to day 730, by height from day 731
    HeadForAge, // cm
    ArmForAge, // cm, from day 91
    WeightForLength, // kg, lying, 450 to 1100 mm
    WeightForHeight, // kg, standing, 650 to 1200 mm
};

struct Lms
{
    double l = 0, m = 0, s = 0;
};

// `x` in days or millimetres; between two rows L, M and S are interpolated linearly. nullopt outside the table or when the
// sex is not known.
std::optional<Lms> growthLms(GrowthTable table, Sex sex, double x);

// The measure that stands at `z` standard deviations, in the table's unit.
double valueAtZ(const Lms &lms, double z);
// The z-score of measure `y` (above zero). Beyond 3 SD `restricted` counts on by the distance between 2 and 3 SD, which WHO
// asks for where weight or arm is in it.
double zOfValue(const Lms &lms, double y, bool restricted);

} // namespace guyub::domain
