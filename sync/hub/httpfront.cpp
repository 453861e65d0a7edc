#include "sync/hub/httpfront.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace guyub::hub {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Failure = boost::system::error_code;
using std::chrono::milliseconds;

namespace {
constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr std::size_t kMaxPathBytes = 256;
constexpr int kWriteBytesPerSecond = 512;
constexpr int kLingerMs = 3000;
constexpr std::size_t kLingerBytes = 256 * 1024;

QByteArray bytesOf(boost::core::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

int statusOf(const Failure &failure)
{
    if (failure == http::error::body_limit)
        return 413;
    if (failure == http::error::header_limit || failure == http::error::buffer_overflow)
        return 431;
    if (failure == http::error::bad_version)
        return 505;
    return failure.category() == http::make_error_code(http::error::bad_method).category()
            && failure != http::error::end_of_stream && failure != http::error::partial_message
        ? 400
        : 0;
}

class Session;

// Everything of the front's one thread. Sessions and late answers share it, so that an answer that comes after the
// front has stopped finds a context to fall into.
struct Core
{
    asio::io_context io{1};
    // While a request is being handled nothing may be pending here; the thread must wait for its answer all the same.
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    Tcp::acceptor acceptor{io};
    asio::steady_timer retry{io};
    FrontLimits limits;
    FrontHandler handler;
    std::map<asio::ip::address, int> perAddress;
    std::set<std::shared_ptr<Session>> sessions;
    bool isDraining = false; // front's thread only
    mutable std::mutex mutex;
    std::condition_variable isEmpty;
    FrontStats m_stats; // under the mutex

    void accept(const std::shared_ptr<Core> &self);
    void take(const std::shared_ptr<Core> &self, Tcp::socket socket);
    void leave(const std::shared_ptr<Session> &session, const asio::ip::address &address);
    void stopListening();
    template<class Change>
    void count(Change change)
    {
        const std::lock_guard lock(mutex);
        change(m_stats);
    }
};

class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(std::shared_ptr<Core> core, Tcp::socket socket, asio::ip::address address)
        : m_core(std::move(core)), m_stream(std::move(socket), m_core->tls), m_address(std::move(address))
    {
    }
    void run()
    {
        within(m_core->limits.headerDeadlineMs);
        m_stream.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](const Failure &failure) {
            failure ? self->close(failure) : self->readHeader();
        });
    }
    void closeIfIdle()
    {
        if (m_isIdle)
            close({});
    }
    void close(const Failure &failure);

private:
    void within(qint64 ms) { beast::get_lowest_layer(m_stream).expires_after(milliseconds(ms)); }
    void readHeader();
    void onHeader(const Failure &failure);
    int refusalOf(const FrontRequest &request) const;
    void readBody(FrontRequest request);
    void handle(FrontRequest request);
    void write(FrontReply reply, bool keepOpen);
    void linger(std::size_t seen);
    FrontRequest requestHead() const;

    using Parser = http::request_parser<http::string_body>;
    std::shared_ptr<Core> m_core;
    beast::ssl_stream<beast::tcp_stream> m_stream;
    asio::ip::address m_address;
    beast::flat_buffer m_buffer{kBufferBytes};
    std::optional<Parser> m_parser;
    http::response<http::string_body> m_response;
    std::string m_continue;
    std::array<char, 4096> m_discarded{};
    bool m_isIdle = true; // between requests, or not yet greeted
    bool m_isClosed = false;
};

void Session::close(const Failure &failure)
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    if (failure == beast::error::timeout)
        m_core->count([](FrontStats &stats) { ++stats.timedOut; });
    Failure ignored;
    beast::get_lowest_layer(m_stream).socket().shutdown(Tcp::socket::shutdown_both, ignored);
    beast::get_lowest_layer(m_stream).close();
    m_core->leave(shared_from_this(), m_address);
}

void Session::readHeader()
{
    if (m_core->isDraining)
        return close({});
    m_isIdle = m_buffer.size() == 0;
    m_parser.emplace();
    m_parser->header_limit(static_cast<std::uint32_t>(m_core->limits.headerBytes));
    m_parser->body_limit(m_core->limits.bodyBytes);
    within(m_core->limits.headerDeadlineMs);
    http::async_read_header(m_stream, m_buffer, *m_parser,
        [self = shared_from_this()](const Failure &failure, std::size_t) { self->onHeader(failure); });
}

FrontRequest Session::requestHead() const
{
    const auto &header = m_parser->get();
    FrontRequest request;
    request.method = bytesOf(header.method_string());
    const auto target = header.target();
    request.path = bytesOf(target.substr(0, target.find('?')));
    request.authorization = bytesOf(header[http::field::authorization]);
    request.isLoopback = m_address.is_loopback();
    return request;
}

