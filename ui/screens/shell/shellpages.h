#pragma once

#include "ui/screens/pages.h"
#include "ui/screens/shell/appearance.h"

#include <functional>

namespace guyub::ui {

// Home, sending, what two people wrote differently, and settings. All three arguments must outlive the pages; `closeKiosk` ends the program.
void registerShellPages(Pages &pages, Appearance &appearance, std::function<void()> closeKiosk);

} // namespace guyub::ui
