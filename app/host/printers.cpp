#include "app/host/printers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QScopeGuard>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <unistd.h>

namespace guyub::host {

namespace {

constexpr int kQueueTimeoutMs = 15'000;
const QString kStickFolder = QStringLiteral("Kertas Guyub"); // not GUYUB/, which is the courier's

Result<> keepPaper(const QString &folder, ports::Medium medium, const QByteArray &bytes)
{
    const QDir dir(folder);
    const QString ending = medium == ports::Medium::A5Pdf ? QStringLiteral("pdf") : QStringLiteral("escpos");
    int number = 1;
    const auto path = [&] { return dir.filePath(QStringLiteral("%1.%2").arg(number, 4, 10, QLatin1Char('0')).arg(ending)); };
    while (QFile::exists(path()))
        ++number;
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileFailed, QStringLiteral("file cannot be written"));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // a stick may have no modes: then its mount says who reads
    if (file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::FileFailed, QStringLiteral("file cannot be written"));
    return {};
}

} // namespace

CupsPrinter::CupsPrinter(QString queue) : m_queue(std::move(queue)) { }

QString CupsPrinter::name() const
{
    return m_queue;
}

Result<> CupsPrinter::print(const QByteArray &pdf)
{
    // The paper goes through a pipe: a temporary file would lie in the clear.
    QProcess lp;
    lp.start(QStringLiteral("lp"), {QStringLiteral("-d"), m_queue, QStringLiteral("-o"), QStringLiteral("media=A5"), QStringLiteral("-")});
    if (!lp.waitForStarted(kQueueTimeoutMs))
        return fail(ErrorCode::NotReachable, QStringLiteral("lp did not start"));
    lp.write(pdf);
    lp.closeWriteChannel();
    if (!lp.waitForFinished(kQueueTimeoutMs)) {
        lp.kill();
        lp.waitForFinished();
        return fail(ErrorCode::NotReachable, QStringLiteral("queue did not answer"));
    }
    if (lp.exitStatus() != QProcess::NormalExit || lp.exitCode() != 0)
        return fail(ErrorCode::NotReachable, QStringLiteral("lp exit %1").arg(lp.exitCode()));
    return {};
}

DevicePrinter::DevicePrinter(QString devicePath, ports::Medium medium, int stallMs) : m_devicePath(std::move(devicePath)), m_medium(medium), m_stallMs(stallMs) { }

QString DevicePrinter::name() const
{
    return m_devicePath;
}

Result<> DevicePrinter::print(const QByteArray &bytes)
{
    const int device = ::open(QFile::encodeName(m_devicePath).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (device < 0)
        return fail(ErrorCode::NotReachable, QStringLiteral("device not there"));
    const auto close = qScopeGuard([device] { ::close(device); });
    for (qsizetype done = 0; done < bytes.size();) {
        const auto written = ::write(device, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (written > 0) {
            done += written;
            continue;
        }
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno != EAGAIN)
            return fail(ErrorCode::NotReachable, QStringLiteral("device took only a part"));
        pollfd ready{device, POLLOUT, 0};
        const int count = ::poll(&ready, 1, m_stallMs);
        if (count == 0 || (count < 0 && errno != EINTR) || (count > 0 && (ready.revents & POLLOUT) == 0))
            return fail(ErrorCode::NotReachable, QStringLiteral("device takes no more"));
    }
    return {};
}

FolderPrinter::FolderPrinter(QString folder, ports::Medium medium) : m_folder(std::move(folder)), m_medium(medium) { }

QString FolderPrinter::name() const
{
    return m_folder;
}

Result<> FolderPrinter::print(const QByteArray &bytes)
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::FileFailed, QStringLiteral("folder cannot be made"));
    return keepPaper(m_folder, m_medium, bytes);
}

QList<Mount> mountsOfThisMachine()
{
    QList<Mount> mounts;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes())
        if (volume.isValid() && volume.isReady())
            mounts.append({volume.rootPath(), volume.device(), volume.isReadOnly()});
    return mounts;
}

QStringList placesOfSticks()
{
    const passwd *user = ::getpwuid(::getuid());
    QStringList places{QStringLiteral("/media")};
    if (user != nullptr)
        places.append(QStringLiteral("/run/media/") + QFile::decodeName(user->pw_name));
    return places;
}

StickPrinter::StickPrinter(Mounts mounts, QStringList places) : m_mounts(std::move(mounts)), m_places(std::move(places)) { }

// A bind mount of the machine's own disk bears its device, a folder that is kept in memory bears none.
QString StickPrinter::stick() const
{
    const QList<Mount> mounts = m_mounts();
    const auto root = std::find_if(mounts.cbegin(), mounts.cend(), [](const Mount &each) { return each.path == QLatin1String("/"); });
    const QByteArray own = root == mounts.cend() ? QByteArray() : root->device;
    const auto isBelow = [](const QString &path) { return [&path](const QString &place) { return path.startsWith(place + QLatin1Char('/')); }; };
    for (const Mount &each : mounts) {
        const bool isPlugged = each.device.startsWith("/dev/") && each.device != own && std::any_of(m_places.cbegin(), m_places.cend(), isBelow(each.path));
        if (isPlugged && !each.isReadOnly && QFileInfo(each.path).isWritable())
            return each.path;
    }
    return {};
}

QString StickPrinter::name() const
{
    const QString found = stick();
    return found.isEmpty() ? QString() : found + QLatin1Char('/') + kStickFolder;
}

Result<> StickPrinter::print(const QByteArray &pdf)
{
    const QString folder = name();
    if (folder.isEmpty())
        return fail(ErrorCode::NotReachable, QStringLiteral("no stick is plugged in"));
    // Not mkpath(): a mount point that went away a moment ago is not made anew on the machine's own disk.
    if (!QDir(folder).exists() && !QDir().mkdir(folder))
        return fail(ErrorCode::FileFailed, QStringLiteral("folder cannot be made"));
    return keepPaper(folder, ports::Medium::A5Pdf, pdf);
}

} // namespace guyub::host
