#pragma once

#include "app/ports/recordstore.h"
#include "storage/identity.h"

namespace guyub::storage {

// What the calm line on every screen says: from the log and from what the agent last reported.
Result<ports::SyncStatus> readSyncStatus(Database &database, const Identity &identity, const QString &folder);

} // namespace guyub::storage
