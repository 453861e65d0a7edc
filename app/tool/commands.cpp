#include "app/tool/commands.h"

#include <array>

namespace guyub::tool {

std::span<const Command *const> allCommands()
{
    static const std::array commands {
        &kNikCheck,
        &kGrowthAssess,
    };
    return commands;
}

} // namespace guyub::tool
