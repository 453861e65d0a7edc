// One HTTPS conversation with the hub, blocking: the agent has nothing else to do. The hub's root certificate is pinned;
// whatever the system trusts does not matter, the name is always "guyub-hub", and dates are not judged: kiosk clocks lie.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "storage/crypto/signing.h"

#include <QSslCertificate>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace guyub::client {

struct Timeouts
{
    int connectMs = 60'000;
    int idleMs = 90'000; // without a byte either way; there is no total limit while bytes move
};

struct Reply
{
    int status = 0;
    int retryAfterS = 0;
    QByteArray body;
};

class HubConnection
{
public:
    // `hub`: https://host:port.
    HubConnection(QUrl hub, QSslCertificate root, Timeouts timeouts = {});
    ~HubConnection();

    // Posts a body; `transport` signs the request when given. Errors: NotReachable (detail says what failed).
    Result<Reply> post(const QString &path, const QByteArray &body, const crypto::SigningKeys *transport);

    // The last post met a certificate that does not lead to the pinned root: a captive portal, or a wrong hub.
    bool hasMetAnother() const { return m_hasMetAnother; }
    qint64 bytesUp() const { return m_bytesUp; }
    qint64 bytesDown() const { return m_bytesDown; }

    // Fetches the chain a hub presents and picks the certificate whose SHA-256 begins with `rootPrefix`.
    // Errors: NotReachable, Refused (no such certificate: not the hub that made the code).
    static Result<QSslCertificate> fetchRoot(const QUrl &hub, ByteView rootPrefix, const Timeouts &timeouts = {});

private:
    QUrl m_hub;
    QSslCertificate m_root;
    Timeouts m_timeouts;
    std::unique_ptr<QNetworkAccessManager> m_network;
    qint64 m_bytesUp = 0, m_bytesDown = 0;
    bool m_hasMetAnother = false;
};

} // namespace guyub::client
