#include "app/hub/control.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>

#include <fcntl.h>
#include <unistd.h>

namespace guyub::hubapp {

namespace {

constexpr int kConnectMs = 2'000;
constexpr int kAnswerMs = 120'000; // a verification walks the whole log
constexpr qint64 kMaxLineBytes = 64 * 1024 * 1024;
constexpr qint64 kMaxRequestBytes = 64 * 1024;

// A socket's path may have 107 bytes, a data folder any number: so the folder is named by its descriptor.
QString socketName(int folder)
{
    return QStringLiteral("/proc/self/fd/%1/control").arg(folder);
}
int openFolder(const QString &folder)
{
    return ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

QJsonObject errorObject(const Error &error)
{
    return {{QStringLiteral("code"), static_cast<int>(error.code)}, {QStringLiteral("detail"), error.detail}, {QStringLiteral("field"), error.field}};
}

QByteArray lineOf(const Result<QJsonObject> &result)
{
    const QJsonObject answer = result ? QJsonObject{{QStringLiteral("result"), *result}} : QJsonObject{{QStringLiteral("error"), errorObject(result.error())}};
    return QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
}

Result<QByteArray> exchange(QLocalSocket &socket, const QByteArray &line)
{
    socket.write(line);
    const QDeadlineTimer deadline(kAnswerMs);
    QByteArray answer;
    while (!answer.endsWith('\n')) {
        if (!socket.bytesAvailable() && !socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return fail(ErrorCode::NotReachable, QStringLiteral("the running hub does not answer"));
        answer += socket.readAll();
        if (answer.size() > kMaxLineBytes)
            return fail(ErrorCode::NotReachable, QStringLiteral("the running hub's answer is too long"));
    }
    return answer;
}

} // namespace

ControlServer::ControlServer(ControlHandler handler) : m_handler(std::move(handler)), m_server(std::make_unique<QLocalServer>()) { }

ControlServer::~ControlServer()
{
    m_server->close();
    if (m_folder >= 0)
        ::close(m_folder);
}

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const QString &folder, ControlHandler handler)
{
    std::unique_ptr<ControlServer> control(new ControlServer(std::move(handler)));
    control->m_folder = openFolder(folder);
    QFile::remove(folder + QStringLiteral("/control")); // of a hub that fell; the folder's lock is ours
    if (control->m_folder < 0 || !control->m_server->listen(socketName(control->m_folder)))
        return fail(ErrorCode::NotReachable, QStringLiteral("the control socket cannot be made"));
    QFile::setPermissions(folder + QStringLiteral("/control"), QFile::ReadOwner | QFile::WriteOwner);
    ControlServer *self = control.get();
    QObject::connect(self->m_server.get(), &QLocalServer::newConnection, self, [self] {
        QLocalSocket *socket = self->m_server->nextPendingConnection();
        QObject::connect(socket, &QLocalSocket::readyRead, self, [self, socket] { self->answer(socket); });
        QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    });
    return control;
}

void ControlServer::answer(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > kMaxRequestBytes)
            socket->abort();
        return;
    }
    const QJsonObject request = QJsonDocument::fromJson(socket->readLine(kMaxRequestBytes)).object();
    socket->write(lineOf(m_handler(request.value(QLatin1String("command")).toString(), request)));
    socket->flush();
    socket->disconnectFromServer();
}

Result<QJsonObject> askRunningHub(const QString &folder, const QString &command, const QJsonObject &arguments)
{
    const int handle = openFolder(folder);
    if (handle < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("no hub in this folder"));
    QLocalSocket socket;
    socket.connectToServer(socketName(handle));
    const bool isConnected = socket.waitForConnected(kConnectMs);
    ::close(handle);
    if (!isConnected)
        return fail(ErrorCode::NotFound, QStringLiteral("no hub runs on this folder"));
    QJsonObject request = arguments;
    request.insert(QStringLiteral("command"), command);
    GUYUB_TRY_VALUE(const QByteArray line, exchange(socket, QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n'));
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    const QJsonObject error = answer.value(QLatin1String("error")).toObject();
    if (!error.isEmpty())
        return fail(static_cast<ErrorCode>(error.value(QLatin1String("code")).toInt()), error.value(QLatin1String("detail")).toString(), error.value(QLatin1String("field")).toString());
    return answer.value(QLatin1String("result")).toObject();
}

} // namespace guyub::hubapp
