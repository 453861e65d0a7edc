// guyub sync apply | status, guyub conflicts list
#include "app/domain/recordcatalog.h"
#include "app/host/errorline.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/openstore.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guyub::tool {

namespace {

QString instant(UtcMs at)
{
    return at > 0 ? QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate) : QString();
}

int apply(const Arguments &arguments)
{
    return withStore(kSyncApply, arguments, [](OpenStore &opened) {
        const auto applied = opened.session->applyInbox();
        if (!applied)
            return failWith(applied.error());
        const int code = applied->refusedFiles > 0 ? kExitFindings : kExitDone;
        if (applied->refusedFiles > 0) {
            const Error &why = applied->whyRefused;
            writeMessage(host::errorLine(QStringLiteral("guyub"), {why.code, QStringLiteral("a file from the hub was refused and removed, the agent fetches it again: %1").arg(why.detail.isEmpty() ? QStringLiteral("it cannot be opened") : why.detail), {}, 0}));
        }
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("segments"), applied->segments}, {QStringLiteral("commits"), applied->commits}, {QStringLiteral("records"), applied->records}, {QStringLiteral("refused_files"), applied->refusedFiles}}), code);
        return writeLines({QStringLiteral("%1 commits applied from %2 segments, %3 files refused").arg(applied->commits).arg(applied->segments).arg(applied->refusedFiles)}, code);
    });
}

int status(const Arguments &arguments)
{
    return withStore(kSyncStatus, arguments, [](OpenStore &opened) {
        const auto status = opened.store().syncStatus();
        if (!status)
            return failWith(status.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("enrolled"), status->enrolled}, {QStringLiteral("waiting_commits"), status->waitingCommits}, {QStringLiteral("oldest_waiting_at"), instant(status->oldestWaitingAt)},
                {QStringLiteral("last_contact_at"), instant(status->lastContactAt)}, {QStringLiteral("failures"), status->failures}, {QStringLiteral("quarantined"), status->quarantined}, {QStringLiteral("open_conflicts"), status->openConflicts},
                {QStringLiteral("verdict"), domain::hubVerdictName(status->verdict)}, {QStringLiteral("trouble"), domain::callTroubleName(status->trouble)},
                {QStringLiteral("series_start"), domain::seriesStartName(status->seriesStart)}, {QStringLiteral("series_started_at"), instant(status->seriesStartedAt)}}));
        QStringList lines{status->enrolled ? QStringLiteral("enrolled") : QStringLiteral("not enrolled"), QStringLiteral("%1 commits wait").arg(status->waitingCommits),
            status->lastContactAt > 0 ? QStringLiteral("last contact %1").arg(instant(status->lastContactAt)) : QStringLiteral("no contact yet"), QStringLiteral("%1 tries failed since").arg(status->failures)};
        if (status->trouble != domain::CallTrouble::None)
            lines.append(QStringLiteral("the last one: %1").arg(domain::callTroubleName(status->trouble)));
        if (status->verdict != domain::HubVerdict::Normal)
            lines.append(QStringLiteral("the hub's verdict: %1").arg(domain::hubVerdictName(status->verdict)));
        if (status->seriesStart != domain::SeriesStart::Created)
            lines.append(QStringLiteral("new series of numbers since %1: %2").arg(instant(status->seriesStartedAt), domain::seriesStartName(status->seriesStart)));
        return writeLines(lines);
    });
}

QJsonObject authorshipObject(const ports::Authorship &by)
{
    return {{QStringLiteral("operator"), by.person}, {QStringLiteral("device"), by.device}, {QStringLiteral("at"), instant(by.at)}};
}

QJsonObject conflictObject(const ports::Conflict &conflict)
{
    const domain::RecordSpec *spec = domain::findRecord(conflict.type);
    const domain::FieldSpec *field = domain::findField(conflict.field);
    const auto words = [&](const domain::Value &value) { return field ? textOf(*field, value) : QString(); };
    return {{QStringLiteral("id"), toHexString(conflict.id)}, {QStringLiteral("record"), spec ? QLatin1String(spec->key) : QString()}, {QStringLiteral("entity"), toHexString(conflict.entity)},
        {QStringLiteral("field"), field ? QString::fromLatin1(field->key) : QString::number(conflict.field)}, {QStringLiteral("shown"), words(conflict.shown)}, {QStringLiteral("other"), words(conflict.other)},
        {QStringLiteral("shown_by"), authorshipObject(conflict.shownBy)}, {QStringLiteral("other_by"), authorshipObject(conflict.otherBy)},
        {QStringLiteral("provisional"), conflict.provisional}, {QStringLiteral("automatic"), conflict.automatic}, {QStringLiteral("opened_at"), instant(conflict.openedAt)}};
}

int list(const Arguments &arguments)
{
    return withStore(kConflictsList, arguments, [&](OpenStore &opened) {
        const auto conflicts = opened.store().conflicts(!arguments.has(QStringLiteral("all")));
        if (!conflicts)
            return failWith(conflicts.error());
        QJsonArray array;
        QStringList lines;
        for (const ports::Conflict &conflict : *conflicts) {
            const QJsonObject object = conflictObject(conflict);
            array.append(object);
            lines.append(QStringLiteral("%1 %2: %3 | %4").arg(object[QStringLiteral("entity")].toString(), object[QStringLiteral("field")].toString(), object[QStringLiteral("shown")].toString(), object[QStringLiteral("other")].toString()));
        }
        return opened.json ? writeJson(QJsonDocument(array)) : writeLines(lines);
    });
}

} // namespace

const Command kSyncApply{"sync", "apply", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Applies what the agent has fetched, then seals what waits; exit 1 when a file was refused.", apply};
const Command kSyncStatus{"sync", "status", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Tells what waits and when the hub was last reached.", status};
const Command kConflictsList{"conflicts", "list", GUYUB_STORE_OPTIONS "all", GUYUB_STORE_USAGE "[--all]", "Lists fields on which two people meant different things; --all adds those a rule has settled.", list};

} // namespace guyub::tool
