#include "storage/upgrade.h"

#include "app/base/durablefile.h"
#include "storage/meta.h"
#include "storage/schema.h"
#include "storage/storefiles.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <sys/stat.h>
#include <unistd.h>

namespace guyub::storage {

namespace {

constexpr qint64 kMiB = qint64(1024) * 1024;
constexpr qint64 kLogRoom = 64 * kMiB; // what the new file's own log may grow to, and something to work with
constexpr qint64 kShares = 1000;

Result<> removeIfThere(const QString &path)
{
    if (!QFile::exists(path))
        return {};
    return QFile::remove(path) ? Result<>() : fail(ErrorCode::FileFailed, QStringLiteral("a file of the store cannot be removed"));
}

QString besideOf(const QString &database)
{
    return storefile::upgrade(QFileInfo(database).path());
}

Result<> removeUnfinished(const QString &fresh)
{
    for (const QString &path : {fresh, fresh + QStringLiteral("-wal"), fresh + QStringLiteral("-journal")})
        GUYUB_TRY(removeIfThere(path));
    return {};
}

// A stretch of the whole work, in thousandths.
Progress stretch(const Progress &whole, qint64 from, qint64 to)
{
    if (!whole)
        return {};
    return [&whole, from, to](qint64 done, qint64 total) { return whole(total > 0 ? from + (to - from) * std::min(done, total) / total : from, kShares); };
}

Result<> isDue(const Progress &progress, qint64 share)
{
    return progress && !progress(share, kShares) ? fail(ErrorCode::Cancelled) : Result<>();
}

class Upgrade
{
public:
    Upgrade(Database &database, const Identity &identity, const Progress &progress) : m_from(database), m_path(besideOf(database.path())), m_identity(identity), m_progress(progress) { }
    // Whatever is there now was not taken.
    ~Upgrade()
    {
        if (!m_isKept)
            (void)removeUnfinished(m_path); // if that fails, the next opening does it
    }
    Upgrade(const Upgrade &) = delete;
    Upgrade &operator=(const Upgrade &) = delete;

    Result<Upgraded> write(qint64 share)
    {
        GUYUB_TRY(removeUnfinished(m_path));
        if (const QStorageInfo disk(QFileInfo(m_path).path()); disk.isValid())
            GUYUB_TRY(fitsUpgrade(QFileInfo(m_from.path()).size(), disk.bytesAvailable()));
        GUYUB_TRY(isDue(m_progress, 0));
        GUYUB_TRY_VALUE(const auto fresh, Database::open(m_path, m_from.vfs(), Connection::Writer));
        Transaction transaction(*fresh);
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY(createLogTables(*fresh));
        GUYUB_TRY(transaction.commit());
        GUYUB_TRY_VALUE(m_kept, carryKeptRows(m_from, *fresh, stretch(m_progress, 0, share / 6)));
        GUYUB_TRY(deriveTables(*fresh, m_identity, stretch(m_progress, share / 6, share)));
        Upgraded made;
        GUYUB_TRY_VALUE(made.digest, projectionDigest(*fresh));
        GUYUB_TRY_VALUE(made.records, recordCounts(*fresh));
        return made;
    }

    // From the disk: nothing of what the first connection knew is left.
    Result<> keep(const Upgraded &made)
    {
        GUYUB_TRY_VALUE(const auto fresh, Database::open(m_path, m_from.vfs(), Connection::Writer));
        GUYUB_TRY_VALUE(const bool isSound, fresh->isSound());
        GUYUB_TRY(isDue(m_progress, 900));
        GUYUB_TRY_VALUE(const bool holdsAll, holdsRows(*fresh, m_kept, stretch(m_progress, 900, 950)));
        GUYUB_TRY_VALUE(const Hash digest, projectionDigest(*fresh));
        GUYUB_TRY_VALUE(const auto records, recordCounts(*fresh));
        if (!isSound || !holdsAll || digest != made.digest || records != made.records)
            return fail(ErrorCode::Damaged, QStringLiteral("the new database is not what was written; see the disk; nothing was changed"));
        GUYUB_TRY(isDue(m_progress, kShares));
        Transaction transaction(*fresh);
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY(markVersions(*fresh)); // last: without it the file counts as not upgraded
        GUYUB_TRY(transaction.commit());
        m_isKept = true;
        return {};
    }

private:
    Database &m_from;
    QString m_path;
    const Identity &m_identity;
    const Progress &m_progress;
    QList<KeptTable> m_kept;
    bool m_isKept = false;
};

} // namespace

Result<> fitsUpgrade(qint64 databaseBytes, qint64 availableBytes)
{
    const qint64 missing = databaseBytes + databaseBytes / 4 + kLogRoom - availableBytes;
    if (missing <= 0)
        return {};
    return fail(ErrorCode::DiskFull, QStringLiteral("the store is written again beside itself, and %1 MB of room are missing for that; make room, then try again; nothing was changed").arg((missing + kMiB - 1) / kMiB));
}

Result<Upgraded> writeUpgrade(Database &database, const Identity &identity, const Progress &progress)
{
    Upgrade upgrade(database, identity, progress);
    GUYUB_TRY_VALUE(Upgraded made, upgrade.write(850));
    GUYUB_TRY(isDue(progress, 870));
    GUYUB_TRY(upgrade.keep(made));
    return made;
}

Result<Hash> derivedDigest(Database &database, const Identity &identity, const Progress &progress)
{
    Upgrade upgrade(database, identity, progress);
    GUYUB_TRY_VALUE(const Upgraded made, upgrade.write(kShares));
    return made.digest;
}

Result<bool> matchesLog(Database &database, const Identity &identity, const Progress &progress)
{
    GUYUB_TRY_VALUE(const Hash standing, projectionDigest(database));
    GUYUB_TRY_VALUE(const Hash derived, derivedDigest(database, identity, progress));
    return standing == derived;
}

Result<> takeUpgrade(const QString &folder)
{
    const QByteArray name = QFile::encodeName(storefile::database(folder)), before = QFile::encodeName(storefile::before(folder)), fresh = QFile::encodeName(storefile::upgrade(folder));
    if (QFileInfo(storefile::wal(folder)).size() > 0 || QFileInfo(storefile::upgrade(folder) + QStringLiteral("-wal")).size() > 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("a log lies beside the database, which another one was to replace"));
    GUYUB_TRY(removeBefore(folder));
    // A second name for the old file first, so that the store is never without a database.
    if (::link(name.constData(), before.constData()) != 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("the old database cannot be kept"));
    GUYUB_TRY(syncFolder(folder));
    if (::rename(fresh.constData(), name.constData()) != 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("the new database cannot take its name"));
    return syncFolder(folder);
}

Result<> settleUpgrade(const QString &folder)
{
    struct stat now = {}, before = {};
    const bool isThere = ::stat(QFile::encodeName(storefile::database(folder)).constData(), &now) == 0, hasBefore = ::stat(QFile::encodeName(storefile::before(folder)).constData(), &before) == 0;
    if (isThere && hasBefore && now.st_ino == before.st_ino && now.st_dev == before.st_dev) // two names of the old file: it was not replaced
        GUYUB_TRY(removeBefore(folder));
    return removeUnfinished(storefile::upgrade(folder));
}

Result<> removeBefore(const QString &folder)
{
    if (!QFile::exists(storefile::before(folder)))
        return {};
    GUYUB_TRY(removeIfThere(storefile::before(folder)));
    return syncFolder(folder);
}

} // namespace guyub::storage
