// The file layer under SQLite that seals every page, journal record and WAL frame (resources/docs/storage-format.md).
// No Qt here. Registered by name; a database opened through another VFS cannot be read, so there is no plain mode.
//
// One process has a database: the first lock shuts others out (SQLITE_BUSY), and the WAL's index stays in memory, so there
// is no `-shm` file. Opening answers NOTADB for a file of another key or program, CORRUPT for a damaged header and for a
// rollback journal beside a WAL store; reading answers IOERR_DATA for a page that does not authenticate. Temporary files
// are refused: connections need temp_store=MEMORY. New files get the page reserve by themselves.
#pragma once

#include "app/base/error.h"
#include "storage/crypto/secretbytes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace guyub::vault {

struct VfsStats
{
    std::uint64_t pagesSealed = 0, pagesOpened = 0, pagesRefused = 0;
};

// What the first bytes of a database file tell without any key.
enum class FileKind { Absent, Empty, Ours, OtherKey, Foreign };

class CryptVfs
{
public:
    // Registers a VFS called `name` (unique in the process) that seals under `dataKey` (32 bytes; copied into locked
    // memory). Errors: WrongUse (name taken, key size), StoreFailed (SQLite refused).
    static Result<std::unique_ptr<CryptVfs>> install(const std::string &name, const crypto::SecretBytes &dataKey);
    // Unregisters and wipes. All connections through it must be closed.
    ~CryptVfs();
    CryptVfs(const CryptVfs &) = delete;
    CryptVfs &operator=(const CryptVfs &) = delete;

    const std::string &name() const;
    VfsStats stats() const; // any thread
    // Ours: sealed under this key, however damaged; OtherKey: a Guyub file under another key; Foreign: anything else.
    // Any thread, also while the file is open.
    FileKind kindOf(const std::string &path) const;
    static FileKind kindOf(const std::string &path, const std::string &vfsName);
    // Whether `name` is a registered VFS of this kind. Nothing of a store may be opened through another.
    static bool isInstalled(const std::string &name);

private:
    struct Private;
    explicit CryptVfs(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

// The WAL of an unclean start, read without SQLite, which stops silently at the first frame that does not fit: what
// stands behind it is lost for whoever opens the store, and gone when it is closed.
struct WalAudit
{
    std::uint64_t goodFrames = 0;      // that authenticate and continue SQLite's checksum chain
    std::uint64_t lastCommitFrame = 0; // 1-based, 0: none
    // A finished commit lies behind the first frame that does not fit: damage, and something saved is missing.
    bool isDamaged = false;
    // The first frame that does not fit belongs to this log and does not authenticate: a power cut in the last commit, or
    // damage to it; nobody can tell. Implied by nothing; a cut file shows neither.
    bool isEndTorn = false;
    // Of the last whole commit: how many pages the database then has, and which of them lie in the log (ascending).
    std::uint32_t databasePages = 0;
    std::vector<std::uint32_t> pages;
};
// The first page that neither the log nor a database file of so many bytes holds: the file was cut off. 0: none is missing.
std::uint32_t firstMissingPage(const WalAudit &audit, std::uint64_t databaseBytes);
// An absent file has no frames. Errors: FileFailed.
Result<WalAudit> auditWal(const std::string &path, const crypto::SecretBytes &dataKey);

} // namespace guyub::vault
