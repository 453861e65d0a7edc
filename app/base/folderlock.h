// One process a folder. The kernel holds the lock and lets go of it when the process ends, however it ends; the words in the
// file only tell who has it, so a file that a power cut or kill -9 left empty, torn or old keeps nobody out.
#pragma once

#include "app/base/error.h"

namespace guyub {

class FolderLock
{
public:
    // Takes the lock file at `path` without waiting; `program` stands in it for others to read. A program that locks with
    // QLockFile is kept out and keeps us out. Errors: StoreInUse (detail: the program that has it, empty when it did not
    // say), DiskFull, FileFailed.
    static Result<FolderLock> take(const QString &path, const QString &program);

    FolderLock(FolderLock &&other) noexcept;
    FolderLock &operator=(FolderLock &&other) noexcept;
    ~FolderLock(); // removes the file and lets go

private:
    FolderLock(QString path, int file);
    void release();

    QString m_path;
    int m_file = -1;
};

} // namespace guyub
