#include "storage/keychange.h"

#include "app/base/durablefile.h"
#include "storage/storefiles.h"
#include "storage/upgrade.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace guyub::storage {

namespace {

Result<> removeIfThere(const QString &path)
{
    if (!QFile::exists(path))
        return {};
    return QFile::remove(path) ? Result<>() : fail(ErrorCode::FileFailed, QStringLiteral("a file of the store cannot be removed"));
}

Result<> moveNewDatabaseIn(const QString &folder)
{
    if (::rename(QFile::encodeName(storefile::newDatabase(folder)).constData(), QFile::encodeName(storefile::database(folder)).constData()) != 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("the new database cannot take its name"));
    return syncFolder(folder);
}

Result<> writeNewDatabase(const QString &folder, const crypto::SecretBytes &before, const crypto::SecretBytes &after, const vault::PageProgress &progress)
{
    const QString target = storefile::newDatabase(folder);
    GUYUB_TRY(vault::rekeyPages(storefile::database(folder), before, target, after, progress));
    GUYUB_TRY(vault::judgePages(target, after));
    return {};
}

} // namespace

Result<crypto::SecretBytes> changeDataKey(const QString &folder, vault::KeyFile &file, const crypto::SecretBytes &dataKey, const vault::PageProgress &progress)
{
    const QStringList kept = QDir(folder).entryList({QStringLiteral("main.db-wal.kept*")}, QDir::Files);
    if (!kept.isEmpty())
        return fail(ErrorCode::NotAllowed, QStringLiteral("%1 is kept here, and only the present key reads it; move it away first").arg(kept.first()));
    if (QFileInfo(storefile::wal(folder)).size() > 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("the log of writes could not be taken into the database; see the disk, then do it again; the keys are as before"));
    GUYUB_TRY_VALUE(crypto::SecretBytes fresh, file.beginKeyChange(dataKey));
    GUYUB_TRY(writeNewDatabase(folder, dataKey, fresh, progress));
    GUYUB_TRY(file.save(storefile::keys(folder), fresh));
    if (const auto settled = settleKeyChange(folder, file, fresh); !settled)
        return fail(settled.error().code, QStringLiteral("the new data key holds, and the next sign-in finishes the change: %1").arg(settled.error().detail));
    return fresh;
}

Result<> settleKeyChange(const QString &folder, vault::KeyFile &file, const crypto::SecretBytes &dataKey)
{
    const QString database = storefile::database(folder), fresh = storefile::newDatabase(folder);
    if (!QFile::exists(database))
        return {};
    if (!file.isChangingKey()) {
        GUYUB_TRY_VALUE(const bool isOurs, vault::isUnder(dataKey, database));
        if (!isOurs)
            return {}; // the second key file, or what lies beside, may be what opens it
        file.keepSecond(storefile::keys(folder));
        GUYUB_TRY(removeIfThere(fresh + QStringLiteral(".part")));
        return removeIfThere(fresh);
    }
    GUYUB_TRY_VALUE(const crypto::SecretBytes before, file.previousKey(dataKey));
    GUYUB_TRY_VALUE(const bool isDone, vault::isUnder(dataKey, database));
    GUYUB_TRY_VALUE(const bool isOld, vault::isUnder(before, database));
    if (!isDone && !isOld)
        return {}; // opening says what is wrong with it, and nothing is thrown away
    file.keepSecond(storefile::keys(folder));
    if (isOld) {
        if (QFileInfo(storefile::wal(folder)).size() > 0)
            return fail(ErrorCode::Damaged, QStringLiteral("a log lies beside a database whose key change is not finished"));
        if (!QFile::exists(fresh)) {
            GUYUB_TRY(writeNewDatabase(folder, before, dataKey, {}));
        }
        GUYUB_TRY(moveNewDatabaseIn(folder));
    }
    GUYUB_TRY(removeIfThere(storefile::wal(folder) + QStringLiteral(".torn"))); // nobody could read it any more
    GUYUB_TRY(removeBefore(folder)); // nor this
    file.endKeyChange();
    return file.save(storefile::keys(folder), dataKey);
}

} // namespace guyub::storage
