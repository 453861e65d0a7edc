#include "storage/newseries.h"

#include "app/base/durablefile.h"
#include "app/domain/receiptcode.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>

namespace guyub::storage {

namespace spool = protocol::spool;

NewSeries::NewSeries(Database &database, Identity &identity, QString folder) : m_database(database), m_identity(identity), m_folder(std::move(folder)), m_log(database), m_meta(database) { }

// Files first: a crash in between leaves a store that has to begin anew still, and a log that has what was in them.
Result<> NewSeries::begin(domain::SeriesStart why, UtcMs now)
{
    GUYUB_TRY_VALUE(const Range range, unplaced());
    GUYUB_TRY(readAll(range));
    GUYUB_TRY(setFilesAside(range.last > 0));
    GUYUB_TRY_VALUE(StreamKeys fresh, freshKeys());
    Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(keepStreamKeys(m_database, fresh));
    GUYUB_TRY(m_log.keepStream(fresh.certificate));
    GUYUB_TRY_VALUE(const CommitLog::Head head, reissue(range, fresh.certificate.stream));
    GUYUB_TRY(move(range, fresh.certificate.stream));
    GUYUB_TRY(keepStart(head, why, now));
    GUYUB_TRY(transaction.commit());
    m_identity.commit = std::move(fresh.commit);
    m_identity.certificate = fresh.certificate;
    return {};
}

// The ledger places a stream in its order, so what waits is its end.
Result<NewSeries::Range> NewSeries::unplaced()
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT min(seq), max(seq) FROM commit_log WHERE stream=? AND hseq IS NULL"), {toByteArray(m_identity.stream())}));
    Range range;
    if (query->next())
        range = {query->value(0).toULongLong(), query->value(1).toULongLong()};
    GUYUB_TRY(endRows(*query));
    return range;
}

// One that cannot be read any more lies in a sealed file still.
Result<> NewSeries::readAll(const Range &range)
{
    for (quint64 seq = range.first; seq > 0 && seq <= range.last; ++seq)
        GUYUB_TRY(m_log.read(m_identity.stream(), seq));
    return {};
}

// What waits in sealed files is issued again and must not arrive as a fork. What was sent stays for a hub that comes out of
// a backup. What came down may name own commits by numbers that they lose now; the agent fetches it again.
Result<> NewSeries::setFilesAside(bool withInbox)
{
    QStringList emptied{spool::outboxReady(m_folder), spool::outboxRefused(m_folder)};
    if (withInbox)
        emptied.append(spool::inbox(m_folder));
    for (const QString &folder : emptied)
        for (const QString &name : QDir(folder).entryList({QStringLiteral("*.seg")}, QDir::Files))
            QFile::remove(folder + QLatin1Char('/') + name);
    const QString sent = spool::outboxSent(m_folder), earlier = spool::outboxEarlier(m_folder);
    const QStringList names = QDir(sent).entryList({QStringLiteral("*.seg")}, QDir::Files);
    if (names.isEmpty())
        return {};
    if (!QDir().mkpath(earlier))
        return fail(ErrorCode::FileFailed, QStringLiteral("outbox"));
    for (const QString &name : names)
        QFile::rename(sent + QLatin1Char('/') + name, earlier + QLatin1Char('/') + name);
    return syncFolder(earlier);
}

// Four letters are few: those of an earlier stream known here are not taken again.
Result<StreamKeys> NewSeries::freshKeys()
{
    QStringList taken;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT stream FROM stream_certificate")));
    while (query->next())
        taken.append(domain::receiptLettersOf(StreamId::from(viewOf(query->value(0).toByteArray())).value_or(StreamId{})));
    GUYUB_TRY(endRows(*query));
    StreamKeys fresh = makeStreamKeys(m_identity.device);
    while (taken.contains(domain::receiptLettersOf(fresh.certificate.stream)))
        fresh = makeStreamKeys(m_identity.device);
    return fresh;
}

Result<CommitLog::Head> NewSeries::reissue(const Range &range, const StreamId &to)
{
    CommitLog::Head head;
    for (quint64 seq = range.first; seq > 0 && seq <= range.last; ++seq) {
        GUYUB_TRY_VALUE(LoggedCommit logged, m_log.read(m_identity.stream(), seq));
        logged.commit.stream = to;
        logged.commit.seq = head.seq + 1;
        logged.commit.prevHash = head.hash;
        head = {logged.commit.seq, protocol::commitHash(logged.commit)};
        GUYUB_TRY(m_log.append(logged.commit, head.hash, std::nullopt));
    }
    return head;
}

Result<> NewSeries::move(const Range &range, const StreamId &to)
{
    if (range.last == 0)
        return {};
    const QByteArray from = toByteArray(m_identity.stream());
    const auto first = static_cast<qint64>(range.first);
    GUYUB_TRY(m_log.dropUnplaced(m_identity.stream()));
    for (const char *table : {"pending_op", "held_op"})
        GUYUB_TRY(m_database.run(QStringLiteral("UPDATE %1 SET stream=?, seq=seq-? WHERE stream=? AND seq>=?").arg(QLatin1String(table)), {toByteArray(to), first - 1, from, first}));
    // Seeds are counted by the old numbers; a commit issued again carries the keys (SYNC §1.3).
    return m_database.run(QStringLiteral("DELETE FROM subject_seed"));
}

Result<> NewSeries::keepStart(const CommitLog::Head &head, domain::SeriesStart why, UtcMs now)
{
    GUYUB_TRY(m_meta.set(metakey::headSeq, static_cast<qint64>(head.seq)));
    GUYUB_TRY(m_meta.set(metakey::headHash, toByteArray(head.hash)));
    GUYUB_TRY(m_meta.set(metakey::reissuedThrough, static_cast<qint64>(head.seq)));
    GUYUB_TRY(m_meta.set(metakey::sealedThrough, 0));
    GUYUB_TRY(m_meta.set(metakey::lastReceipt, 0));
    GUYUB_TRY(m_meta.set(metakey::seriesStart, static_cast<int>(why)));
    return m_meta.set(metakey::seriesStartedAt, now);
}

} // namespace guyub::storage
