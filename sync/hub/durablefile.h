// Small files that must survive a power cut: keys, certificates, raw segments. Written beside, synced, renamed, and the
// folder synced. Only the owner may read them.
#pragma once

#include "app/base/error.h"

#include <QByteArray>

namespace guyub::hub {

// Replaces `path` as a whole; afterwards the new bytes are on the disk. Errors: DiskFull, FileFailed.
Result<> writeDurably(const QString &path, const QByteArray &bytes);
// Errors: NotFound, FileFailed (also when the file is larger than `limit` bytes).
Result<QByteArray> readWhole(const QString &path, qint64 limit);
// Makes the folder and its parents, for the owner only. Errors: FileFailed.
Result<> makePrivateFolder(const QString &path);

} // namespace guyub::hub