int Session::refusalOf(const FrontRequest &request) const
{
    const auto &header = m_parser->get();
    if (header.count(http::field::host) != 1 || header[http::field::host].empty())
        return 400;
    if (static_cast<std::size_t>(request.path.size()) > kMaxPathBytes)
        return 414;
    // A length that is announced lets the deadline and the limit be judged before a byte is read.
    if (header.count(http::field::transfer_encoding) != 0)
        return 411;
    if (const int status = m_core->handler.admit(request))
        return status;
    const quint64 announced = m_parser->content_length().value_or(0);
    if (announced > m_core->handler.bodyLimit(request))
        return 413;
    const auto expect = header[http::field::expect];
    return expect.empty() || beast::iequals(expect, "100-continue") ? 0 : 417;
}

void Session::onHeader(const Failure &failure)
{
    m_isIdle = false;
    if (failure) {
        const int status = statusOf(failure);
        return status == 0 ? close(failure) : write({status, {}, 0, {}}, false);
    }
    FrontRequest request = requestHead();
    if (const int status = refusalOf(request))
        return write({status, {}, 0, {}}, false);
    if (m_parser->is_done())
        return handle(std::move(request));
    const quint64 announced = m_parser->content_length().value_or(0);
    within(m_core->limits.bodyDeadlineMs + static_cast<qint64>(announced * 1000 / static_cast<quint64>(m_core->limits.bodyBytesPerSecond)));
    if (m_parser->get()[http::field::expect].empty())
        return readBody(std::move(request));
    m_continue = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_stream, asio::buffer(m_continue),
        [self = shared_from_this(), request = std::move(request)](const Failure &broken, std::size_t) mutable {
            broken ? self->close(broken) : self->readBody(std::move(request));
        });
}

void Session::readBody(FrontRequest request)
{
    http::async_read(m_stream, m_buffer, *m_parser,
        [self = shared_from_this(), request = std::move(request)](const Failure &failure, std::size_t) mutable {
            if (!failure)
                return self->handle(std::move(request));
            const int status = statusOf(failure);
            status == 0 ? self->close(failure) : self->write({status, {}, 0, {}}, false);
        });
}

void Session::handle(FrontRequest request)
{
    request.body = QByteArray::fromStdString(m_parser->get().body());
    const bool keepOpen = m_parser->keep_alive();
    beast::get_lowest_layer(m_stream).expires_never();
    // The answer reaches the session only while the core still holds it.
    m_core->handler.handle(std::move(request), [core = m_core, weak = weak_from_this(), keepOpen](FrontReply reply) {
        asio::post(core->io, [weak, keepOpen, reply = std::move(reply)]() mutable {
            if (const auto session = weak.lock(); session && !session->m_isClosed)
                session->write(std::move(reply), keepOpen);
        });
    });
}

void Session::write(FrontReply reply, bool keepOpen)
{
    keepOpen = keepOpen && !m_core->isDraining;
    m_response = {};
    m_response.version(11);
    m_response.result(static_cast<unsigned>(reply.status));
    if (!reply.body.isEmpty() && !reply.contentType.isEmpty())
        m_response.set(http::field::content_type, reply.contentType.toStdString());
    if (reply.retryAfterS > 0)
        m_response.set(http::field::retry_after, std::to_string(reply.retryAfterS));
    m_response.body() = reply.body.toStdString();
    m_response.keep_alive(keepOpen);
    m_response.prepare_payload();
    within(m_core->limits.writeDeadlineMs + qint64(reply.body.size()) * 1000 / kWriteBytesPerSecond);
    http::async_write(m_stream, m_response, [self = shared_from_this(), keepOpen](const Failure &failure, std::size_t) {
        if (failure)
            return self->close(failure);
        if (keepOpen)
            return self->readHeader();
        self->within(kLingerMs);
        self->linger(0);
    });
}

// Closing over unread bytes makes the system send a reset, which can overtake the answer. So the rest is read away, up
// to a limit, while the client reads what we said.
void Session::linger(std::size_t seen)
{
    if (seen == 0) {
        Failure ignored;
        m_stream.next_layer().socket().shutdown(Tcp::socket::shutdown_send, ignored);
    }
    beast::get_lowest_layer(m_stream).async_read_some(asio::buffer(m_discarded),
        [self = shared_from_this(), seen](const Failure &failure, std::size_t count) {
            if (failure || seen + count > kLingerBytes)
                return self->close({});
            self->linger(seen + count);
        });
}

void Core::accept(const std::shared_ptr<Core> &self)
{
    acceptor.async_accept([self](const Failure &failure, Tcp::socket socket) {
        if (failure == asio::error::operation_aborted || !self->acceptor.is_open())
            return;
        if (failure) { // out of descriptors: those that close make room
            self->retry.expires_after(milliseconds(100));
            self->retry.async_wait([self](const Failure &stopped) {
                if (!stopped)
                    self->accept(self);
            });
            return;
        }
        self->take(self, std::move(socket));
        self->accept(self);
    });
}

