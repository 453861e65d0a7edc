// What the office calls itself, read from the ledger's settings.
#pragma once

#include "ui/screens/appcontext.h"

namespace guyub::ui {

// Empty parts where nothing is set or the settings cannot be read now.
Office readOffice(const ports::RecordStore &store);

} // namespace guyub::ui
