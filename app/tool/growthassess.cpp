#include "app/domain/codelist.h"
#include "app/domain/csv.h"
#include "app/domain/growth.h"
#include "app/tool/commands.h"
#include "app/tool/table.h"

#include <cmath>
#include <span>
#include <string_view>

using namespace guyub::domain;

namespace guyub::tool {

namespace {

constexpr const char *kInputs[] = {"case_id", "group", "sex", "age_days", "age_months", "weight_kg", "lenhei_cm",
    "measure", "headc_cm", "muac_cm", "oedema"};
constexpr const char *kResults[]
    = {"clenhei", "cmeasure", "c9mo_flag", "cbmi", "zlen", "flen", "zwei", "fwei", "zwfl", "fwfl", "zbmi", "fbmi",
        "zhc", "fhc", "zac", "fac", "zlen_raw", "zwei_raw", "zwfl_raw", "zbmi_raw", "zhc_raw", "zac_raw"};

// The first two are labels of a row, the ages stand for each other.
bool isOptional(std::string_view input)
{
    return input == "case_id" || input == "group" || input == "age_days" || input == "age_months";
}

QStringList namesOf(std::span<const char *const> names)
{
    QStringList list;
    for (const char *name : names)
        list.append(QLatin1String(name));
    return list;
}

// Where a column is missing, "not measured" and "no oedema" look like answers that nobody gave. The results may be there
// from an earlier run; they are made anew.
Result<> checkHeader(const CsvTable &table)
{
    const auto refuse = [&](const QString &column, const QString &remedy) { return fail(ErrorCode::BadInput, remedy, column, table.headerLine); };
    const QStringList known = namesOf(kInputs) + namesOf(kResults);
    for (const QString &column : table.header)
        if (!known.contains(column))
            return refuse(column, QStringLiteral("this column is not known; the columns are %1").arg(namesOf(kInputs).join(QStringLiteral(", "))));
    for (const char *name : kInputs)
        if (!isOptional(name) && table.column(QString::fromLatin1(name)) < 0)
            return refuse(QLatin1String(name), QStringLiteral("this column is missing; leave its cells empty where nothing is known"));
    if (table.column(u"age_days") < 0 && table.column(u"age_months") < 0)
        return refuse(QStringLiteral("age_days"), QStringLiteral("this column is missing, and so is age_months; one of the two is needed"));
    return {};
}

// Fifteen digits, as many as a double holds, without trailing zeros.
QString shortNumber(double number)
{
    return QString::number(number == 0 ? 0.0 : number, 'g', 15);
}

QString sixDecimals(double number)
{
    const QString text = QString::number(number, 'f', 6);
    return text == QLatin1String("-0.000000") ? text.mid(1) : text;
}

Error badCell(const CsvRow &row, const char *column, const char *remedy)
{
    return {ErrorCode::BadInput, QLatin1String(remedy), QLatin1String(column), row.line};
}

// The columns of one row as numbers and codes.
class RowReader
{
public:
    RowReader(const CsvTable &table, const CsvRow &row) : m_table(table), m_row(row) { }

    QString cell(const char *column) const { return m_table.cell(m_row, QString::fromLatin1(column)).trimmed(); }

    Result<std::optional<double>> number(const char *column) const
    {
        const QString text = cell(column);
        if (text.isEmpty())
            return std::optional<double>();
        bool isNumber = false;
        const double value = QString(text).replace(u',', u'.').toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value))
            return tl::unexpected(badCell(m_row, column, "not a number"));
        return std::optional(value);
    }

    Result<std::optional<double>> measure(const char *column) const
    {
        GUYUB_TRY_VALUE(const std::optional<double> value, number(column));
        if (value && *value <= 0)
            return tl::unexpected(badCell(m_row, column, "must be more than zero"));
        return value;
    }

    Result<std::optional<double>> age() const
    {
        GUYUB_TRY_VALUE(std::optional<double> days, number("age_days"));
        GUYUB_TRY_VALUE(const std::optional<double> months, number("age_months"));
        if (!days && months)
            days = *months * kDaysPerMonth;
        return days;
    }

    Result<Sex> sex() const
    {
        const auto code = codeOf(u"jenis_kelamin", cell("sex"));
        if (!code)
            return tl::unexpected(badCell(m_row, "sex", "must be 1 (boy) or 2 (girl)"));
        return *code == 1 ? Sex::Male : Sex::Female;
    }

