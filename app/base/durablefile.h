// Files that must survive a power cut or not exist at all: written beside, synced, renamed, and the folder synced.
#pragma once

#include "app/base/error.h"

#include <QByteArray>

namespace guyub {

enum class FileAccess { Normal, OwnerOnly };

// A file that grows piece by piece. One thread.
class DurableWriter
{
public:
    DurableWriter() = default;
    ~DurableWriter(); // not kept: gone
    DurableWriter(const DurableWriter &) = delete;
    DurableWriter &operator=(const DurableWriter &) = delete;

    // Errors: FileFailed (also when something other than a file is there), DiskFull.
    Result<> open(const QString &path, FileAccess access = FileAccess::Normal);
    Result<> write(const void *bytes, std::size_t size); // Errors: DiskFull, FileFailed.
    // Durable and under its name on return. Errors: DiskFull, FileFailed; then the file under this name is what it was before.
    Result<> keep();
    // The same under another name of the same file system, for a file whose name follows from its bytes. Errors: those of keep().
    Result<> keepAs(const QString &path);

private:
    void discard();

    QByteArray m_target;
    int m_file = -1;
};

// Errors: DiskFull, FileFailed. Then the file under this name is what it was before.
Result<> writeDurably(const QString &path, const QByteArray &bytes, FileAccess access = FileAccess::Normal);
// Errors: NotFound, FileFailed, ValueOutOfRange when the file is longer than `limit`.
Result<QByteArray> readWhole(const QString &path, qint64 limit = 64 * 1024 * 1024);
// Makes a rename or removal inside `folder` durable.
Result<> syncFolder(const QString &folder);
// Makes the folder and its parents; a new one only its owner may enter. Errors: FileFailed.
Result<> makePrivateFolder(const QString &path);

} // namespace guyub
