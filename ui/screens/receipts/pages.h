// The pages of this area, for the main that puts the kiosk together.
#pragma once

#include "ui/screens/pages.h"

namespace guyub::ui {

void registerReceiptPages(Pages &pages);

} // namespace guyub::ui
