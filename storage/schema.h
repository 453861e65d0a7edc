// Tables of a store. The log, the keys and the device's own matters are written here; the projection of each record
// type follows from its spec, so that a new field needs no migration but a rebuild.
#pragma once

#include "app/domain/recordspec.h"
#include "storage/sql/database.h"

namespace guyub::storage {

// Raised when a projection changes shape; an older store is derived again at the next opening (storage/upgrade.h), a newer one is
// refused.
inline constexpr int kProjectionVersion = 7;
// Raised when the log's own tables change; likewise.
inline constexpr int kStoreFormat = 2;

// Columns that no field's key may take: rid, id, subject, placed_at (ledger position), saved_at_ms, waiting, tombstoned,
// trunk, unknown, search_keys.
// Column list of a projection after (rid, id, subject, placed_at, saved_at_ms, waiting, trunk, unknown).
QStringList columnsOf(const domain::RecordSpec &spec);

Result<> createLogTables(Database &database);
Result<> createProjections(Database &database);
// That this program made the tables as they are now. Part of the caller's transaction.
Result<> markVersions(Database &database);

} // namespace guyub::storage
