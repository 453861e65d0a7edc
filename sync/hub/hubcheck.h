// The hub's own checks of one ledger: is the log what was signed, and do the states follow from it?
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/ledgers.h"

namespace guyub::hub {

struct LedgerCheck
{
    quint64 commits = 0;
    Hash digest;          // of states and conflicts as they stand
    QStringList findings; // English, no personal data
};

// Chains, hashes, head signatures and the tree; then the digest.
Result<LedgerCheck> checkLedger(storage::Database &database, Ledgers &ledgers, qint64 ledger);
// BLAKE2b-256 over the merged states by entity and the conflicts by id.
Result<Hash> stateDigest(storage::Database &database, qint64 ledger);
// Derives states and conflicts again from the log, in one transaction.
Result<> rebuildStates(storage::Database &database, qint64 ledger);

} // namespace guyub::hub
