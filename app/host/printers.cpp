#include "app/host/printers.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSaveFile>
#include <QScopeGuard>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace guyub::host {

namespace {
constexpr int kQueueTimeoutMs = 15'000;
}

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
    QDir dir(m_folder);
    if (!dir.mkpath(QStringLiteral(".")))
        return fail(ErrorCode::FileFailed, QStringLiteral("folder cannot be made"));
    const QString ending = m_medium == ports::Medium::A5Pdf ? QStringLiteral("pdf") : QStringLiteral("escpos");
    int number = 1;
    const auto path = [&] { return dir.filePath(QStringLiteral("%1.%2").arg(number, 4, 10, QLatin1Char('0')).arg(ending)); };
    while (QFile::exists(path()))
        ++number;
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::FileFailed, QStringLiteral("file cannot be written"));
    return {};
}

} // namespace guyub::host
