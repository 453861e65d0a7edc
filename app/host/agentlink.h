// Starts guyub-agent, which stands beside this program, and tells how it ended.
#pragma once

#include "app/ports/hublink.h"

#include <QObject>
#include <QProcess>

#include <memory>

namespace guyub::host {

class AgentLink final : public QObject, public ports::HubLink
{
    Q_OBJECT

public:
    AgentLink(QString agentProgram, QString storeFolder);
    Result<> sendNow(std::function<void(ports::SendOutcome)> done) override;
    bool isRunning() const override;

private:
    QString m_program;
    QString m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace guyub::host
