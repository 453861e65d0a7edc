#include "app/domain/csv.h"
#include "app/domain/nik.h"
#include "app/tool/commands.h"
#include "app/tool/table.h"

using namespace guyub::domain;

namespace guyub::tool {

namespace {

QStringList resultCells(const NikCheck &check)
{
    QStringList candidates;
    for (const QDate date : check.birthCandidates)
        candidates.append(date.toString(Qt::ISODate));
    const bool valid = check.isValid();
    const QString sex = check.sex == Sex::Female ? QStringLiteral("P") : QStringLiteral("L");
    return {check.normalised, valid ? QStringLiteral("1") : QStringLiteral("0"), nikErrorName(check.error),
        check.prefix6, valid ? areaStatusName(check.areaStatus) : QString(), valid ? sex : QString(),
        candidates.join(QLatin1Char('|')), check.serial};
}

int run(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kNikCheck, QStringLiteral("name one file"));
    QDate today = QDate::currentDate();
    if (arguments.has(QStringLiteral("today")))
        today = QDate::fromString(arguments.value(QStringLiteral("today")), Qt::ISODate);
    if (!today.isValid())
        return wrongUse(kNikCheck, QStringLiteral("--today needs a date such as 2026-11-22"));

    const Result<QByteArray> bytes = readInput(arguments.rest().front());
    if (!bytes)
        return failWith(bytes.error());
    const Result<CsvTable> table = readCsv(*bytes);
    if (!table)
        return failWith(table.error());
    if (table->column(u"input") < 0)
        return failWith(
            {ErrorCode::BadInput, QStringLiteral("the header has no column \"input\""), QStringLiteral("input"), 1});

    const QStringList header {QStringLiteral("case_id"), QStringLiteral("input"), QStringLiteral("normalised"),
        QStringLiteral("valid"), QStringLiteral("error"), QStringLiteral("prefix6"), QStringLiteral("area_status"),
        QStringLiteral("sex"), QStringLiteral("birth_candidates"), QStringLiteral("serial")};
    QList<QStringList> rows;
    int invalid = 0;
    for (const CsvRow &row : table->rows) {
        const QString input = table->cell(row, u"input");
        const NikCheck check = checkNik(input, today);
        invalid += check.isValid() ? 0 : 1;
        rows.append(QStringList {table->cell(row, u"case_id"), input} + resultCells(check));
    }
    if (invalid > 0)
        writeMessage(QStringLiteral("guyub: %1 of %2 numbers are not valid").arg(invalid).arg(rows.size()));
    return writeResult(tableText(header, rows, arguments.has(QStringLiteral("json"))), invalid == 0 ? kExitDone : kExitFindings);
}

} // namespace

const Command kNikCheck {"nik", "check", "today= json", "[--today YYYY-MM-DD] [--json] FILE.csv",
    "Checks the numbers in column \"input\"; exit 1 when one is not valid.", run, Operands::One};

} // namespace guyub::tool
