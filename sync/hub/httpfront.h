// The HTTPS front (HUB §1.4): one thread, TLS 1.3, HTTP/1.1 with deadlines, size limits and connection caps. It knows
// no route and no store; what a request means is the handler's business.
#pragma once

#include "app/base/error.h"
#include "sync/hub/httpmessage.h"

#include <memory>

namespace guyub::hub {

struct FrontLimits
{
    int headerDeadlineMs = 10'000; // TLS handshake, and each request line with its headers
    int bodyDeadlineMs = 15'000;   // plus one second for each bodyBytesPerSecond announced
    int bodyBytesPerSecond = 4096; // what a slow 2G kiosk reaches
    int writeDeadlineMs = 30'000;  // plus one second for each 512 bytes of the answer
    int headerBytes = 8 * 1024;
    quint64 bodyBytes = 1024 * 1024; // over all routes
    int connections = 4000;
    int connectionsPerAddress = 64;
};

struct FrontStats
{
    int open = 0;
    quint64 accepted = 0, refused = 0, timedOut = 0;
};

class HttpFront
{
public:
    // Listens on `address` (a number address) and `port` (0: the system chooses).
    // Errors: WrongUse (address), NotReachable (port taken), Damaged (certificate or key).
    static Result<std::unique_ptr<HttpFront>> start(const QString &address, quint16 port, const QByteArray &chainPem,
        const QByteArray &keyPem, const FrontLimits &limits, FrontHandler handler);
    ~HttpFront(); // stops at once
    HttpFront(const HttpFront &) = delete;
    HttpFront &operator=(const HttpFront &) = delete;

    quint16 port() const;
    FrontStats stats() const;
    // Takes no new connection, lets requests that are being read or handled end, closes idle connections. Returns when
    // all are closed or after `graceMs`; true when none had to be cut.
    bool drain(int graceMs);

private:
    class Private;
    explicit HttpFront(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace guyub::hub
