#include "app/base/folderlock.h"

#include <QFile>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guyub {

namespace {

constexpr qint64 kLongestWords = 1024;

Error lockError()
{
    return {errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::FileFailed, QStringLiteral("lock file, errno %1").arg(errno), {}, 0};
}

// Second line: the process's number is the first, as QLockFile has it.
QString programIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(kLongestWords).split('\n').value(1)) : QString();
}

// Whoever had the lock removes the file at the end; ours may be that one, which nobody else will find.
bool isStillThere(const QByteArray &path, int file)
{
    struct stat held = {}, there = {};
    return ::fstat(file, &held) == 0 && ::stat(path.constData(), &there) == 0 && held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

} // namespace

Result<FolderLock> FolderLock::take(const QString &path, const QString &program)
{
    const QByteArray target = QFile::encodeName(path);
    for (;;) {
        const int file = ::open(target.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
        if (file < 0)
            return tl::unexpected(lockError());
        FolderLock lock(path, file);
        int locked = 0;
        while ((locked = ::flock(file, LOCK_EX | LOCK_NB)) != 0 && errno == EINTR) { }
        const int code = errno;
        if (locked != 0) {
            ::close(std::exchange(lock.m_file, -1)); // the file is another's
            errno = code;
            return code == EWOULDBLOCK ? fail(ErrorCode::StoreInUse, programIn(path)) : tl::unexpected(lockError());
        }
        if (!isStillThere(target, file)) {
            ::close(std::exchange(lock.m_file, -1));
            continue;
        }
        const QByteArray words = QByteArray::number(static_cast<qint64>(::getpid())) + '\n' + program.toUtf8() + '\n';
        if (::ftruncate(file, 0) != 0 || ::pwrite(file, words.constData(), static_cast<std::size_t>(words.size()), 0) != words.size())
            (void)::ftruncate(file, 0); // on a full disk the lock holds all the same, without a name
        return lock;
    }
}

FolderLock::FolderLock(QString path, int file) : m_path(std::move(path)), m_file(file) { }

FolderLock::FolderLock(FolderLock &&other) noexcept : m_path(std::move(other.m_path)), m_file(std::exchange(other.m_file, -1)) { }

FolderLock &FolderLock::operator=(FolderLock &&other) noexcept
{
    if (this != &other) {
        release();
        m_path = std::move(other.m_path);
        m_file = std::exchange(other.m_file, -1);
    }
    return *this;
}

FolderLock::~FolderLock()
{
    release();
}

void FolderLock::release()
{
    if (m_file < 0)
        return;
    ::unlink(QFile::encodeName(m_path).constData()); // while it is held: nobody else's can be hit
    ::close(std::exchange(m_file, -1));
}

} // namespace guyub
