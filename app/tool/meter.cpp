#include "app/tool/meter.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <memory>

#include <unistd.h>

namespace guyub::tool {

namespace {

volatile std::sig_atomic_t wasTold = 0; // a signal handler can reach nothing else
int watching = 0;
constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, kSignals.size()> before;

extern "C" void noteStop(int)
{
    wasTold = 1;
    for (const int signal : kSignals) // whatever comes next ends the program
        ::signal(signal, SIG_DFL);
}

} // namespace

StopSignals::StopSignals()
{
    if (watching++ > 0)
        return;
    wasTold = 0;
    struct sigaction action = {};
    action.sa_handler = noteStop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        ::sigaction(kSignals.at(i), nullptr, &before.at(i));
        if (before.at(i).sa_handler != SIG_IGN) // as under nohup
            ::sigaction(kSignals.at(i), &action, nullptr);
    }
}

StopSignals::~StopSignals()
{
    if (--watching > 0)
        return;
    for (std::size_t i = 0; i < kSignals.size(); ++i)
        ::sigaction(kSignals.at(i), &before.at(i), nullptr);
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
