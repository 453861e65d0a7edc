// How commands reach a running hub: a Unix socket in the data folder, which only its owner may enter. One line of JSON
// asks {"command", …}, one line answers {"result"} or {"error"}.
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace guyub::hubapp {

using ControlHandler = std::function<Result<QJsonObject>(const QString &command, const QJsonObject &arguments)>;

class ControlServer final : public QObject
{
    Q_OBJECT

public:
    // `handler` runs on this thread. Errors: NotReachable (the socket cannot be made).
    static Result<std::unique_ptr<ControlServer>> listen(const QString &folder, ControlHandler handler);
    ~ControlServer() override;

private:
    explicit ControlServer(ControlHandler handler);
    void answer(QLocalSocket *socket);

    ControlHandler m_handler;
    std::unique_ptr<QLocalServer> m_server;
    int m_folder = -1;
};

// Asks the hub that runs on `folder`. Errors: NotFound (none runs), NotReachable (it does not answer), and the hub's own.
Result<QJsonObject> askRunningHub(const QString &folder, const QString &command, const QJsonObject &arguments);

} // namespace guyub::hubapp
