#include "app/base/durablefile.h"

#include "app/base/systemwords.h"

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
    return {errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::FileFailed, systemWords(errno), {}, 0};
}

} // namespace

DurableWriter::~DurableWriter()
{
    discard();
}

void DurableWriter::discard()
{
    if (m_file < 0)
        return;
    ::close(m_file);
    m_file = -1;
    ::unlink((m_target + ".part").constData());
}

Result<> DurableWriter::open(const QString &path, FileAccess access)
{
    discard();
    m_target = QFile::encodeName(path);
    struct stat there = {};
    if (::stat(m_target.constData(), &there) == 0 && !S_ISREG(there.st_mode))
        return fail(ErrorCode::FileFailed, QStringLiteral("not a regular file")); // a device would be renamed away
    const mode_t mode = access == FileAccess::OwnerOnly ? S_IRUSR | S_IWUSR : S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
    const QByteArray beside = m_target + ".part";
    ::unlink(beside.constData()); // of a crash, or a link that somebody laid there: never written through
    m_file = ::open(beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    return m_file < 0 ? tl::unexpected(fileError()) : Result<>();
}

Result<> DurableWriter::write(const void *bytes, std::size_t size)
{
    const char *next = static_cast<const char *>(bytes);
    while (size > 0) {
        const ssize_t written = ::write(m_file, next, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return tl::unexpected(fileError());
        next += written;
        size -= static_cast<std::size_t>(written);
    }
    return {};
}

Result<> DurableWriter::keep()
{
    return keepAs(QFile::decodeName(m_target));
}

Result<> DurableWriter::keepAs(const QString &path)
{
    if (::fsync(m_file) != 0 || ::rename((m_target + ".part").constData(), QFile::encodeName(path).constData()) != 0)
        return tl::unexpected(fileError());
    ::close(m_file);
    m_file = -1;
    return syncFolder(QFileInfo(path).absolutePath());
}

Result<> writeDurably(const QString &path, const QByteArray &bytes, FileAccess access)
{
    DurableWriter file;
    GUYUB_TRY(file.open(path, access));
    GUYUB_TRY(file.write(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return file.keep();
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("file"));
    if (!QFileInfo(path).isFile()) // a pipe would be waited for
        return fail(ErrorCode::FileFailed, QStringLiteral("not a regular file"));
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
    const QFileInfo folder(path);
    if (folder.isDir())
        return {};
    // With its rights from the start: a stick that knows no rights refuses to change them later.
    const QString parent = folder.absolutePath();
    if (!QDir().mkpath(parent) || !QDir(parent).mkdir(folder.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
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
