#include "tests/hub/tlsclient.h"

#include <QDeadlineTimer>
#include <QSslConfiguration>

namespace guyub::test {

TlsClient::TlsClient(quint16 port, const QByteArray &rootDer)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromData(rootDer, QSsl::Der));
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    m_socket.setSslConfiguration(configuration);
    m_socket.setPeerVerifyName(QStringLiteral("guyub-hub"));
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    m_isConnected = m_socket.waitForEncrypted(10'000);
}

QByteArray TlsClient::rootSeen() const
{
    const auto chain = m_socket.peerCertificateChain();
    return chain.isEmpty() ? QByteArray() : chain.last().toDer();
}

void TlsClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

QByteArray TlsClient::readAnswer(int withinMs)
{
    const QDeadlineTimer deadline(withinMs);
    for (;;) {
        const qsizetype headerEnd = m_buffer.indexOf("\r\n\r\n");
        if (headerEnd >= 0) {
            const QByteArray head = m_buffer.left(headerEnd).toLower();
            const qsizetype at = head.indexOf("content-length: ");
            const qsizetype length = at < 0 ? 0 : head.mid(at + 16).split('\r').first().toLongLong();
            const qsizetype whole = headerEnd + 4 + length;
            if (m_buffer.size() >= whole) {
                const QByteArray answer = m_buffer.left(whole);
                m_buffer.remove(0, whole);
                return answer;
            }
        }
        if (!m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())) && m_socket.bytesAvailable() == 0)
            return {};
        m_buffer += m_socket.readAll();
    }
}

int TlsClient::status(int withinMs)
{
    return readAnswer(withinMs).mid(9, 3).toInt();
}

bool TlsClient::isClosedWithin(int ms)
{
    const QDeadlineTimer deadline(ms);
    while (m_socket.state() != QAbstractSocket::UnconnectedState && !deadline.hasExpired())
        m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

QByteArray postRequest(const QByteArray &path, const QByteArray &body, const QByteArray &headers)
{
    return "POST " + path + " HTTP/1.1\r\nHost: guyub-hub\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers
        + "\r\n" + body;
}

} // namespace guyub::test
