#include "app/host/printers.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSaveFile>

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

DevicePrinter::DevicePrinter(QString devicePath, ports::Medium medium) : m_devicePath(std::move(devicePath)), m_medium(medium) { }

QString DevicePrinter::name() const
{
    return m_devicePath;
}

Result<> DevicePrinter::print(const QByteArray &bytes)
{
    QFile device(m_devicePath);
    if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered | QIODevice::ExistingOnly))
        return fail(ErrorCode::NotReachable, QStringLiteral("device not there"));
    if (device.write(bytes) != bytes.size())
        return fail(ErrorCode::NotReachable, QStringLiteral("device took only a part"));
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
