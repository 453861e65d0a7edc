// A polite request of the system to end (SIGTERM, SIGINT) becomes a call in the event loop, so that what waits is sealed
// and the store is closed before the program goes.
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace guyub::kiosk {

class QuitSignal
{
public:
    explicit QuitSignal(std::function<void()> quit); // one object a program
    ~QuitSignal();
    QuitSignal(const QuitSignal &) = delete;
    QuitSignal &operator=(const QuitSignal &) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace guyub::kiosk
