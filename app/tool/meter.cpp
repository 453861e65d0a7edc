#include "app/tool/meter.h"

#include <csignal>
#include <cstdio>
#include <memory>

#include <unistd.h>

namespace guyub::tool {

namespace {

volatile std::sig_atomic_t wasTold = 0; // a signal handler can reach nothing else
int watching = 0;

extern "C" void noteStop(int)
{
    wasTold = 1;
}

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

} // namespace

StopSignals::StopSignals()
{
    if (watching++ > 0)
        return;
    wasTold = 0;
    struct sigaction action = {};
    action.sa_handler = noteStop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int signal : kSignals)
        ::sigaction(signal, &action, nullptr);
}

StopSignals::~StopSignals()
{
    if (--watching > 0)
        return;
    for (const int signal : kSignals)
        ::signal(signal, SIG_DFL);
}

bool StopSignals::wasStopped() const
{
    return wasTold != 0;
}

std::function<bool(quint64, quint64)> meter(const QString &what)
{
    return [words = what.toUtf8(), last = -1, isTerminal = ::isatty(STDERR_FILENO) == 1, watch = std::shared_ptr<StopSignals>()](quint64 done, quint64 total) mutable {
        if (!watch)
            watch = std::make_shared<StopSignals>();
        const int percent = total == 0 ? 100 : static_cast<int>(done * 100 / total);
        if (isTerminal && percent != last)
            std::fprintf(stderr, "\rguyub: %s %d %%%s", words.constData(), percent, percent == 100 ? "\n" : "");
        last = percent;
        if (watch->wasStopped() && isTerminal && percent != 100)
            std::fputc('\n', stderr);
        return !watch->wasStopped();
    };
}

} // namespace guyub::tool
