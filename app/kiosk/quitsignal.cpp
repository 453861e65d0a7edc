#include "app/kiosk/quitsignal.h"

#include <array>
#include <csignal>
#include <unistd.h>

namespace guyub::kiosk {
namespace {

std::array<int, 2> pipeEnds{-1, -1}; // a signal handler can reach nothing else

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

QuitSignal::QuitSignal(std::function<void()> quit)
{
    if (::pipe(pipeEnds.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [quit = std::move(quit)] {
        char byte = 0;
        [[maybe_unused]] const ssize_t got = ::read(pipeEnds[0], &byte, 1);
        quit();
    });
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

QuitSignal::~QuitSignal()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    for (int &end : pipeEnds) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace guyub::kiosk
