#include "app/base/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guyub {

namespace {

Error fileError()
{
    return {errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::FileFailed, QStringLiteral("errno %1").arg(errno), {}, 0};
}

Result<> writeAll(int file, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(file, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return tl::unexpected(fileError());
        done += written;
    }
    if (::fsync(file) != 0)
        return tl::unexpected(fileError());
    return {};
}

} // namespace

Result<> writeDurably(const QString &path, const QByteArray &bytes, FileAccess access)
{
    const QByteArray target = QFile::encodeName(path);
    struct stat there = {};
    if (::stat(target.constData(), &there) == 0 && !S_ISREG(there.st_mode))
        return fail(ErrorCode::FileFailed, QStringLiteral("not a regular file")); // a device would be renamed away
    const QByteArray beside = target + ".part";
    const mode_t mode = access == FileAccess::OwnerOnly ? S_IRUSR | S_IWUSR : S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    const int file = ::open(beside.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (file < 0)
        return tl::unexpected(fileError());
    const Result<> written = writeAll(file, bytes);
    ::close(file);
    if (!written) {
        ::unlink(beside.constData());
        return written;
    }
    if (::rename(beside.constData(), target.constData()) != 0) {
        const Error error = fileError();
        ::unlink(beside.constData());
        return tl::unexpected(error);
    }
    return syncFolder(QFileInfo(path).absolutePath());
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("file"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileFailed, QStringLiteral("file cannot be read"));
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("file is too long"));
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::FileFailed, QStringLiteral("file cannot be read"));
    return bytes;
}

Result<> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(ErrorCode::FileFailed, QStringLiteral("folder cannot be made"));
    return {};
}

Result<> syncFolder(const QString &folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return tl::unexpected(fileError());
    const int synced = ::fsync(handle);
    const Error error = fileError();
    ::close(handle);
    if (synced != 0)
        return tl::unexpected(error);
    return {};
}

} // namespace guyub
