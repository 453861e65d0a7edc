// The hub's tables (SYNC §1.6). Every key begins with the ledger, and no transaction touches two ledgers, so that a
// kelurahan can be moved to a database of its own. The registry of transport keys is the one exception: a caller is
// known by its key before its ledger is.
#pragma once

#include "storage/sql/database.h"

namespace guyub::hub {

// Makes what is missing. Errors: NewerFormat (a newer hub wrote it), StoreFailed.
Result<> createHubTables(storage::Database &database);
// Empties what is derived from one ledger's log: states, consents, held operations, conflicts.
Result<> clearDerived(storage::Database &database, qint64 ledger);

} // namespace guyub::hub
