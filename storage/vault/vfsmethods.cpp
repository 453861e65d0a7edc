#include "storage/vault/sealedfile.h"

namespace guyub::vault {

void VfsState::seal(const PagePlace &place, const crypto::Nonce &nonce, const Byte *plain, Byte *sealed)
{
    codec.seal(place, nonce, plain, sealed);
    pagesSealed.fetch_add(1, std::memory_order_relaxed);
}

Opened VfsState::open(const PagePlace &place, Byte *page)
{
    const Opened result = codec.open(place, page);
    (result == Opened::Ok ? pagesOpened : pagesRefused).fetch_add(1, std::memory_order_relaxed);
    return result;
}

Opened VfsState::verify(const PagePlace &place, const Byte *page)
{
    const Opened result = codec.verify(place, page);
    if (result != Opened::Ok)
        pagesRefused.fetch_add(1, std::memory_order_relaxed);
    return result;
}

namespace {

SealedFile &fileOf(sqlite3_file *file)
{
    return *reinterpret_cast<FileHandle *>(file)->file;
}

sqlite3_file *rawOf(sqlite3_file *file)
{
    return fileOf(file).raw();
}

int closeFile(sqlite3_file *file)
{
    auto *handle = reinterpret_cast<FileHandle *>(file);
    sqlite3_file *raw = handle->file->raw();
    const int rc = raw->pMethods->xClose(raw);
    delete handle->file;
    handle->file = nullptr;
    file->pMethods = nullptr;
    return rc;
}

int readFile(sqlite3_file *file, void *out, int size, sqlite3_int64 offset)
{
    return fileOf(file).read(out, size, offset);
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    return fileOf(file).write(data, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return fileOf(file).truncate(size);
}

int syncFile(sqlite3_file *file, int flags)
{
    return rawOf(file)->pMethods->xSync(rawOf(file), flags);
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    return rawOf(file)->pMethods->xFileSize(rawOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    fileOf(file).lockChanged();
    return rawOf(file)->pMethods->xLock(rawOf(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    fileOf(file).lockChanged();
    return rawOf(file)->pMethods->xUnlock(rawOf(file), level);
}

int checkReserved(sqlite3_file *file, int *answer)
{
    return rawOf(file)->pMethods->xCheckReservedLock(rawOf(file), answer);
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    const int rc = fileOf(file).control(operation, argument);
    return rc == SQLITE_NOTFOUND ? rawOf(file)->pMethods->xFileControl(rawOf(file), operation, argument) : rc;
}

int sectorSize(sqlite3_file *file)
{
    return rawOf(file)->pMethods->xSectorSize(rawOf(file));
}

// Without POWERSAFE_OVERWRITE SQLite would split and pad WAL writes. Promises about atomic or appending writes do not
// hold for sealed pages.
int deviceCharacteristics(sqlite3_file *file)
{
    constexpr int kKept = SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_IMMUTABLE | SQLITE_IOCAP_SEQUENTIAL;
    return (rawOf(file)->pMethods->xDeviceCharacteristics(rawOf(file)) & kKept) | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return rawOf(file)->pMethods->xShmMap(rawOf(file), region, size, extend, memory);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    fileOf(file).lockChanged();
    return rawOf(file)->pMethods->xShmLock(rawOf(file), offset, count, flags);
}

void shareBarrier(sqlite3_file *file)
{
    rawOf(file)->pMethods->xShmBarrier(rawOf(file));
}

int unmapShared(sqlite3_file *file, int remove)
{
    return rawOf(file)->pMethods->xShmUnmap(rawOf(file), remove);
}

} // namespace

// Version 2: without xFetch SQLite never maps the file and sees only what read() opened.
const sqlite3_io_methods *sealedMethods()
{
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods m = {};
        m.iVersion = 2;
        m.xClose = closeFile;
        m.xRead = readFile;
        m.xWrite = writeFile;
        m.xTruncate = truncateFile;
        m.xSync = syncFile;
        m.xFileSize = sizeOfFile;
        m.xLock = lockFile;
        m.xUnlock = unlockFile;
        m.xCheckReservedLock = checkReserved;
        m.xFileControl = controlFile;
        m.xSectorSize = sectorSize;
        m.xDeviceCharacteristics = deviceCharacteristics;
        m.xShmMap = mapShared;
        m.xShmLock = lockShared;
        m.xShmBarrier = shareBarrier;
        m.xShmUnmap = unmapShared;
        return m;
    }();
    return &methods;
}

} // namespace guyub::vault
