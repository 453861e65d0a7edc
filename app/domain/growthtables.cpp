#include "app/domain/growthtables.h"

#include "app/domain/csv.h"
#include "app/domain/resource.h"

#include <array>
#include <cmath>
#include <vector>

namespace guyub::domain {

namespace {

constexpr const char *kFiles[] = {"weight_for_age", "length_for_age", "bmi_for_age", "head_for_age", "arm_for_age",
    "weight_for_length", "weight_for_height"};
constexpr double kSameRow = 1e-6; // 44.3 + 0.7 cm is the row of 450 mm, whatever binary fractions make of it

struct Rows
{
    int first = 0;
    std::vector<Lms> boys, girls; // one for each day or millimetre
};

Rows readRows(const char *name)
{
    Rows rows;
    const Result<CsvTable> table = readCsv(builtInFile(QStringLiteral("growth/%1.csv").arg(QLatin1String(name))));
    Q_ASSERT(table && !table->rows.isEmpty());
    rows.first = table->rows.front().cells[0].toInt();
    rows.boys.reserve(static_cast<std::size_t>(table->rows.size()));
    rows.girls.reserve(rows.boys.capacity());
    for (const CsvRow &row : table->rows) {
        const auto number = [&row](qsizetype column) { return row.cells[column].toDouble(); };
        rows.boys.push_back({number(1), number(2), number(3)});
        rows.girls.push_back({number(4), number(5), number(6)});
    }
    return rows;
}

template<GrowthTable kTable> const Rows &rowsOf()
{
    static const Rows rows = readRows(kFiles[static_cast<std::size_t>(kTable)]);
    return rows;
}

const Rows &rowsOf(GrowthTable table)
{
    switch (table) {
    case GrowthTable::WeightForAge:
        return rowsOf<GrowthTable::WeightForAge>();
    case GrowthTable::LengthForAge:
        return rowsOf<GrowthTable::LengthForAge>();
    case GrowthTable::BmiForAge:
        return rowsOf<GrowthTable::BmiForAge>();
    case GrowthTable::HeadForAge:
        return rowsOf<GrowthTable::HeadForAge>();
    case GrowthTable::ArmForAge:
        return rowsOf<GrowthTable::ArmForAge>();
    case GrowthTable::WeightForLength:
        return rowsOf<GrowthTable::WeightForLength>();
    case GrowthTable::WeightForHeight:
        break;
    }
    return rowsOf<GrowthTable::WeightForHeight>();
}

} // namespace

std::optional<Lms> growthLms(GrowthTable table, Sex sex, double x)
{
    if (sex == Sex::Unknown || !std::isfinite(x))
        return {};
    const Rows &rows = rowsOf(table);
    const std::vector<Lms> &list = sex == Sex::Male ? rows.boys : rows.girls;
    const double place = x - rows.first;
    const double last = static_cast<double>(list.size()) - 1;
    if (place < -kSameRow || place > last + kSameRow)
        return {};
    const double nearest = std::round(place);
    if (std::abs(place - nearest) <= kSameRow)
        return list[static_cast<std::size_t>(nearest)];
    const auto below = static_cast<std::size_t>(std::floor(place));
    const double share = place - std::floor(place);
    const Lms &a = list[below];
    const Lms &b = list[below + 1];
    return Lms {std::lerp(a.l, b.l, share), std::lerp(a.m, b.m, share), std::lerp(a.s, b.s, share)};
}

double valueAtZ(const Lms &lms, double z)
{
    if (lms.l == 0)
        return lms.m * std::exp(lms.s * z);
    return lms.m * std::pow(1 + lms.l * lms.s * z, 1 / lms.l);
}

double zOfValue(const Lms &lms, double y, bool restricted)
{
    const double z = lms.l == 0 ? std::log(y / lms.m) / lms.s : (std::pow(y / lms.m, lms.l) - 1) / (lms.l * lms.s);
    if (restricted && z > 3) {
        const double third = valueAtZ(lms, 3);
        return 3 + (y - third) / (third - valueAtZ(lms, 2));
    }
    if (restricted && z < -3) {
        const double third = valueAtZ(lms, -3);
        return -3 + (y - third) / (valueAtZ(lms, -2) - third);
    }
    return z;
}

} // namespace guyub::domain
