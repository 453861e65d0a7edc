// The log's own checks: chain and signatures without a key, the digest of what it projects, and deriving that.
#pragma once

#include "app/ports/recordstore.h"
#include "storage/identity.h"

#include <functional>

namespace guyub::storage {

struct LogVerdict
{
    qint64 commits = 0;
    int streams = 0;
    quint64 placedThrough = 0;
    bool isDamaged = false; // a commit cannot be read from its page
    QStringList findings; // English, no personal data: stream (8 hex digits), sequence number, what is wrong
};

// `progress(done, total)`; false cancels (Cancelled).
using Progress = std::function<bool(qint64, qint64)>;

// Chains, hashes, certificates, operator signatures and the ledger's tree.
Result<LogVerdict> verifyLog(Database &database, const Identity &identity, const Progress &progress = {});

// BLAKE2b-256 over every projection row in canonical form, sorted by type and id, and the open and settled conflicts.
// Equal on kiosks of one scope after sync; not touched by reads, upgrade, key change, backup and restore.
Result<Hash> projectionDigest(Database &database);

struct PageCheck
{
    QStringList findings; // in plain words
    bool isDamaged = false; // a page; a search index that differs can be made again
};
// Reads every page, and compares the search index with what it indexes.
Result<PageCheck> checkPages(Database &database);

// How many records of each type stand in the tables, deleted ones not counted.
Result<QMap<domain::RecordType, qint64>> recordCounts(Database &database);

// Makes the projections and derives them from the log, in transactions of a few thousand commits, so that memory stays bounded.
// Only in a database that holds none and that nobody works with (storage/upgrade.h). Errors: Cancelled, Damaged, DiskFull,
// StoreFailed.
Result<> deriveTables(Database &database, const Identity &identity, const Progress &progress = {});

} // namespace guyub::storage
