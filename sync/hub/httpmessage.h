// What the HTTP front hands inwards and takes back. No Boost here.
#pragma once

#include <QByteArray>

#include <functional>

namespace guyub::hub {

struct FrontRequest
{
    QByteArray method; // "POST"
    QByteArray path;   // without query, at most 256 bytes
    QByteArray authorization;
    QByteArray body;
    bool isLoopback = false; // the peer is this machine
};
struct FrontReply
{
    int status = 200;
    QByteArray body;
    int retryAfterS = 0; // sent when above 0
    QByteArray contentType = "application/cbor";
};

using ReplyTo = std::function<void(FrontReply)>; // to be called exactly once, from any thread
// Both are called on the front's thread and must not block.
struct FrontHandler
{
    // Looked at before a body is read: 0 to go on, else the status to refuse with.
    std::function<int(const FrontRequest &)> admit;
    // Largest body of this route in bytes; 0 when it takes none.
    std::function<quint64(const FrontRequest &)> bodyLimit;
    std::function<void(FrontRequest, ReplyTo)> handle;
};

} // namespace guyub::hub
