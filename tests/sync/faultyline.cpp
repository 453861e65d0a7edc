#include "tests/sync/faultyline.h"

#include <QElapsedTimer>
#include <QUrl>

#include <algorithm>
#include <array>
#include <list>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guyub::test {

namespace {

constexpr int kPollMs = 20;
constexpr int kStep = 16 * 1024;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// A cut line, not a polite end: the other side hears a reset.
void cut(int socket)
{
    const linger hard{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(socket);
}

bool sendAll(int socket, const char *bytes, qint64 size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= sent;
    }
    return true;
}

// What may pass by now on a slow line.
class Pace
{
public:
    explicit Pace(int bytesPerSecond) : m_bytesPerSecond(bytesPerSecond) { m_time.start(); }
    qint64 allowance() const { return m_bytesPerSecond > 0 ? m_time.elapsed() * m_bytesPerSecond / 1000 - m_passed : kStep; }
    void note(qint64 bytes) { m_passed += bytes; }

private:
    int m_bytesPerSecond;
    qint64 m_passed = 0;
    QElapsedTimer m_time;
};

struct Way
{
    int from, to;
    qint64 left; // until the cut; -1: no cut
    std::atomic<qint64> &count;
    Pace pace;

    bool isOpen() const { return pace.allowance() > 0; }
    // False when this way has come to its end.
    bool carry()
    {
        std::array<char, kStep> buffer{};
        const qint64 allowed = std::min<qint64>(kStep, pace.allowance());
        const ssize_t got = ::recv(from, buffer.data(), static_cast<std::size_t>(left < 0 ? allowed : std::min(allowed, left)), 0);
        if (got <= 0 || !sendAll(to, buffer.data(), got))
            return false;
        count += got;
        pace.note(got);
        if (left >= 0)
            left -= got;
        return left != 0;
    }
};

} // namespace

FaultyLine::FaultyLine(const QString &hubUrl) : m_hubPort(static_cast<quint16>(QUrl(hubUrl).port()))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 8) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("faulty line: no port");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

FaultyLine::~FaultyLine()
{
    m_isEnding = true;
    m_thread.join();
    ::close(m_listener);
}

QString FaultyLine::url() const
{
    return QStringLiteral("https://127.0.0.1:%1").arg(m_port);
}

void FaultyLine::plan(const LineFault &fault)
{
    const std::lock_guard lock(m_planMutex);
    m_plan = fault;
    m_up = m_down = 0;
}

void FaultyLine::serve()
{
    std::list<std::thread> relays;
    while (!m_isEnding) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, kPollMs) <= 0)
            continue;
        const int kiosk = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(m_planMutex);
        if (kiosk >= 0)
            relays.emplace_back([this, kiosk, fault = m_plan] { relay(kiosk, fault); });
    }
    for (std::thread &one : relays)
        one.join();
}

void FaultyLine::relay(int kiosk, LineFault fault)
{
    const int hub = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_hubPort);
    bool isUp = fault.cutUpAfter != 0 && fault.cutDownAfter != 0 && ::connect(hub, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    Way up{kiosk, hub, fault.cutUpAfter, m_up, Pace(fault.bytesPerSecond)}, down{hub, kiosk, fault.cutDownAfter, m_down, Pace(fault.bytesPerSecond)};
    while (isUp && !m_isEnding) {
        const auto wanted = [](const Way &way) { return pollfd{way.isOpen() ? way.from : -1, POLLIN, 0}; };
        std::array<pollfd, 2> ready{wanted(up), wanted(down)};
        if (::poll(ready.data(), ready.size(), kPollMs) < 0)
            break;
        if (ready[0].revents != 0)
            isUp = up.carry();
        if (isUp && ready[1].revents != 0)
            isUp = down.carry();
    }
    cut(kiosk);
    cut(hub);
}

} // namespace guyub::test
