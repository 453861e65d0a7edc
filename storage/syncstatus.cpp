#include "storage/syncstatus.h"

#include "app/base/durablefile.h"
#include "storage/meta.h"
#include "sync/protocol/agentreport.h"
#include "sync/protocol/spool.h"

namespace guyub::storage {

Result<ports::SyncStatus> readSyncStatus(Database &database, const Identity &identity, const QString &folder)
{
    ports::SyncStatus status;
    status.enrolled = identity.hub.has_value();
    protocol::AgentReport report;
    if (const auto bytes = readWhole(protocol::spool::lastAnswer(folder)))
        report = protocol::reportAbout(identity.stream(), protocol::decodeAgentReport(*bytes));
    status.lastContactAt = report.contactAt;
    status.lastStoredAt = report.storedSeq > 0 ? report.contactAt : 0;
    status.failures = report.failures;
    status.quarantined = static_cast<int>(report.quarantined.size());
    status.verdict = report.verdict;
    status.trouble = report.trouble;
    Meta meta(database);
    GUYUB_TRY_VALUE(const qint64 start, meta.number(metakey::seriesStart));
    status.seriesStart = static_cast<domain::SeriesStart>(start);
    GUYUB_TRY_VALUE(status.seriesStartedAt, meta.number(metakey::seriesStartedAt));
    // What the hub counts of another history says nothing about this one's: then only what has its place here is sent.
    const quint64 storedSeq = domain::isOtherHistory(report.verdict) ? 0 : report.storedSeq;

    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT count(*), min(seq) FROM commit_log WHERE stream=? AND seq>? AND hseq IS NULL"), {toByteArray(identity.stream()), static_cast<qint64>(storedSeq)}));
    qint64 oldest = 0;
    if (query->next()) {
        status.waitingCommits = query->value(0).toInt();
        oldest = query->value(1).toLongLong();
    }
    GUYUB_TRY(endRows(*query));
    if (status.waitingCommits > 0) {
        GUYUB_TRY_VALUE(const QVariant bytes, database.value(QStringLiteral("SELECT bytes FROM commit_log WHERE stream=? AND seq=?"), {toByteArray(identity.stream()), oldest}));
        if (const auto commit = protocol::decodeCommit(bytes.toByteArray()))
            status.oldestWaitingAt = commit->hlcMs;
    }
    GUYUB_TRY_VALUE(const QVariant open, database.value(QStringLiteral("SELECT count(*) FROM conflict WHERE automatic=0")));
    status.openConflicts = open.toInt();
    return status;
}

} // namespace guyub::storage
