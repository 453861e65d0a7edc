// One line for each command; the definitions stand in the command's own file.
#pragma once

#include "app/tool/command.h"

namespace guyub::tool {

extern const Command kGrowthAssess;
extern const Command kVisitImport;
extern const Command kEnrol;
extern const Command kSyncApply;
extern const Command kSyncStatus;
extern const Command kConflictsList;
extern const Command kNikCheck;
extern const Command kStoreCreate;
extern const Command kStoreCheck;
extern const Command kStoreRecover;
extern const Command kStoreBench;
extern const Command kOperatorAdd;
extern const Command kOperatorList;
extern const Command kOperatorReset;
extern const Command kOperatorRemove;
extern const Command kKeysList;
extern const Command kKeysAdd;
extern const Command kKeysChange;
extern const Command kKeysRemove;
extern const Command kKeysRotate;
extern const Command kEscrowCreate;
extern const Command kBackupCreate;
extern const Command kBackupList;
extern const Command kBackupVerify;
extern const Command kBackupRestore;
extern const Command kAttachmentAdd;
extern const Command kAttachmentList;
extern const Command kAttachmentExport;
extern const Command kAttachmentSweep;
extern const Command kResidentImport;
extern const Command kResidentFind;
extern const Command kResidentShow;
extern const Command kResidentSet;
extern const Command kLogVerify;
extern const Command kLogDigest;
extern const Command kLogRebuild;
extern const Command kReceiptIssue;
extern const Command kReceiptRender;
extern const Command kReceiptVerify;
extern const Command kReceiptVoid;
extern const Command kSettingsShow;
extern const Command kSettingsSet;

} // namespace guyub::tool
