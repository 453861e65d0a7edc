// What the agent needs to meet the hub: its address, its pinned root and the transport key. They lie outside the sealed files
// so that the agent works with nobody signed in; the store keeps a copy, so that one that comes out of a backup, or whose
// agent folder went, goes on without being enrolled again.
#pragma once

#include "storage/sql/database.h"

namespace guyub::storage {

// When the hub has been met: takes the copies. Errors: FileFailed (one is missing), StoreFailed, DiskFull.
Result<> takeAgentFiles(Database &database, const QString &folder);
// Of an enrolled store, at each opening: what is missing or is not what the store knows is put back. Errors: as above.
Result<> mendAgentFiles(Database &database, const QString &folder);

} // namespace guyub::storage
