// The tables of a store derived again from its log, by a newer program or when somebody asks: never in the file that people
// work with. What the store keeps is carried into a new file beside it, the tables are derived there, the new file is closed,
// read back from the disk and compared, and only then takes the database's name. The file before stays under a name of its own
// until the store has been opened, closed cleanly and opened once more.
//
// Killed anywhere: before the new file has the name, nothing has changed and the next opening clears it away and starts over;
// after that, it is done.
#pragma once

#include "storage/keptrows.h"

namespace guyub::storage {

struct Upgraded
{
    QMap<domain::RecordType, qint64> records; // in the new tables
    Hash digest;                              // of them
};

// Writes the new file. `database`: of the store, open; it is only read. The caller holds the folder's lock. Errors: Cancelled,
// DiskFull (detail: how much is missing), Damaged (the log; or the new file is not what was written), StoreFailed, FileFailed.
// Then nothing has changed and nothing is left.
Result<Upgraded> writeUpgrade(Database &database, const Identity &identity, const Progress &progress = {});

// The new file takes the name; no database of the folder is open. Errors: FileFailed; then the store is as before.
Result<> takeUpgrade(const QString &folder);

// At each opening, first: clears away what was not finished. Errors: FileFailed.
Result<> settleUpgrade(const QString &folder);

// The file from before the last upgrade, if it is still there: it holds what the store held then, under the key it had then.
// Whoever makes something unreadable calls this. Errors: FileFailed.
Result<> removeBefore(const QString &folder);

// The digest that an upgrade would end in, derived in the same way beside the store and cleared away again. Errors: as above.
Result<Hash> derivedDigest(Database &database, const Identity &identity, const Progress &progress = {});
// Whether the tables hold what the log says. Errors: as above.
Result<bool> matchesLog(Database &database, const Identity &identity, const Progress &progress = {});

// Whether an upgrade of a database of so many bytes fits. Errors: DiskFull.
Result<> fitsUpgrade(qint64 databaseBytes, qint64 availableBytes);

} // namespace guyub::storage
