// The three kinds of file under SQLite, each over the operating system's file that SQLite's own VFS opened. Internal to
// this folder; no Qt here. SQLite calls one file from one thread at a time. All functions answer SQLite's result codes.
#pragma once

#include "storage/vault/noncesource.h"
#include "storage/vault/pagecodec.h"

#include <atomic>
#include <memory>

#include <sqlite3.h>

// Passes any result but SQLITE_OK up.
#define GUYUB_SQLITE_TRY(expression)                                                                                   \
    do {                                                                                                               \
        if (const int guyubCode = (expression); guyubCode != SQLITE_OK)                                                \
            return guyubCode;                                                                                          \
    } while (false)

namespace guyub::vault {

// What all files of one VFS share.
struct VfsState
{
    VfsState(sqlite3_vfs *baseVfs, const crypto::SecretBytes &dataKey) : base(baseVfs), codec(dataKey) { }

    sqlite3_vfs *base;
    PageCodec codec;
    std::atomic<std::uint64_t> pagesSealed{0}, pagesOpened{0}, pagesRefused{0};
    std::atomic<int> openFiles{0};

    // The codec's work, counted.
    void seal(const PagePlace &place, const crypto::Nonce &nonce, const Byte *plain, Byte *sealed);
    Opened open(const PagePlace &place, Byte *page);
    Opened verify(const PagePlace &place, const Byte *page);
};

class SealedFile
{
public:
    // Both must outlive this object.
    SealedFile(VfsState &state, sqlite3_file *raw) : m_state(state), m_raw(raw) { ++m_state.openFiles; }
    virtual ~SealedFile() { --m_state.openFiles; }
    SealedFile(const SealedFile &) = delete;
    SealedFile &operator=(const SealedFile &) = delete;

    virtual int read(void *out, int size, sqlite3_int64 offset) = 0;
    virtual int write(const void *data, int size, sqlite3_int64 offset) = 0;
    virtual int truncate(sqlite3_int64 size) { return m_raw->pMethods->xTruncate(m_raw, size); }
    virtual int control(int, void *) { return SQLITE_NOTFOUND; } // NOTFOUND: ask the file below
    virtual void lockChanged() { }                               // others may have changed the file meanwhile

    sqlite3_file *raw() const { return m_raw; }

protected:
    int readRaw(void *out, int size, sqlite3_int64 offset) { return m_raw->pMethods->xRead(m_raw, out, size, offset); }
    int writeRaw(const void *data, int size, sqlite3_int64 offset)
    {
        return m_raw->pMethods->xWrite(m_raw, data, size, offset);
    }

    VfsState &m_state;
    NonceSource m_nonces;

private:
    sqlite3_file *m_raw;
};

// The database file. SQLite writes whole pages only; anything else is refused, and so is a gap:
// a file that SQLite finds shorter than its database was cut off (IOERR_DATA).
class MainFile : public SealedFile
{
public:
    using SealedFile::SealedFile;
    // Right after opening: NOTADB for a file of another key or program, CORRUPT for a damaged header of ours and for a
    // rollback journal planted beside a WAL store.
    int judge(const char *name);
    int read(void *out, int size, sqlite3_int64 offset) override;
    int write(const void *data, int size, sqlite3_int64 offset) override;
    int truncate(sqlite3_int64 size) override;
    int control(int operation, void *argument) override;
    void lockChanged() override;

    // Between SQLite's signals of a checkpoint: each page is read from the log and written here next.
    bool isCopyingLog() const { return m_isCopyingLog; }
    // The sealed page that was just read from the log and verified; it must be what is written next. Borrowed until then.
    void offer(std::uint32_t number, const Byte *sealedPage)
    {
        m_offeredNumber = number;
        m_offered = sealedPage;
    }

private:
    int writeOffered(const Byte *page, std::uint32_t number);
    int writeSealed(const Byte *page, std::uint32_t number);
    int readPage(Byte *page, std::uint32_t number);
    int readParts(Byte *out, int size, sqlite3_int64 offset);
    int readHeaderSoftly(Byte *out, int size);
    int writePage(const Byte *page, std::uint32_t number);
    int refuseGap(sqlite3_int64 offset);
    int learnSize();

