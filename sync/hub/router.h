// The hub's routes: who may call what, how large, and on which thread. POST /1/enrol, /1/sync, /1/segment; on loopback
// also GET /healthz, /readyz, /metrics.
#pragma once

#include "sync/hub/httpmessage.h"
#include "sync/hub/writerthread.h"
#include "sync/protocol/messages.h"

#include <deque>
#include <mutex>

namespace guyub::hub {

inline constexpr quint64 kMaxSyncBody = 1024 * 1024;
inline constexpr quint64 kMaxEnrolBody = 16 * 1024;
inline constexpr int kBusyRetryAfterS = 15;

// The transport key of "KSig <64 hex>.<128 hex>" when its signature over the request holds; else nothing.
std::optional<PublicKey> callerOf(const FrontRequest &request);

// Requests that wait for the writer go to the service together: a busy hub syncs its disk once for many kiosks.
class Router
{
public:
    static constexpr std::size_t kMaxQueue = 256; // beyond it kiosks are asked to come again
    static constexpr qsizetype kMaxGroup = 64;

    // All must outlive this object, and this object the front. `metrics`: lines of text without personal data; it is given
    // the number of requests that wait.
    Router(protocol::HubService &service, WriterThread &writer, std::function<QByteArray(std::size_t)> metrics);
    FrontHandler handler();
    std::size_t waiting() const; // any thread

private:
    int admit(const FrontRequest &request) const;
    void handle(FrontRequest request, const ReplyTo &replyTo);
    FrontReply localReply(const QByteArray &path) const;
    void enqueue(protocol::HubRequest request, const ReplyTo &replyTo);
    void drain();

    protocol::HubService &m_service;
    WriterThread &m_writer;
    std::function<QByteArray(std::size_t)> m_metrics;

    struct Queued
    {
        protocol::HubRequest request;
        ReplyTo replyTo;
    };
    mutable std::mutex m_mutex;
    std::deque<Queued> m_queue;
    bool m_isDraining = false; // a job for the writer is posted or runs
};

} // namespace guyub::hub
