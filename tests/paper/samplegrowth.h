// Invented children for the papers of the posyandu.
#pragma once

#include "ui/print/growthpaper.h"

namespace guyub::test {

print::GrowthChart sampleChart(int ageMonths); // a boy with a month left out, the newest point new
print::GrowthContent sampleGrowth(); // a boy of 9 months, N
print::GrowthContent hostileGrowth(); // every line there is and as long as it gets

} // namespace guyub::test
