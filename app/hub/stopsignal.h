// SIGTERM and SIGINT as an event of the main loop.
#pragma once

#include <functional>

namespace guyub::hubapp {

// Calls `stop` on the main loop at the first of the two signals; later ones are ignored while the hub drains. Once.
void onStopSignal(std::function<void()> stop);

} // namespace guyub::hubapp
