// A database file copied page by page without SQLite, every page judged on the way: constant memory, and a copy that was
// made is sound. Only of a database that is closed or checkpointed with nothing in its log, and that nobody writes.
#pragma once

#include "app/base/error.h"
#include "storage/crypto/secretbytes.h"

#include <functional>

namespace guyub::vault {

// `progress(done, total)` in pages; false cancels (Cancelled).
using PageProgress = std::function<bool(quint64, quint64)>;

// The same pages sealed under another data key. Errors: NotFound, NotAGuyubStore, WrongPassphrase (a Guyub file of another
// key), Damaged (detail: the page), Cancelled, DiskFull, FileFailed; then no file is at `to` that was not there before.
Result<> rekeyPages(const QString &from, const crypto::SecretBytes &oldKey, const QString &to, const crypto::SecretBytes &newKey, const PageProgress &progress = {});

// Reads and judges every page of such a file; answers how many. Errors: as above.
Result<quint64> judgePages(const QString &path, const crypto::SecretBytes &dataKey, const PageProgress &progress = {});
// Whose database the first page says it is: true for this key. Errors: NotFound, FileFailed.
Result<bool> isUnder(const crypto::SecretBytes &dataKey, const QString &path);

} // namespace guyub::vault
