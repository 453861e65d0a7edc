#pragma once

#include "app/ports/recordstore.h"

#include <QString>

namespace guyub::ui {

// What a role is called, in the language of the screen (resources/codes/peran.csv).
QString roleWords(ports::Role role);

} // namespace guyub::ui
