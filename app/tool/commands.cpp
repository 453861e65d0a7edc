#include "app/tool/commands.h"

#include <array>

namespace guyub::tool {

std::span<const Command *const> allCommands()
{
    static const std::array commands {
        &kStoreCreate,
        &kStoreCheck,
        &kStoreRecover,
        &kOperatorAdd,
        &kOperatorList,
        &kResidentImport,
        &kResidentFind,
        &kResidentShow,
        &kResidentSet,
        &kReceiptIssue,
        &kReceiptRender,
        &kReceiptVerify,
        &kReceiptVoid,
        &kLogVerify,
        &kLogDigest,
        &kLogRebuild,
        &kSettingsShow,
        &kSettingsSet,
        &kNikCheck,
        &kGrowthAssess,
    };
    return commands;
}

} // namespace guyub::tool