void Core::take(const std::shared_ptr<Core> &self, Tcp::socket socket)
{
    Failure failure;
    const auto peer = socket.remote_endpoint(failure);
    if (failure)
        return;
    int &ofAddress = perAddress[peer.address()];
    if (static_cast<int>(sessions.size()) >= limits.connections || ofAddress >= limits.connectionsPerAddress) {
        count([](FrontStats &stats) { ++stats.refused; });
        return;
    }
    ++ofAddress;
    socket.set_option(Tcp::no_delay(true), failure);
    const auto session = std::make_shared<Session>(self, std::move(socket), peer.address());
    sessions.insert(session);
    count([](FrontStats &stats) { ++stats.accepted, ++stats.open; });
    session->run();
}

void Core::leave(const std::shared_ptr<Session> &session, const asio::ip::address &address)
{
    if (sessions.erase(session) == 0)
        return;
    const auto it = perAddress.find(address);
    if (it != perAddress.end() && --it->second == 0)
        perAddress.erase(it);
    count([](FrontStats &stats) { --stats.open; });
    if (sessions.empty())
        isEmpty.notify_all();
}

void Core::stopListening()
{
    isDraining = true;
    Failure ignored;
    acceptor.close(ignored);
    retry.cancel();
}

Failure loadTls(asio::ssl::context &tls, const QByteArray &chainPem, const QByteArray &keyPem)
{
    Failure failure;
    if (SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_3_VERSION) != 1)
        return asio::error::invalid_argument;
    tls.use_certificate_chain(asio::buffer(chainPem.constData(), static_cast<std::size_t>(chainPem.size())), failure);
    if (!failure)
        tls.use_private_key(asio::buffer(keyPem.constData(), static_cast<std::size_t>(keyPem.size())),
            asio::ssl::context::pem, failure);
    return failure;
}

Failure listenOn(Tcp::acceptor &acceptor, const Tcp::endpoint &endpoint)
{
    Failure failure;
    acceptor.open(endpoint.protocol(), failure);
    if (!failure)
        acceptor.set_option(asio::socket_base::reuse_address(true), failure);
    if (!failure)
        acceptor.bind(endpoint, failure);
    if (!failure)
        acceptor.listen(asio::socket_base::max_listen_connections, failure);
    return failure;
}
} // namespace

class HttpFront::Private
{
public:
    std::shared_ptr<Core> core = std::make_shared<Core>();
    quint16 port = 0;
    std::thread thread;

    bool waitUntilEmpty(int graceMs)
    {
        std::unique_lock lock(core->mutex);
        return core->isEmpty.wait_for(lock, milliseconds(graceMs), [this] { return core->m_stats.open == 0; });
    }
};

Result<std::unique_ptr<HttpFront>> HttpFront::start(const QString &address, quint16 port, const QByteArray &chainPem,
    const QByteArray &keyPem, const FrontLimits &limits, FrontHandler handler)
{
    auto d = std::make_unique<Private>();
    Core &core = *d->core;
    core.limits = limits;
    core.handler = std::move(handler);
    Failure failure;
    const auto parsed = asio::ip::make_address(address.toStdString(), failure);
    if (failure)
        return fail(ErrorCode::WrongUse, QStringLiteral("not a number address"));
    if (loadTls(core.tls, chainPem, keyPem))
        return fail(ErrorCode::Damaged, QStringLiteral("TLS certificate or key"));
    if (listenOn(core.acceptor, Tcp::endpoint(parsed, port)))
        return fail(ErrorCode::NotReachable, QStringLiteral("the address cannot be listened on"));
    d->port = core.acceptor.local_endpoint(failure).port();
    core.accept(d->core);
    d->thread = std::thread([&core] { core.io.run(); });
    return std::unique_ptr<HttpFront>(new HttpFront(std::move(d)));
}

HttpFront::HttpFront(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

HttpFront::~HttpFront()
{
    // Once every socket is closed no work is left, so the thread runs out by itself and no handler stays behind.
    asio::post(d->core->io, [core = d->core.get()] {
        core->stopListening();
        const auto sessions = core->sessions;
        for (const auto &session : sessions)
            session->close({});
        core->work.reset();
    });
    d->thread.join();
}

quint16 HttpFront::port() const
{
    return d->port;
}

FrontStats HttpFront::stats() const
{
    const std::lock_guard lock(d->core->mutex);
    return d->core->m_stats;
}

bool HttpFront::drain(int graceMs)
{
    asio::post(d->core->io, [core = d->core.get()] {
        core->stopListening();
        const auto sessions = core->sessions;
        for (const auto &session : sessions)
            session->closeIfIdle();
    });
    return d->waitUntilEmpty(graceMs);
}

} // namespace guyub::hub
