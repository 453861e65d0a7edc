#include "app/tool/meter.h"

#include <csignal>
#include <cstdio>
#include <memory>

#include <unistd.h>

namespace guyub::tool {

namespace {

volatile std::sig_atomic_t wasStopped = 0;

extern "C" void noteStop(int)
{
    wasStopped = 1;
}

// Takes the two signals as long as it lives; each but once, so that the second does what it always did.
class StopWatch
{
public:
    StopWatch()
    {
        wasStopped = 0;
        struct sigaction action = {};
        action.sa_handler = noteStop;
        sigemptyset(&action.sa_mask);
        action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        ::sigaction(SIGINT, &action, &m_interrupt);
        ::sigaction(SIGTERM, &action, &m_terminate);
    }
    ~StopWatch()
    {
        ::sigaction(SIGINT, &m_interrupt, nullptr);
        ::sigaction(SIGTERM, &m_terminate, nullptr);
    }
    StopWatch(const StopWatch &) = delete;
    StopWatch &operator=(const StopWatch &) = delete;

private:
    struct sigaction m_interrupt = {}, m_terminate = {};
};

} // namespace

std::function<bool(quint64, quint64)> meter(const QString &what)
{
    return [words = what.toUtf8(), last = -1, isTerminal = ::isatty(STDERR_FILENO) == 1, watch = std::shared_ptr<StopWatch>()](quint64 done, quint64 total) mutable {
        if (!watch)
            watch = std::make_shared<StopWatch>();
        const int percent = total == 0 ? 100 : static_cast<int>(done * 100 / total);
        if (isTerminal && percent != last)
            std::fprintf(stderr, "\rguyub: %s %d %%%s", words.constData(), percent, percent == 100 ? "\n" : "");
        last = percent;
        if (wasStopped != 0 && isTerminal && percent != 100)
            std::fputc('\n', stderr);
        return wasStopped == 0;
    };
}

} // namespace guyub::tool
