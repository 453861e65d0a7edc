#include "storage/vault/cryptvfs.h"

#include "storage/vault/sealedfile.h"
#include "storage/vault/wipingmemory.h"

#include <cstring>
#include <new>

namespace guyub::vault {

struct CryptVfs::Private
{
    Private(std::string vfsName, sqlite3_vfs *base, const crypto::SecretBytes &dataKey)
        : name(std::move(vfsName)), state(base, dataKey)
    {
    }
    std::string name;
    VfsState state;
    sqlite3_vfs vfs = {};
};

namespace {

// SQLite's VFS for a program that has its databases to itself: the first lock shuts other processes out, and the index
// of the WAL, which holds a checksum of plain text, stays in memory instead of a `-shm` file.
constexpr const char *kBaseVfs = "unix-excl";
constexpr int kKinds = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_TEMP_DB
    | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
constexpr std::size_t kHandleBytes = (sizeof(FileHandle) + alignof(std::max_align_t) - 1) / alignof(std::max_align_t)
    * alignof(std::max_align_t);

VfsState &stateOf(sqlite3_vfs *vfs)
{
    return *static_cast<VfsState *>(vfs->pAppData);
}

sqlite3_vfs *baseOf(sqlite3_vfs *vfs)
{
    return stateOf(vfs).base;
}

sqlite3_file *rawBehind(void *handle)
{
    return reinterpret_cast<sqlite3_file *>(static_cast<char *>(handle) + kHandleBytes);
}

// The database file of the connection that opens this log.
MainFile *databaseOf(sqlite3_filename wal)
{
    auto *handle = reinterpret_cast<FileHandle *>(sqlite3_database_file_object(wal));
    if (!handle || handle->head.pMethods != sealedMethods())
        return nullptr;
    return dynamic_cast<MainFile *>(handle->file);
}

SealedFile *makeFile(int kind, VfsState &state, sqlite3_filename name, sqlite3_file *raw)
{
    switch (kind) {
    case SQLITE_OPEN_MAIN_DB:
        return new (std::nothrow) MainFile(state, raw);
    case SQLITE_OPEN_WAL:
        return new (std::nothrow) WalFile(state, raw, databaseOf(name));
    default:
        return new (std::nothrow) JournalFile(state, raw);
    }
}

// Files that SQLite would fill with plain text (temporary tables, sorters, statement journals) are refused.
int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *flagsOut)
{
    file->pMethods = nullptr;
    const int kind = flags & kKinds;
    if (!name || (flags & SQLITE_OPEN_DELETEONCLOSE)
        || (kind != SQLITE_OPEN_MAIN_DB && kind != SQLITE_OPEN_WAL && kind != SQLITE_OPEN_MAIN_JOURNAL))
        return SQLITE_CANTOPEN;
    VfsState &state = stateOf(vfs);
    sqlite3_file *raw = rawBehind(file);
    raw->pMethods = nullptr;
    int rc = state.base->xOpen(state.base, name, raw, flags, flagsOut);
    if (rc != SQLITE_OK)
        return rc;
    SealedFile *sealed = makeFile(kind, state, name, raw);
    if (!sealed)
        rc = SQLITE_NOMEM;
    else if (kind == SQLITE_OPEN_MAIN_DB)
        rc = static_cast<MainFile *>(sealed)->judge(name);
    if (rc != SQLITE_OK) {
        raw->pMethods->xClose(raw);
        delete sealed;
        return rc;
    }
    reinterpret_cast<FileHandle *>(file)->file = sealed;
    file->pMethods = sealedMethods();
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    return baseOf(vfs)->xDelete(baseOf(vfs), name, syncFolder);
}

int accessFile(sqlite3_vfs *vfs, const char *name, int flags, int *answer)
{
    return baseOf(vfs)->xAccess(baseOf(vfs), name, flags, answer);
}

int fullPath(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    return baseOf(vfs)->xFullPathname(baseOf(vfs), name, size, out);
}

int randomness(sqlite3_vfs *vfs, int size, char *out)
{
    return baseOf(vfs)->xRandomness(baseOf(vfs), size, out);
}

int pause(sqlite3_vfs *vfs, int microseconds)
{
    return baseOf(vfs)->xSleep(baseOf(vfs), microseconds);
}

int engineTime(sqlite3_vfs *vfs, double *out)
{
    return baseOf(vfs)->xCurrentTime(baseOf(vfs), out);
}

int engineTimeMs(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    return baseOf(vfs)->xCurrentTimeInt64(baseOf(vfs), out);
}

int lastError(sqlite3_vfs *vfs, int size, char *out)
{
    return baseOf(vfs)->xGetLastError(baseOf(vfs), size, out);
}

bool isOurs(const sqlite3_vfs *vfs)
{
    return vfs && vfs->xOpen == openFile;
}

// Runs for every connection of the process as it opens; ours get the reserve that a new file needs.
int reserveBytes(sqlite3 *connection, const char **, const sqlite3_api_routines *)
{
    sqlite3_vfs *vfs = nullptr;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) != SQLITE_OK || !isOurs(vfs))
        return SQLITE_OK;
    int reserve = kReservedBytes;
    return sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
}

