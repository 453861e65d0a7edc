// One line for each command; the definitions stand in the command's own file.
#pragma once

#include "app/tool/command.h"

namespace guyub::tool {

extern const Command kGrowthAssess;
extern const Command kNikCheck;

} // namespace guyub::tool
