#include "sync/hub/durablefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace guyub::hub {

namespace {
// A rename is durable only once its folder is: without this a power cut may bring the old name back.
bool syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool isSynced = ::fsync(handle) == 0;
    ::close(handle);
    return isSynced;
#else
    Q_UNUSED(folder)
    return true;
#endif
}

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
} // namespace

Result<> writeDurably(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly))
        return fail(ErrorCode::FileFailed, QStringLiteral("cannot create a file"));
    if (file.write(bytes) != bytes.size() || !file.commit()) {
        const bool isFull = file.error() == QFileDevice::ResourceError;
        return fail(isFull ? ErrorCode::DiskFull : ErrorCode::FileFailed, QStringLiteral("cannot write a file"));
    }
    if (!syncFolder(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::FileFailed, QStringLiteral("cannot sync a folder"));
    return {};
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound);
    if (!file.open(QIODevice::ReadOnly) || file.size() > limit)
        return fail(ErrorCode::FileFailed, QStringLiteral("cannot read a file"));
    return file.readAll();
}

Result<> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, kOwnerOnly | QFile::ExeOwner))
        return fail(ErrorCode::FileFailed, QStringLiteral("cannot create a folder"));
    return {};
}

} // namespace guyub::hub
