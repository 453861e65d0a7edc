// guyub store check
#include "app/domain/recordcatalog.h"
#include "app/tool/commands.h"
#include "app/tool/meter.h"
#include "app/tool/openstore.h"
#include "storage/attachments.h"
#include "storage/upgrade.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numeric>

namespace guyub::tool {

namespace {

// One line of the answer: what was looked at, and what is wrong with it.
struct Part
{
    const char *name;
    QString seen; // what there is, when nothing is wrong
    QStringList findings;
    QStringList notes; // no damage, but worth a look
};

// All that is looked at, in this order; each of `look()` may add to `more`, the facts of the JSON answer.
struct Check
{
    storage::Session &session;
    bool isDeep;
    QJsonObject more;
    QStringList index; // what pages() found of the search index, which is one of the tables

    Result<Part> pages();
    Result<Part> writeLog();
    Result<Part> chain();
    Result<Part> tables();
    Result<Part> attachments();
};

struct Look
{
    const char *name;
    Result<Part> (Check::*look)();
};
constexpr Look kLooks[] = {{"pages", &Check::pages}, {"log of writes", &Check::writeLog}, {"chain", &Check::chain}, {"tables", &Check::tables}, {"attachments", &Check::attachments}};

// How many of each type: {"resident": 301, …}.
QJsonObject countsOf(const QMap<domain::RecordType, qint64> &counts)
{
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        if (const domain::RecordSpec *spec = domain::findRecord(it.key()))
            object.insert(QLatin1String(spec->key), *it);
    return object;
}

Result<Part> Check::pages()
{
    Part part{"pages", {}, {}, {}};
    GUYUB_TRY_VALUE(const storage::PageCheck check, session.checkPages());
    (check.isDamaged ? part.findings : index) = check.findings;
    GUYUB_TRY_VALUE(const QVariant count, session.database().value(QStringLiteral("PRAGMA page_count")));
    part.seen = QStringLiteral("%1 pages").arg(count.toLongLong());
    return part;
}

Result<Part> Check::writeLog()
{
    more.insert(QStringLiteral("was_unclean"), session.wasUnclean());
    return Part{"log of writes", session.wasUnclean() ? QStringLiteral("the last end was not clean") : QStringLiteral("the last end was clean"), session.openFindings(), session.openNotes()};
}

Result<Part> Check::chain()
{
    GUYUB_TRY_VALUE(const storage::LogVerdict verdict, storage::verifyLog(session.database(), session.identity()));
    more.insert(QStringLiteral("commits"), verdict.commits);
    more.insert(QStringLiteral("streams"), verdict.streams);
    more.insert(QStringLiteral("placed_through"), static_cast<qint64>(verdict.placedThrough));
    return Part{"chain", QStringLiteral("%1 commits, streams: %2").arg(verdict.commits).arg(verdict.streams), verdict.findings, {}};
}

Result<Part> Check::tables()
{
    Part part{"tables", {}, {}, {}};
    GUYUB_TRY_VALUE(const auto counts, storage::recordCounts(session.database()));
    more.insert(QStringLiteral("records"), countsOf(counts));
    const qint64 records = std::accumulate(counts.cbegin(), counts.cend(), qint64(0));
    part.seen = QStringLiteral("%1 residents, %2 records in all; ").arg(counts.value(domain::RecordType::Resident)).arg(records);
    part.seen += isDeep ? QStringLiteral("derived again from the log and equal") : QStringLiteral("counted only, --deep derives them again and compares");
    part.findings = index;
    if (!isDeep)
        return part;
    GUYUB_TRY_VALUE(const bool isSame, storage::matchesLog(session.database(), session.identity(), meter(QStringLiteral("deriving the tables"))));
    if (!isSame)
        part.findings.append(QStringLiteral("they differ from what the log says; guyub log rebuild repairs them"));
    return part;
}

QString sizeOf(qint64 bytes)
{
    return bytes < 1'000'000 ? QStringLiteral("%1 kB").arg((bytes + 500) / 1'000) : QStringLiteral("%1 MB").arg((bytes + 500'000) / 1'000'000);
}

Result<Part> Check::attachments()
{
    GUYUB_TRY_VALUE(const storage::AttachmentCheck check, storage::checkAttachments(session.database(), session.folder(), meter(QStringLiteral("reading the attachments"))));
    const qint64 elsewhere = check.notHereYet + check.atHub;
    more.insert(QStringLiteral("attachments"), check.files);
    more.insert(QStringLiteral("attachments_not_here"), elsewhere);
    Part part{"attachments", QStringLiteral("%1 files, %2").arg(check.files).arg(sizeOf(check.bytes)), check.findings, {}};
    if (elsewhere > 0)
        part.notes.append(QStringLiteral("%1 files, of which %2 are not here yet or only at the hub").arg(check.files + elsewhere).arg(elsewhere));
    return part;
}

QString lineOf(const Part &part)
{
    const QString state = part.findings.isEmpty() ? (part.notes.isEmpty() ? QStringLiteral("ok, ") : QStringLiteral("ok, but ")) : QString();
    return QStringLiteral("%1: %2").arg(QLatin1String(part.name), state + (part.findings + part.notes + (part.findings.isEmpty() && part.notes.isEmpty() ? QStringList{part.seen} : QStringList())).join(QStringLiteral("; ")));
}

// What stops a look is what is wrong with that part, when it is damage; anything else stops the whole.
Result<QList<Part>> lookAtAll(Check &check)
{
    QList<Part> parts;
    for (const Look &each : kLooks) {
        auto part = (check.*each.look)();
        if (!part && part.error().code != ErrorCode::Damaged)
            return tl::unexpected(part.error());
        parts.append(part ? *part : Part{each.name, {}, {part.error().detail.isEmpty() ? QStringLiteral("damaged") : part.error().detail}, {}});
    }
    return parts;
}

int check(const Arguments &arguments)
{
    return withStore(kStoreCheck, arguments, [&](OpenStore &opened) {
        Check check{*opened.session, arguments.has(QStringLiteral("deep")), {}, {}};
        const auto parts = lookAtAll(check);
        if (!parts)
            return failWith(parts.error());
        QStringList lines, findings;
        QJsonArray array;
        for (const Part &part : *parts) {
            lines.append(lineOf(part));
            findings += part.findings;
            array.append(QJsonObject{{QStringLiteral("name"), QLatin1String(part.name)}, {QStringLiteral("ok"), part.findings.isEmpty()}, {QStringLiteral("findings"), QJsonArray::fromStringList(part.findings)}, {QStringLiteral("notes"), QJsonArray::fromStringList(part.notes)}});
        }
        const int code = findings.isEmpty() ? kExitDone : exitCodeFor(ErrorCode::Damaged);
        if (!opened.json)
            return writeLines(lines, code);
        check.more.insert(QStringLiteral("parts"), array);
        check.more.insert(QStringLiteral("findings"), QJsonArray::fromStringList(findings));
        check.more.insert(QStringLiteral("notes"), QJsonArray::fromStringList(opened.session->openNotes()));
        return writeJson(QJsonDocument(check.more), code);
    });
}

} // namespace

const Command kStoreCheck{"store", "check", GUYUB_STORE_OPTIONS "deep", GUYUB_STORE_USAGE "[--deep]",
    "Looks at pages, log of writes, chain, tables and attachments and says of each in one line how it is; --deep also derives every table again and compares. Exit 6 when one is not as it should be.", check};

} // namespace guyub::tool
