// guyub resident import
#include "app/tool/asidefile.h"
#include "app/tool/commands.h"
#include "app/tool/importwords.h"
#include "app/tool/openstore.h"
#include "app/usecase/importresidents.h"
#include "storage/crypto/hash.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace guyub::domain;
using namespace guyub::usecase;

namespace guyub::tool {

namespace {

constexpr int kProblemsShown = 200;

QJsonObject jsonOf(const ImportPlan &plan, const ImportOutcome &outcome, bool isDryRun)
{
    QJsonArray problems;
    for (const ImportProblem &problem : plan.problems)
        problems.append(QJsonObject{{QStringLiteral("line"), problem.line}, {QStringLiteral("column"), problem.column}, {QStringLiteral("fault"), faultName(problem.fault)}, {QStringLiteral("remedy"), remedyFor(problem.fault, problem.detail)}});
    QJsonArray warnings;
    for (const ImportWarning &warning : plan.warnings) {
        const DoubtWords words = wordsFor(warning.doubt);
        warnings.append(QJsonObject{{QStringLiteral("line"), warning.line}, {QStringLiteral("column"), QLatin1String(words.column)}, {QStringLiteral("warning"), QLatin1String(words.name)}});
    }
    for (const ImportTwin &twin : plan.twins) {
        QJsonObject warning{{QStringLiteral("line"), twin.line}, {QStringLiteral("column"), QStringLiteral("name")}};
        if (twin.otherLine > 0)
            warning.insert(QStringLiteral("other_line"), twin.otherLine);
        else
            warning.insert(QStringLiteral("resident"), toHexString(twin.resident));
        warning.insert(QStringLiteral("warning"), twin.otherLine > 0 ? QStringLiteral("LIKE_LINE") : QStringLiteral("LIKE_RESIDENT"));
        warnings.append(warning);
    }
    return {{QStringLiteral("file_sha256"), toHexString(plan.fileSha256)}, {QStringLiteral("dry_run"), isDryRun}, {QStringLiteral("good_rows"), static_cast<qint64>(plan.rows.size())}, {QStringLiteral("already_through_line"), plan.alreadyThrough},
        {QStringLiteral("residents"), outcome.residents}, {QStringLiteral("households"), outcome.households}, {QStringLiteral("commits"), outcome.commits}, {QStringLiteral("problems"), problems}, {QStringLiteral("warnings"), warnings}};
}

void tellProblems(const ImportPlan &plan)
{
    for (const ImportProblem &problem : plan.problems.mid(0, kProblemsShown))
        writeMessage(QStringLiteral("guyub: line %1: %2%3").arg(problem.line).arg(problem.column.isEmpty() ? QString() : problem.column + QStringLiteral(": "), remedyFor(problem.fault, problem.detail)));
    if (plan.problems.size() > kProblemsShown)
        writeMessage(QStringLiteral("guyub: and %1 more").arg(plan.problems.size() - kProblemsShown));
    for (const ImportWarning &warning : plan.warnings.mid(0, kProblemsShown)) {
        const DoubtWords words = wordsFor(warning.doubt);
        writeMessage(QStringLiteral("guyub: line %1: %2: kept, but look at it: %3").arg(warning.line).arg(QLatin1String(words.column), QLatin1String(words.words)));
    }
    if (plan.warnings.size() > kProblemsShown)
        writeMessage(QStringLiteral("guyub: and %1 more to look at").arg(plan.warnings.size() - kProblemsShown));
    for (const ImportTwin &twin : plan.twins.mid(0, kProblemsShown)) {
        const QString other = twin.otherLine > 0 ? QStringLiteral("line %1").arg(twin.otherLine) : QStringLiteral("the resident %1, who is here already").arg(toHexString(twin.resident));
        writeMessage(QStringLiteral("guyub: line %1: name: kept, but look at it: like %2: the same name and the same day of birth, as far as it is known").arg(twin.line).arg(other));
    }
    if (plan.twins.size() > kProblemsShown)
        writeMessage(QStringLiteral("guyub: and %1 more like others").arg(plan.twins.size() - kProblemsShown));
    if (plan.manyNiksEndInZero)
        writeMessage(QStringLiteral("guyub: most NIKs end in 0, as when a spreadsheet rounds long numbers; compare some with the cards"));
    if (plan.alreadyThrough > 0)
        writeMessage(QStringLiteral("guyub: an earlier run of this file came to line %1; going on from there").arg(plan.alreadyThrough));
}

struct Wish
{
    QByteArray csv;
    Id authority; // zero: none
    bool isDryRun = false;
    QString skipBad; // empty: a bad line stops everything
};

int importInto(OpenStore &opened, const Wish &wish)
{
    ImportResidents import(opened.store(), opened.clock);
    const auto plan = import.check(wish.csv, crypto::sha256(viewOf(wish.csv)), ImportTerms{.hasBasis = !wish.authority.isZero(), .refusesTwins = !wish.skipBad.isEmpty()});
    if (!plan)
        return failWith(plan.error());
    tellProblems(*plan);
    ImportOutcome outcome;
    const bool isRefused = !plan->problems.isEmpty() && (wish.skipBad.isEmpty() || wish.isDryRun);
    const int code = plan->problems.isEmpty() ? kExitDone : isRefused && !wish.isDryRun ? exitCodeFor(ErrorCode::BadInput) : kExitFindings;
    if (!isRefused && !wish.isDryRun) {
        if (!plan->problems.isEmpty()) {
            if (const auto kept = setAside(wish.skipBad, wish.csv, *plan); !kept)
                return failWith(kept.error());
        }
        const auto done = import.run(*plan, wish.authority);
        if (!done)
            return failWith(done.error());
        outcome = *done;
    }
    if (opened.json)
        return writeJson(QJsonDocument(jsonOf(*plan, outcome, wish.isDryRun)), code);
    const qsizetype doubts = plan->warnings.size() + plan->twins.size();
    const QString look = doubts > 0 ? QStringLiteral("; %1 warnings, %2 of them of people who are like others").arg(doubts).arg(plan->twins.size()) : QString();
    if (isRefused || wish.isDryRun)
        return writeLines({QStringLiteral("%1 good lines, %2 problems; nothing was written").arg(plan->rows.size()).arg(plan->problems.size()) + look}, code);
    return writeLines({QStringLiteral("%1 residents and %2 households imported in %3 commits").arg(outcome.residents).arg(outcome.households).arg(outcome.commits) + look}, code);
}

int run(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kResidentImport, QStringLiteral("name one file"));
    const QString path = arguments.rest().front();
    if (path == QLatin1String("-") && arguments.value(QStringLiteral("passphrase-file")) == QLatin1String("-"))
        return wrongUse(kResidentImport, QStringLiteral("file and passphrase cannot both come from standard input"));
    Wish wish;
    wish.isDryRun = arguments.has(QStringLiteral("dry-run"));
    wish.skipBad = arguments.value(QStringLiteral("skip-bad"));
    const auto authority = basisFrom(kResidentImport, arguments);
    if (!authority)
        return kExitWrongUse;
    wish.authority = *authority;
    const auto csv = readInput(path);
    if (!csv)
        return failWith(csv.error());
    wish.csv = *csv;
    return withStore(kResidentImport, arguments, [&](OpenStore &opened) { return importInto(opened, wish); });
}

} // namespace

const Command kResidentImport{"resident", "import", GUYUB_STORE_OPTIONS "dry-run skip-bad= basis=", GUYUB_STORE_USAGE "[--dry-run] [--skip-bad F] [--basis CODE] residents.csv",
    "Reads people in from a table; writes nothing when a line is wrong, unless --skip-bad sets those lines aside, and with them people without NIK who are here already; --dry-run only checks, exit 1 when a line is wrong.", run, Operands::One};

} // namespace guyub::tool
