// The hub's routes: who may call what, how large, and on which thread. POST /1/enrol, /1/sync, /1/segment; on loopback
// also GET /healthz, /readyz, /metrics.
#pragma once

#include "sync/hub/httpmessage.h"
#include "sync/hub/writerthread.h"
#include "sync/protocol/messages.h"

namespace guyub::hub {

inline constexpr quint64 kMaxSyncBody = 1024 * 1024;
inline constexpr quint64 kMaxEnrolBody = 16 * 1024;
inline constexpr int kBusyRetryAfterS = 15;

// The transport key of "KSig <64 hex>.<128 hex>" when its signature over the request holds; else nothing.
std::optional<PublicKey> callerOf(const FrontRequest &request);

class Router
{
public:
    // All must outlive this object, and this object the front. `metrics`: lines of text without personal data.
    Router(protocol::HubService &service, WriterThread &writer, std::function<QByteArray()> metrics);
    FrontHandler handler();

private:
    int admit(const FrontRequest &request) const;
    void handle(FrontRequest request, const ReplyTo &replyTo);
    FrontReply localReply(const QByteArray &path) const;

    protocol::HubService &m_service;
    WriterThread &m_writer;
    std::function<QByteArray()> m_metrics;
};

} // namespace guyub::hub
