// How far long work is, on stderr, when somebody sits there, and a way to end it in order.
#pragma once

#include <QString>

#include <functional>

namespace guyub::tool {

// Takes the signals that end a program as long as one lives: the first is noted, the second does what it always did. One thread.
class StopSignals
{
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;
    bool wasStopped() const;
};

// A progress function: "\rguyub: WHAT 40 %" at each whole per cent on a terminal, silent otherwise. The first Ctrl-C,
// SIGTERM or SIGHUP makes it answer false, which cancels: what was begun is cleared away. A second one ends the program at once, and
// the next opening clears away. As long as the function lives, and once it was called.
std::function<bool(quint64, quint64)> meter(const QString &what);

} // namespace guyub::tool
