#include "app/host/agentlink.h"

namespace guyub::host {

AgentLink::AgentLink(QString agentProgram, QString storeFolder) : m_program(std::move(agentProgram)), m_folder(std::move(storeFolder)) { }

bool AgentLink::isRunning() const
{
    return m_process && m_process->state() != QProcess::NotRunning;
}

Result<> AgentLink::sendNow(std::function<void(ports::SendOutcome)> done)
{
    if (isRunning())
        return fail(ErrorCode::StoreInUse, QStringLiteral("guyub-agent"));
    m_process = std::make_unique<QProcess>();
    QProcess *process = m_process.get();
    connect(process, &QProcess::finished, this, [process, done](int exitCode, QProcess::ExitStatus status) {
        done({status == QProcess::NormalExit && exitCode == 0, QString::fromUtf8(process->readAllStandardError()).trimmed()});
    });
    connect(process, &QProcess::errorOccurred, this, [done](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            done({false, QStringLiteral("guyub-agent did not start")});
    });
    process->start(m_program, {QStringLiteral("once"), QStringLiteral("--data"), m_folder});
    return {};
}

} // namespace guyub::host