    sqlite3_int64 m_size = -1; // -1: to be asked
    bool m_isCopyingLog = false;
    std::uint32_t m_offeredNumber = 0;
    const Byte *m_offered = nullptr;
    Byte m_buffer[kPageBytes] = {};
};

// The write-ahead log: plain 32-byte header; each frame a plain header with masked checksums and a sealed page.
// During a checkpoint its pages go over sealed as they are, verified and not decrypted.
class WalFile : public SealedFile
{
public:
    // `database`: the file of the same connection that checkpoints go to; null: no copying without decrypting.
    WalFile(VfsState &state, sqlite3_file *raw, MainFile *database) : SealedFile(state, raw), m_database(database) { }
    int read(void *out, int size, sqlite3_int64 offset) override;
    int write(const void *data, int size, sqlite3_int64 offset) override;
    int truncate(sqlite3_int64 size) override;

private:
    int readWholeFrame(Byte *out, sqlite3_int64 frame);
    int readFramePage(Byte *out, sqlite3_int64 frame);
    int readFrameHeaderPart(Byte *out, int size, sqlite3_int64 frame, int start);
    int writeFrameHeader(const Byte *header, sqlite3_int64 frame);
    int writeFramePage(const Byte *page, sqlite3_int64 frame);
    int framePlace(sqlite3_int64 frame, const Byte *header, FramePlace &place);
    void mask(sqlite3_int64 frame, Byte *header) const;
    // Whether the frame in m_buffer is bound to its place; `place` is then its own.
    bool isBound(sqlite3_int64 frame, FramePlace &place, int &result);
    // Opens the page of the frame in m_buffer in place.
    bool openFrame(sqlite3_int64 frame, int &result);
    int passFramePage(Byte *out, sqlite3_int64 frame);

    MainFile *m_database;
    sqlite3_int64 m_lastHeader = -1; // offset of the frame whose header was written last
    Byte m_header[24] = {};          // that header
    Byte m_buffer[24 + kPageBytes] = {};
};

// A rollback journal: plain headers and page numbers, masked checksums, sealed pages. A store uses one only while it is
// made and when a backup is written; later changes go through the WAL.
class JournalFile : public SealedFile
{
public:
    using SealedFile::SealedFile;
    int read(void *out, int size, sqlite3_int64 offset) override;
    int write(const void *data, int size, sqlite3_int64 offset) override;
    int truncate(sqlite3_int64 size) override;

private:
    int readPage(Byte *out, sqlite3_int64 offset);
    int writePage(const Byte *page, sqlite3_int64 offset);
    bool isChecksumOfLast(int size, sqlite3_int64 offset) const
    {
        return size == 4 && m_lastPage >= 0 && offset == m_lastPage + kPageBytes;
    }

    sqlite3_int64 m_lastPage = -1; // offset of the page read or written last
    bool m_isLastBad = false;      // that page did not open
    crypto::Nonce m_lastNonce;
    sqlite3_int64 m_writtenUpTo = 0; // through this handle: there a bad page is damage and not a torn end
    Byte m_buffer[4 + kPageBytes] = {};
};

// Whether a page 1 as SQLite hands it over has our page size and reserve.
bool isOfOurShape(const Byte *page);

// Whether `page`, whose header is not ours, is a page 1 of this key all the same: then the header is damaged.
bool isOursBeneath(const PageCodec &codec, const Byte *page);

// The object that SQLite allocates; the file of the VFS below lies behind it. `sealedMethods` is its function table.
struct FileHandle
{
    sqlite3_file head;
    SealedFile *file;
};
const sqlite3_io_methods *sealedMethods();

} // namespace guyub::vault