void fillIn(sqlite3_vfs &vfs, const char *name, VfsState &state)
{
    vfs.iVersion = 2; // no system calls to be replaced from outside, no loading of extensions
    vfs.szOsFile = static_cast<int>(kHandleBytes) + state.base->szOsFile;
    vfs.mxPathname = state.base->mxPathname;
    vfs.zName = name;
    vfs.pAppData = &state;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness;
    vfs.xSleep = pause;
    vfs.xCurrentTime = engineTime;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = engineTimeMs;
}

// A file opened through SQLite's own VFS: closing a plain descriptor would drop the locks of an open database.
class RawPeek
{
public:
    RawPeek(sqlite3_vfs *base, const std::string &path)
        : m_memory(static_cast<std::size_t>(base->szOsFile)),
          m_name(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr))
    {
        if (m_name && base->xOpen(base, m_name, file(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK)
            file()->pMethods = nullptr;
    }
    ~RawPeek()
    {
        if (isOpen())
            file()->pMethods->xClose(file());
        if (m_name)
            sqlite3_free_filename(const_cast<char *>(m_name));
    }
    RawPeek(const RawPeek &) = delete;
    RawPeek &operator=(const RawPeek &) = delete;

    bool isOpen() { return file()->pMethods != nullptr; }
    sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(m_memory.data()); }

private:
    std::vector<std::max_align_t> m_memory; // more than enough, and aligned
    sqlite3_filename m_name;
};

FileKind kindThrough(VfsState &state, const std::string &path)
{
    RawPeek peek(state.base, path);
    if (!peek.isOpen()) {
        int isThere = 0;
        state.base->xAccess(state.base, path.c_str(), SQLITE_ACCESS_EXISTS, &isThere);
        return isThere != 0 ? FileKind::Foreign : FileKind::Absent;
    }
    Byte page[kPageBytes] = {};
    sqlite3_int64 size = 0;
    if (peek.file()->pMethods->xFileSize(peek.file(), &size) != SQLITE_OK)
        return FileKind::Foreign;
    if (size == 0)
        return FileKind::Empty;
    const int rc = peek.file()->pMethods->xRead(peek.file(), page, sizeof page, 0);
    if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
        return FileKind::Foreign;
    const Opened header = state.codec.judgeHeader(page);
    if (header == Opened::Ok || isOursBeneath(state.codec, page))
        return FileKind::Ours;
    return header == Opened::OtherKey ? FileKind::OtherKey : FileKind::Foreign;
}

} // namespace

Result<std::unique_ptr<CryptVfs>> CryptVfs::install(const std::string &name, const crypto::SecretBytes &dataKey)
{
    if (dataKey.size() != crypto::kKeySize)
        return fail(ErrorCode::WrongUse, QStringLiteral("size of the data key"));
    wipeEngineMemory();
    if (name.empty() || sqlite3_initialize() != SQLITE_OK || sqlite3_vfs_find(name.c_str()))
        return fail(ErrorCode::WrongUse, QStringLiteral("name of the file layer"));
    sqlite3_vfs *base = sqlite3_vfs_find(kBaseVfs);
    if (!base || base->iVersion < 2)
        return fail(ErrorCode::StoreFailed, QStringLiteral("the engine lacks its file layer"));
    if (sqlite3_auto_extension(reinterpret_cast<void (*)()>(reserveBytes)) != SQLITE_OK)
        return fail(ErrorCode::StoreFailed, QStringLiteral("the engine refused the reserve"));
    auto d = std::make_unique<Private>(name, base, dataKey);
    fillIn(d->vfs, d->name.c_str(), d->state);
    if (sqlite3_vfs_register(&d->vfs, 0) != SQLITE_OK)
        return fail(ErrorCode::StoreFailed, QStringLiteral("the engine refused the file layer"));
    return std::unique_ptr<CryptVfs>(new CryptVfs(std::move(d)));
}

CryptVfs::CryptVfs(std::unique_ptr<Private> parts) : d(std::move(parts)) { }

CryptVfs::~CryptVfs()
{
    sqlite3_vfs_unregister(&d->vfs);
    // With a connection still open its files go on using this memory; leaving it is the lesser harm.
    if (d->state.openFiles.load() > 0)
        (void)d.release();
}

const std::string &CryptVfs::name() const
{
    return d->name;
}

VfsStats CryptVfs::stats() const
{
    return {d->state.pagesSealed.load(), d->state.pagesOpened.load(), d->state.pagesRefused.load()};
}

FileKind CryptVfs::kindOf(const std::string &path) const
{
    return kindThrough(d->state, path);
}

bool CryptVfs::isInstalled(const std::string &name)
{
    return isOurs(sqlite3_vfs_find(name.c_str()));
}

FileKind CryptVfs::kindOf(const std::string &path, const std::string &vfsName)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(vfsName.c_str());
    return isOurs(vfs) ? kindThrough(stateOf(vfs), path) : FileKind::Foreign;
}

} // namespace guyub::vault
