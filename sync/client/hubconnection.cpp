#include "sync/client/hubconnection.h"

#include "sync/protocol/messages.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace guyub::client {

namespace {

const QString kHubName = QStringLiteral("guyub-hub"); // in the leaf's subject alternative name
constexpr qint64 kMaxAnswerBytes = 16 * 1024 * 1024;

QSslConfiguration pinned(const QSslCertificate &root)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({root});
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}

QByteArray authorisation(const crypto::SigningKeys &transport, const QString &path, const QByteArray &body)
{
    const Signature signature = crypto::sign(transport.secret, viewOf(protocol::transportMessage("POST", path.toUtf8(), body)));
    return "KSig " + QByteArray::fromStdString(transport.publicKey.toHex()) + '.' + QByteArray::fromStdString(signature.toHex());
}

// Kiosk clocks are wrong after a flat battery (1970, 2099), and the night's work must still go out: the dates of the
// pinned chain are not judged, everything else about it is.
bool areOnlyDates(const QList<QSslError> &errors)
{
    return std::all_of(errors.begin(), errors.end(), [](const QSslError &error) {
        return error.error() == QSslError::CertificateNotYetValid || error.error() == QSslError::CertificateExpired;
    });
}

// Why no answer came, for whoever looks after the kiosk.
QString wordsFor(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("no hub listens at this address");
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("there is no machine of the hub's name in this network");
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return QStringLiteral("no answer came in time");
    case QNetworkReply::RemoteHostClosedError:
        return QStringLiteral("the connection was closed before an answer came");
    case QNetworkReply::SslHandshakeFailedError:
        return QStringLiteral("what answers there is no hub of Guyub: it speaks no TLS 1.3, or shows no certificate");
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
        return QStringLiteral("there is no network");
    default:
        return QStringLiteral("no connection: %1").arg(reply.errorString());
    }
}

} // namespace

HubConnection::HubConnection(QUrl hub, QSslCertificate root, Timeouts timeouts) : m_hub(std::move(hub)), m_root(std::move(root)), m_timeouts(timeouts), m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HubConnection::~HubConnection() = default;

Result<Reply> HubConnection::post(const QString &path, const QByteArray &body, const crypto::SigningKeys *transport)
{
    QUrl url = m_hub;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setSslConfiguration(pinned(m_root));
    request.setPeerVerifyName(kHubName);
    request.setRawHeader("Content-Type", "application/cbor");
    request.setRawHeader("User-Agent", "guyub");
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept-Language", "*");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (transport)
        request.setRawHeader("Authorization", authorisation(*transport, path, body));

    const std::unique_ptr<QNetworkReply> reply(m_network->post(request, body));
    QEventLoop loop;
    QTimer idle;
    idle.setSingleShot(true);
    const auto alive = [&idle, this] { idle.start(m_timeouts.idleMs); };
    QObject::connect(&idle, &QTimer::timeout, reply.get(), &QNetworkReply::abort);
    QObject::connect(reply.get(), &QNetworkReply::uploadProgress, &idle, alive);
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, &idle, alive);
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, reply.get(), [&reply](qint64 received, qint64) {
        if (received > kMaxAnswerBytes)
            reply->abort();
    });
    m_hasMetAnother = false;
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(), [&](const QList<QSslError> &errors) {
        if (areOnlyDates(errors))
            reply->ignoreSslErrors();
        else
            m_hasMetAnother = true;
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    idle.start(m_timeouts.connectMs);
    if (!reply->isFinished())
        loop.exec();

    m_bytesUp += body.size();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return fail(ErrorCode::NotReachable, m_hasMetAnother ? QStringLiteral("another certificate answered than the pinned hub's") : wordsFor(*reply));
    Reply result;
    result.status = status;
    result.retryAfterS = reply->rawHeader("Retry-After").toInt();
    result.body = reply->readAll();
    // A body that ended before its announced length is a lost answer, not an answer.
    const QVariant length = reply->header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && length.toLongLong() != result.body.size())
        return fail(ErrorCode::NotReachable, QStringLiteral("answer cut short"));
    if (reply->error() == QNetworkReply::RemoteHostClosedError || reply->error() == QNetworkReply::OperationCanceledError)
        return fail(ErrorCode::NotReachable, QStringLiteral("answer cut short"));
    m_bytesDown += result.body.size();
    return result;
}

Result<QSslCertificate> HubConnection::fetchRoot(const QUrl &hub, ByteView rootPrefix, const Timeouts &timeouts)
{
    // The chain is only looked at; nothing is sent before the pinned certificate is found in it.
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    socket.setSslConfiguration(configuration);
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHostEncrypted(hub.host(), static_cast<quint16>(hub.port(443)), kHubName);
    if (!socket.waitForEncrypted(timeouts.connectMs))
        return fail(ErrorCode::NotReachable, QStringLiteral("no TLS connection"));
    const QByteArray wanted = toByteArray(rootPrefix);
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        if (certificate.digest(QCryptographicHash::Sha256).startsWith(wanted))
            return certificate;
    return fail(ErrorCode::Refused, QStringLiteral("the hub at this address did not make this code"));
}

} // namespace guyub::client
