// Files that must survive a power cut or not exist at all: written beside, synced, renamed, and the folder synced.
#pragma once

#include "app/base/error.h"

#include <QByteArray>

namespace guyub {

enum class FileAccess { Normal, OwnerOnly };

// Errors: DiskFull, FileFailed. Then the file under this name is what it was before.
Result<> writeDurably(const QString &path, const QByteArray &bytes, FileAccess access = FileAccess::Normal);
// Errors: NotFound, FileFailed, ValueOutOfRange when the file is longer than `limit`.
Result<QByteArray> readWhole(const QString &path, qint64 limit = 64 * 1024 * 1024);
// Makes a rename or removal inside `folder` durable.
Result<> syncFolder(const QString &folder);
// Makes the folder and its parents; a new one only its owner may enter. Errors: FileFailed.
Result<> makePrivateFolder(const QString &path);

} // namespace guyub
