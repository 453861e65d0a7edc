// guyub visit import: a posyandu's book, typed into a table
#include "app/tool/commands.h"
#include "app/tool/importwords.h"
#include "app/tool/openstore.h"
#include "app/usecase/importvisits.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace guyub::usecase;

namespace guyub::tool {

namespace {

int importInto(OpenStore &opened, const QByteArray &csv, bool isDryRun)
{
    ImportVisits import(opened.store(), opened.clock);
    const auto plan = import.check(csv);
    if (!plan)
        return failWith(plan.error());
    for (const ImportProblem &problem : plan->problems)
        writeMessage(QStringLiteral("guyub: line %1: %2: %3").arg(problem.line).arg(problem.column, remedyFor(problem.fault, problem.detail)));
    VisitOutcome outcome;
    const int code = plan->problems.isEmpty() ? kExitDone : isDryRun ? kExitFindings : exitCodeFor(ErrorCode::BadInput);
    if (plan->problems.isEmpty() && !isDryRun) {
        const auto done = import.run(*plan);
        if (!done)
            return failWith(done.error());
        outcome = *done;
    }
    if (isDryRun && !opened.json)
        return writeLines({QStringLiteral("%1 weighings would be written, %2 were there already, %3 problems; nothing was written").arg(plan->rows.size()).arg(plan->known).arg(plan->problems.size())}, code);
    if (opened.json)
        return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("good_rows"), static_cast<qint64>(plan->rows.size())}, {QStringLiteral("known"), plan->known}, {QStringLiteral("problems"), static_cast<qint64>(plan->problems.size())},
                             {QStringLiteral("visits"), outcome.visits}, {QStringLiteral("consents"), outcome.consents}, {QStringLiteral("dry_run"), isDryRun}}),
            code);
    return writeLines({QStringLiteral("%1 weighings and %2 consents written, %3 were there already, %4 problems").arg(outcome.visits).arg(outcome.consents).arg(plan->known).arg(plan->problems.size())}, code);
}

int run(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kVisitImport, QStringLiteral("name one file"));
    const auto csv = readInput(arguments.rest().front());
    if (!csv)
        return failWith(csv.error());
    return withStore(kVisitImport, arguments, [&](OpenStore &opened) { return importInto(opened, *csv, arguments.has(QStringLiteral("dry-run"))); });
}

} // namespace

const Command kVisitImport{"visit", "import", GUYUB_STORE_OPTIONS "dry-run", GUYUB_STORE_USAGE "[--dry-run] visits.csv",
    "Reads weighings in from a table (nik, day, weight_kg, length_cm, head_cm, muac_cm, guardian_name); writes nothing when a line is wrong; --dry-run only checks, exit 1 when a line is wrong.", run, Operands::One};

} // namespace guyub::tool
