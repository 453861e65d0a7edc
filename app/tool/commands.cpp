#include "app/tool/commands.h"

#include <array>

namespace guyub::tool {

std::span<const Command *const> allCommands()
{
    static const std::array commands {
        &kStoreCreate,
        &kStoreCheck,
        &kStoreRecover,
        &kStoreBench,
        &kOperatorAdd,
        &kOperatorList,
        &kOperatorReset,
        &kOperatorRemove,
        &kKeysList,
        &kKeysAdd,
        &kKeysChange,
        &kKeysRemove,
        &kKeysRotate,
        &kEscrowCreate,
        &kBackupCreate,
        &kBackupList,
        &kBackupVerify,
        &kBackupRestore,
        &kResidentImport,
        &kResidentFind,
        &kResidentShow,
        &kResidentSet,
        &kVisitImport,
        &kReceiptIssue,
        &kReceiptRender,
        &kReceiptVerify,
        &kReceiptVoid,
        &kAttachmentAdd,
        &kAttachmentList,
        &kAttachmentExport,
        &kAttachmentSweep,
        &kLogVerify,
        &kLogDigest,
        &kLogRebuild,
        &kSettingsShow,
        &kSettingsSet,
        &kEnrol,
        &kSyncApply,
        &kSyncStatus,
        &kConflictsList,
        &kNikCheck,
        &kGrowthAssess,
    };
    return commands;
}

} // namespace guyub::tool
