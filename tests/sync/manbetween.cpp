#include "tests/sync/manbetween.h"

#include <QDeadlineTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QUrl>

namespace guyub::test {

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kTurnMs = 20;

class Door final : public QTcpServer
{
public:
    QList<qintptr> taken;

protected:
    void incomingConnection(qintptr descriptor) override { taken.append(descriptor); }
};

// One HTTP message with a Content-Length, or nothing when the other side is gone.
QByteArray readMessage(QTcpSocket &socket, const std::atomic<bool> &isEnding)
{
    QByteArray bytes;
    while (!isEnding) {
        bytes += socket.readAll();
        const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
        if (headEnd >= 0) {
            const QByteArray head = bytes.left(headEnd).toLower();
            const qsizetype at = head.indexOf("content-length: ");
            const qsizetype length = at < 0 ? 0 : head.mid(at + 16).split('\r').first().toLongLong();
            if (bytes.size() >= headEnd + 4 + length)
                return bytes;
        }
        const bool isOver = !socket.waitForReadyRead(kTurnMs) && socket.state() != QAbstractSocket::ConnectedState && socket.bytesAvailable() == 0;
        if (isOver)
            return {};
    }
    return {};
}

void say(QTcpSocket &socket, const QByteArray &bytes)
{
    socket.write(bytes);
    const QDeadlineTimer deadline(kPatienceMs);
    while (socket.bytesToWrite() > 0 && !deadline.hasExpired() && socket.waitForBytesWritten(kPatienceMs)) { }
}

} // namespace

ManBetween::ManBetween(const QString &hubUrl, Speaks speaks, const QList<QSslCertificate> &chain, const QSslKey &key)
    : m_hubPort(static_cast<quint16>(QUrl(hubUrl).port())), m_speaks(speaks), m_chain(chain), m_key(key)
{
    m_thread = std::thread([this] { serve(); });
    while (m_port == 0)
        std::this_thread::yield();
}

ManBetween::~ManBetween()
{
    m_isEnding = true;
    m_thread.join();
}

QString ManBetween::url() const
{
    return QStringLiteral("https://127.0.0.1:%1").arg(m_port);
}

void ManBetween::plan(const Interference &interference)
{
    const std::lock_guard lock(m_planMutex);
    m_plan = interference;
    m_requests = 0;
}

void ManBetween::serve()
{
    Door door;
    if (!door.listen(QHostAddress::LocalHost))
        qFatal("man between: no port");
    m_port = door.serverPort();
    while (!m_isEnding) {
        door.waitForNewConnection(kTurnMs);
        while (!door.taken.isEmpty())
            meet(door.taken.takeFirst());
    }
}

void ManBetween::meet(qintptr descriptor)
{
    QSslSocket kiosk;
    kiosk.setSocketDescriptor(descriptor);
    if (m_speaks == Speaks::Tls) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(m_chain);
        configuration.setPrivateKey(m_key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setProtocol(QSsl::TlsV1_3OrLater);
        kiosk.setSslConfiguration(configuration);
        kiosk.startServerEncryption();
        if (!kiosk.waitForEncrypted(kPatienceMs))
            return;
    }
    converse(kiosk);
}

void ManBetween::converse(QTcpSocket &kiosk)
{
    if (m_speaks == Speaks::Plain) { // it understands nothing of the handshake and shows its page
        kiosk.waitForReadyRead(kPatienceMs);
        const std::lock_guard lock(m_planMutex);
        say(kiosk, m_plan.answer);
        ++m_requests;
        return;
    }
    for (;;) {
        const QByteArray request = readMessage(kiosk, m_isEnding);
        if (request.isEmpty())
            return;
        Interference plan;
        {
            const std::lock_guard lock(m_planMutex);
            plan = m_plan;
        }
        ++m_requests;
        const bool isMeant = request.mid(request.indexOf(' ') + 1).startsWith(plan.onPath);
        if (isMeant && !plan.answer.isEmpty()) {
            say(kiosk, plan.answer);
            continue;
        }
        if (isMeant && plan.isSentTwice)
            askHub(request);
        const QByteArray answer = askHub(request);
        if (isMeant && plan.isAnswerLost)
            return kiosk.abort();
        say(kiosk, answer);
    }
}

QByteArray ManBetween::askHub(const QByteArray &request) const
{
    QSslSocket hub;
    hub.setPeerVerifyMode(QSslSocket::VerifyNone);
    hub.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_hubPort);
    if (!hub.waitForEncrypted(kPatienceMs))
        return {};
    say(hub, request);
    return readMessage(hub, m_isEnding);
}

} // namespace guyub::test
