#include "app/base/durablefile.h"
#include "app/base/systemwords.h"
#include "storage/vault/keyfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guyub::vault {

namespace {

constexpr std::size_t kSecretBytes = 32;

// Read by hand: a QByteArray would leave the secret in memory that nobody wipes.
Result<crypto::SecretBytes> readSecret(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::FileFailed, QStringLiteral("device secret: ") + systemWords(errno));
    crypto::SecretBytes bytes(kSecretBytes + 1);
    std::size_t count = 0;
    ssize_t got = 1;
    while (count < bytes.size() && (got = ::read(file, bytes.data() + count, bytes.size() - count)) != 0) {
        if (got < 0 && errno != EINTR)
            break;
        count += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    ::close(file);
    if (got < 0 || count != kSecretBytes)
        return fail(ErrorCode::FileFailed, QStringLiteral("device secret has not 32 bytes"));
    return crypto::SecretBytes::copyOf(bytes.view().first(kSecretBytes));
}

bool writeSecret(const QByteArray &path, const crypto::SecretBytes &secret)
{
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return false;
    const bool isWritten = ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) && ::fsync(file) == 0;
    return ::close(file) == 0 && isWritten;
}

// Linked into place and never over another: two programs that start at once must end with the same secret.
Result<> makeSecret(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    GUYUB_TRY(makePrivateFolder(folder));
    const QByteArray target = QFile::encodeName(path);
    const QByteArray beside = target + '.' + QByteArray::number(static_cast<qint64>(::getpid()));
    ::unlink(beside.constData());
    const bool isWritten = writeSecret(beside, crypto::SecretBytes::random(kSecretBytes));
    const bool isLinked = isWritten && (::link(beside.constData(), target.constData()) == 0 || errno == EEXIST);
    const int code = errno;
    ::unlink(beside.constData());
    if (!isLinked)
        return fail(code == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileFailed, QStringLiteral("device secret: ") + systemWords(code));
    return syncFolder(folder);
}

} // namespace

Result<DeviceSecret> deviceSecret()
{
    const QByteArray credentials = qgetenv("CREDENTIALS_DIRECTORY");
    if (!credentials.isEmpty()) {
        auto secret = readSecret(credentials + "/guyub-device");
        if (secret)
            return DeviceSecret{std::move(*secret), true};
        if (secret.error().code != ErrorCode::NotFound)
            return tl::unexpected(secret.error());
    }
    const QString path = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/guyub/device.secret");
    auto secret = readSecret(QFile::encodeName(path));
    if (!secret && secret.error().code == ErrorCode::NotFound) {
        GUYUB_TRY(makeSecret(path));
        secret = readSecret(QFile::encodeName(path));
    }
    if (!secret)
        return tl::unexpected(secret.error());
    if (::chmod(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR) != 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("device secret cannot be kept private"));
    return DeviceSecret{std::move(*secret), false};
}

} // namespace guyub::vault
