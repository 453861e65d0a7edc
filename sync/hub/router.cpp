#include "sync/hub/router.h"

#include "storage/crypto/signing.h"

#include <vector>

namespace guyub::hub {

namespace {
enum class Access { Anyone, Caller, Loopback };
struct Route
{
    const char *method;
    const char *path;
    Access access;
    quint64 bodyLimit;
    protocol::HubRequest::Kind kind = protocol::HubRequest::Kind::Enrol;
};
using Kind = protocol::HubRequest::Kind;
constexpr Route kRoutes[] = {
    {"POST", "/1/enrol", Access::Anyone, kMaxEnrolBody, Kind::Enrol},
    {"POST", "/1/sync", Access::Caller, kMaxSyncBody, Kind::Sync},
    {"POST", "/1/segment", Access::Caller, kMaxSyncBody, Kind::Segment},
    {"GET", "/healthz", Access::Loopback, 0},
    {"GET", "/readyz", Access::Loopback, 0},
    {"GET", "/metrics", Access::Loopback, 0},
};

const Route *routeOf(const QByteArray &path)
{
    for (const Route &route : kRoutes)
        if (path == route.path)
            return &route;
    return nullptr;
}

struct Credentials
{
    PublicKey key;
    Signature signature;
};
std::optional<Credentials> credentialsOf(const QByteArray &authorization)
{
    static constexpr qsizetype kSize = 5 + 64 + 1 + 128;
    if (authorization.size() != kSize || !authorization.startsWith("KSig ") || authorization[5 + 64] != '.')
        return std::nullopt;
    const std::string_view text(authorization.constData(), static_cast<std::size_t>(authorization.size()));
    const auto key = PublicKey::fromHex(text.substr(5, 64));
    const auto signature = Signature::fromHex(text.substr(5 + 64 + 1));
    if (!key || !signature)
        return std::nullopt;
    return Credentials{*key, *signature};
}

FrontReply replyOf(protocol::HttpReply reply)
{
    return {reply.status, std::move(reply.body), reply.retryAfterS, "application/cbor"};
}
} // namespace

std::optional<PublicKey> callerOf(const FrontRequest &request)
{
    const auto credentials = credentialsOf(request.authorization);
    if (!credentials)
        return std::nullopt;
    const QByteArray message = protocol::transportMessage(request.method, request.path, request.body);
    if (!crypto::isSignedBy(credentials->key, viewOf(message), credentials->signature))
        return std::nullopt;
    return credentials->key;
}

Router::Router(protocol::HubService &service, WriterThread &writer, std::function<QByteArray(std::size_t)> metrics)
    : m_service(service), m_writer(writer), m_metrics(std::move(metrics))
{
}

FrontHandler Router::handler()
{
    FrontHandler result;
    result.admit = [this](const FrontRequest &request) { return admit(request); };
    result.bodyLimit = [](const FrontRequest &request) {
        const Route *route = routeOf(request.path);
        return route ? route->bodyLimit : 0;
    };
    result.handle = [this](FrontRequest request, const ReplyTo &replyTo) { handle(std::move(request), replyTo); };
    return result;
}

int Router::admit(const FrontRequest &request) const
{
    const Route *route = routeOf(request.path);
    if (!route || (route->access == Access::Loopback && !request.isLoopback))
        return 404;
    if (request.method != route->method)
        return 405;
    if (route->access == Access::Caller && !credentialsOf(request.authorization))
        return 401;
    return 0;
}

FrontReply Router::localReply(const QByteArray &path) const
{
    if (path == "/metrics")
        return {200, m_metrics(waiting()), 0, "text/plain"};
    if (path == "/readyz" && waiting() >= kMaxQueue)
        return {503, "busy\n", kBusyRetryAfterS, "text/plain"};
    return {200, "ok\n", 0, "text/plain"};
}

void Router::handle(FrontRequest request, const ReplyTo &replyTo)
{
    const Route *route = routeOf(request.path);
    if (route->access == Access::Loopback)
        return replyTo(localReply(request.path));
    std::optional<PublicKey> caller;
    if (route->access == Access::Caller) {
        caller = callerOf(request);
        if (!caller)
            return replyTo({401, {}, 0, {}});
    }
    enqueue({route->kind, std::move(request.body), caller.value_or(PublicKey{})}, replyTo);
}

std::size_t Router::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void Router::enqueue(protocol::HubRequest request, const ReplyTo &replyTo)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.size() < kMaxQueue) {
            m_queue.push_back({std::move(request), replyTo});
            if (m_isDraining || m_writer.post([this] { drain(); })) {
                m_isDraining = true;
                return;
            }
            m_queue.pop_back();
        }
    }
    replyTo({503, {}, kBusyRetryAfterS, {}});
}

// On the writer's thread: one group, and a new job for the rest, so that the operator's commands get their turn.
void Router::drain()
{
    std::vector<ReplyTo> replyTo;
    QList<protocol::HubRequest> group;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_queue.empty() && group.size() < kMaxGroup) {
            group.append(std::move(m_queue.front().request));
            replyTo.push_back(std::move(m_queue.front().replyTo));
            m_queue.pop_front();
        }
    }
    QList<protocol::HttpReply> replies = m_service.handle(group);
    for (std::size_t i = 0; i < replyTo.size(); ++i)
        replyTo[i](replyOf(std::move(replies[static_cast<qsizetype>(i)])));
    std::deque<Queued> given;
    {
        const std::lock_guard lock(m_mutex);
        m_isDraining = !m_queue.empty() && m_writer.post([this] { drain(); });
        if (!m_isDraining)
            given.swap(m_queue); // the writer ends
    }
    for (const Queued &queued : given)
        queued.replyTo({503, {}, kBusyRetryAfterS, {}});
}

} // namespace guyub::hub
