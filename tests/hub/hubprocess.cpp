#include "tests/hub/hubprocess.h"

#include <QCoreApplication>

#include <csignal>

namespace guyub::test {

namespace {

constexpr int kPatienceMs = 60'000;

QString hubBinary()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/guyub-hub");
}

} // namespace

HubProcess::HubProcess() : environment(QProcessEnvironment::systemEnvironment())
{
    environment.insert(QStringLiteral("XDG_DATA_HOME"), folder.filePath(QStringLiteral("xdg")));
}

HubProcess::~HubProcess()
{
    if (process && process->state() != QProcess::NotRunning) {
        process->kill();
        process->waitForFinished(kPatienceMs);
    }
}

bool HubProcess::start()
{
    process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(hubBinary(), {QStringLiteral("serve"), QStringLiteral("--data"), data(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (!process->waitForReadyRead(kPatienceMs))
            return false;
        line += process->readAllStandardOutput();
    }
    url = QString::fromUtf8(line).section(QLatin1Char(' '), 1).trimmed();
    return line.startsWith("listening https://127.0.0.1:");
}

int HubProcess::stop(int signal)
{
    ::kill(static_cast<pid_t>(process->processId()), signal);
    process->waitForFinished(kPatienceMs);
    return process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
}

Ran HubProcess::run(const QStringList &arguments) const
{
    QProcess command;
    command.setProcessEnvironment(environment);
    command.start(hubBinary(), arguments);
    command.waitForFinished(kPatienceMs);
    return {command.exitCode(), command.readAllStandardOutput(), command.readAllStandardError()};
}

Ran HubProcess::run(const QString &name, const QStringList &more) const
{
    return run(QStringList{name, QStringLiteral("--data"), data()} + more);
}

QString HubProcess::newCode() const
{
    return QString::fromUtf8(run(QStringLiteral("enrol"), {QStringLiteral("--ledger"), kHubLedger, QStringLiteral("--scope"), QStringLiteral("*")}).out.trimmed());
}

QString HubProcess::data() const
{
    return folder.filePath(QStringLiteral("a folder with a rather long name, as they are found on real machines, and longer than a socket's path may be/H"));
}

} // namespace guyub::test
