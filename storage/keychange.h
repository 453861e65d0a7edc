// Changing the data key of a store (STORE §6.3). The database is written again beside itself under the new key; then the key
// file, with both keys inside; then the new database takes the old one's name; then the key file, without the old key. The
// first page says which key a database needs, so whatever a power cut leaves is settled at the next opening.
#pragma once

#include "storage/vault/keyfile.h"
#include "storage/vault/pagecopy.h"

namespace guyub::storage {

// The caller holds the folder's lock; the database is closed and has no log. Answers the new data key; `file` is then as on
// disk. Errors: WrongUse, NotAllowed (a damaged log is kept there that only the old key reads), Damaged, Cancelled, DiskFull,
// FileFailed. While the old key file stands, which is until the new database is whole, everything is as before.
Result<crypto::SecretBytes> changeDataKey(const QString &folder, vault::KeyFile &file, const crypto::SecretBytes &dataKey, const vault::PageProgress &progress);

// At each opening: ends a change that a crash left half done, and clears away what one that never began has left.
// `dataKey`: of `file`. Errors: Damaged, DiskFull, FileFailed.
Result<> settleKeyChange(const QString &folder, vault::KeyFile &file, const crypto::SecretBytes &dataKey);

} // namespace guyub::storage