    Result<MeasuredPosition> position() const
    {
        const QString text = cell("measure").toLower();
        if (text.isEmpty())
            return MeasuredPosition::Unknown;
        if (text == QLatin1String("l"))
            return MeasuredPosition::Lying;
        if (text == QLatin1String("h"))
            return MeasuredPosition::Standing;
        return tl::unexpected(badCell(m_row, "measure", "must be l (lying), h (standing) or empty"));
    }

    Result<bool> oedema() const
    {
        const QString text = cell("oedema").toLower();
        if (text.isEmpty() || text == QLatin1String("n"))
            return false;
        if (text == QLatin1String("y"))
            return true;
        return tl::unexpected(badCell(m_row, "oedema", "must be y, n or empty"));
    }

private:
    const CsvTable &m_table;
    const CsvRow &m_row;
};

Result<GrowthResult> assessRow(const CsvTable &table, const CsvRow &row)
{
    const RowReader reader(table, row);
    GrowthInput input;
    GUYUB_TRY_VALUE(input.sex, reader.sex());
    GUYUB_TRY_VALUE(input.ageDays, reader.age());
    GUYUB_TRY_VALUE(input.weightKg, reader.measure("weight_kg"));
    GUYUB_TRY_VALUE(input.lengthCm, reader.measure("lenhei_cm"));
    GUYUB_TRY_VALUE(input.position, reader.position());
    GUYUB_TRY_VALUE(input.headCm, reader.measure("headc_cm"));
    GUYUB_TRY_VALUE(input.armCm, reader.measure("muac_cm"));
    GUYUB_TRY_VALUE(input.oedema, reader.oedema());
    const std::optional<GrowthResult> result = assess(input);
    if (!result)
        return tl::unexpected(badCell(row, "lenhei_cm", "weight and length do not make a body mass index"));
    return *result;
}

QStringList resultCells(const GrowthResult &result)
{
    QStringList cells;
    cells.append(result.correctedLengthCm ? shortNumber(*result.correctedLengthCm) : QString());
    cells.append(result.correctedPosition == MeasuredPosition::Lying ? QStringLiteral("l")
            : result.correctedPosition == MeasuredPosition::Standing ? QStringLiteral("h")
                                                                     : QString());
    cells.append(result.standingBefore9Months ? QStringLiteral("1") : QStringLiteral("0"));
    cells.append(result.bmi ? sixDecimals(*result.bmi) : QString());
    const ZScore *const scores[]
        = {&result.length, &result.weight, &result.weightForLength, &result.bmiForAge, &result.head, &result.arm};
    for (const ZScore *score : scores) {
        cells.append(score->raw ? shortNumber(score->rounded) : QString());
        cells.append(score->raw ? QString::number(int(score->flagged)) : QString());
    }
    for (const ZScore *score : scores)
        cells.append(score->raw ? sixDecimals(*score->raw) : QString());
    return cells;
}

int run(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kGrowthAssess, QStringLiteral("name one file"));
    const Result<QByteArray> bytes = readInput(arguments.rest().front());
    if (!bytes)
        return failWith(bytes.error());
    const Result<CsvTable> table = readCsv(*bytes);
    if (!table)
        return failWith(table.error());
    if (const Result<> header = checkHeader(*table); !header)
        return failWith(header.error());

    const QStringList inputs = namesOf(kInputs);
    const QStringList results = namesOf(kResults);
    QList<QStringList> rows;
    int refused = 0;
    for (const CsvRow &row : table->rows) {
        QStringList cells;
        for (const QString &name : inputs)
            cells.append(table->cell(row, name));
        const Result<GrowthResult> result = assessRow(*table, row);
        if (!result) {
            failWith(result.error());
            ++refused;
        }
        rows.append(cells + (result ? resultCells(*result) : QStringList(results.size(), QString())));
    }
    const QStringList header = inputs + results;
    return writeResult(tableText(header, rows, arguments.has(QStringLiteral("json"))), refused == 0 ? kExitDone : kExitFindings);
}

} // namespace

const Command kGrowthAssess {"growth", "assess", "json", "[--json] FILE.csv",
    "Scores children against the WHO standards; a row that cannot be scored is named on stderr, exit 1.", run, Operands::One};

} // namespace guyub::tool
