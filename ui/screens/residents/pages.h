// The pages of this area, for the main that builds the kiosk.
#pragma once

#include "ui/screens/pages.h"

namespace guyub::ui {

void registerResidentPages(Pages &pages); // Residents, Register, Resident, EditResident, Conflicts

} // namespace guyub::ui
