#include "storage/vault/sealedfile.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace guyub::vault {

namespace {

constexpr Byte kZeroPage[kPageBytes] = {};

// What SQLite finds in a new file of ours, as far as it looks before it has recovered a crash.
constexpr Byte kLikelyHeader[100] = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0, 0x10,
    0x00, 2, 2, kReservedBytes, 64, 32, 32};

sqlite3_int64 offsetOf(std::uint32_t number)
{
    return (static_cast<sqlite3_int64>(number) - 1) * kPageBytes;
}

int codeOf(Opened opened)
{
    switch (opened) {
    case Opened::Ok:
        return SQLITE_OK;
    case Opened::OtherKey:
    case Opened::Foreign:
        return SQLITE_NOTADB;
    case Opened::Damaged:
        break;
    }
    return SQLITE_IOERR_DATA;
}

} // namespace

// Another page size or no reserve: the tail of every page would be lost.
bool isOfOurShape(const Byte *page)
{
    return std::memcmp(page, kLikelyHeader, 18) == 0 && page[20] == kReservedBytes;
}

bool isOursBeneath(const PageCodec &codec, const Byte *page)
{
    Byte mended[kPageBytes];
    std::memcpy(mended, page, sizeof mended);
    std::memcpy(mended, kPageMagic.data(), kPageMagic.size());
    std::memcpy(mended + 8, codec.keyId().data(), codec.keyId().size());
    return codec.verify({Domain::Page, 1, 0}, mended) == Opened::Ok;
}

int MainFile::judge(const char *name)
{
    GUYUB_SQLITE_TRY(learnSize());
    if (m_size == 0)
        return SQLITE_OK;
    const int rc = readRaw(m_buffer, kPageBytes, 0);
    if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
        return rc;
    const bool isUnwritten = std::all_of(m_buffer, m_buffer + kHeaderBytes, [](Byte b) { return b == 0; });
    const Opened header = m_state.codec.judgeHeader(m_buffer);
    if (header != Opened::Ok && !isUnwritten)
        return isOursBeneath(m_state.codec, m_buffer) ? SQLITE_CORRUPT : SQLITE_NOTADB;
    const bool isWalStore = m_buffer[18] == 2 || m_buffer[19] == 2;
    int journalExists = 0;
    const std::string journal = std::string(name) + "-journal";
    GUYUB_SQLITE_TRY(m_state.base->xAccess(m_state.base, journal.c_str(), SQLITE_ACCESS_EXISTS, &journalExists));
    // SQLite would roll a WAL store back from it, whoever put it there.
    return isWalStore && journalExists != 0 ? SQLITE_CORRUPT : SQLITE_OK;
}

int MainFile::read(void *out, int size, sqlite3_int64 offset)
{
    auto *bytes = static_cast<Byte *>(out);
    if (size < 0 || offset < 0)
        return SQLITE_IOERR_READ;
    if (size == kPageBytes && offset % kPageBytes == 0)
        return readPage(bytes, static_cast<std::uint32_t>(offset / kPageBytes + 1));
    if (offset == 0 && size < kPageBytes)
        return readHeaderSoftly(bytes, size);
    return readParts(bytes, size, offset);
}

int MainFile::readPage(Byte *page, std::uint32_t number)
{
    int rc = readRaw(page, kPageBytes, offsetOf(number));
    if (rc == SQLITE_IOERR_SHORT_READ) {
        // SQLite takes what lies beyond the end for zeros, and asks for it only in a new file. Of a file with pages in it,
        // a page that the database counts and that is not there was cut off, whole or in its middle.
        GUYUB_SQLITE_TRY(learnSize());
        std::memset(page, 0, kPageBytes);
        return m_size == 0 || number == kLockPage ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_DATA;
    }
    if (rc != SQLITE_OK || number == kLockPage)
        return rc;
    rc = codeOf(m_state.open({Domain::Page, number, 0}, page));
    if (rc != SQLITE_OK)
        std::memset(page, 0, kPageBytes);
    return rc;
}

// The first look at a file comes before SQLite has rolled back or replayed anything, when page 1 may be torn: it needs
// only page size and reserve, which are the same in every file of ours. Reading the whole page stays strict.
int MainFile::readHeaderSoftly(Byte *out, int size)
{
    const int rc = readPage(m_buffer, 1);
    if (rc == SQLITE_OK) {
        std::memcpy(out, m_buffer, static_cast<std::size_t>(size));
        return rc;
    }
    std::memset(out, 0, static_cast<std::size_t>(size));
    if (rc != SQLITE_IOERR_DATA && rc != SQLITE_NOTADB)
        return rc;
    std::memcpy(out, kLikelyHeader, std::min(static_cast<std::size_t>(size), sizeof kLikelyHeader));
    return SQLITE_OK;
}

int MainFile::readParts(Byte *out, int size, sqlite3_int64 offset)
{
    while (size > 0) {
        const int start = static_cast<int>(offset % kPageBytes);
        const int part = std::min(size, kPageBytes - start);
        const int rc = readPage(m_buffer, static_cast<std::uint32_t>(offset / kPageBytes + 1));
        if (rc != SQLITE_OK) {
            std::memset(out, 0, static_cast<std::size_t>(size));
            return rc;
        }
        std::memcpy(out, m_buffer + start, static_cast<std::size_t>(part));
        out += part;
        offset += part;
        size -= part;
    }
    return SQLITE_OK;
}

int MainFile::write(const void *data, int size, sqlite3_int64 offset)
{
    const auto *page = static_cast<const Byte *>(data);
    if (size != kPageBytes || offset < 0 || offset % kPageBytes != 0 || offset / kPageBytes >= UINT32_MAX)
        return SQLITE_IOERR_WRITE;
    const auto number = static_cast<std::uint32_t>(offset / kPageBytes + 1);
    if (number == kLockPage)
        return SQLITE_IOERR_WRITE;
    if (m_isCopyingLog)
        return writeOffered(page, number);
    if (number == 1 && !isOfOurShape(page))
        return SQLITE_IOERR_WRITE;
    GUYUB_SQLITE_TRY(refuseGap(offset));
    return writePage(page, number);
}

// What comes here during a checkpoint is sealed already; anything but the page last verified would end on the disk as it is.
int MainFile::writeOffered(const Byte *page, std::uint32_t number)
{
    const Byte *offered = std::exchange(m_offered, nullptr);
    if (!offered || number != m_offeredNumber || std::memcmp(page, offered, kPageBytes) != 0)
        return SQLITE_IOERR_WRITE;
    GUYUB_SQLITE_TRY(refuseGap(offsetOf(number)));
    return writeSealed(page, number);
}

int MainFile::writePage(const Byte *page, std::uint32_t number)
{
    m_state.seal({Domain::Page, number, 0}, m_nonces.next(), page, m_buffer);
    return writeSealed(m_buffer, number);
}

int MainFile::writeSealed(const Byte *page, std::uint32_t number)
{
    const int rc = writeRaw(page, kPageBytes, offsetOf(number));
    if (rc != SQLITE_OK)
        m_size = -1;
    else if (m_size >= 0)
        m_size = std::max(m_size, offsetOf(number) + kPageBytes);
    return rc;
}

// Pages come in the order of their numbers, freed ones too (secure_delete), so a gap before `offset` means that the file was
// cut: filling it would make nothing of what was there look whole. The page of the lock byte is the one that SQLite skips.
int MainFile::refuseGap(sqlite3_int64 offset)
{
    if (m_size < 0)
        GUYUB_SQLITE_TRY(learnSize());
    if (m_size == offsetOf(kLockPage) && offset > m_size) {
        GUYUB_SQLITE_TRY(writeRaw(kZeroPage, kPageBytes, m_size));
        m_size += kPageBytes;
    }
    return m_size < offset ? SQLITE_IOERR_DATA : SQLITE_OK;
}

int MainFile::truncate(sqlite3_int64 size)
{
    if (size < 0 || size % kPageBytes != 0)
        return SQLITE_IOERR_TRUNCATE;
    GUYUB_SQLITE_TRY(learnSize());
    if (size > m_size)
        return refuseGap(size);
    const int rc = SealedFile::truncate(size);
    m_size = rc == SQLITE_OK ? size : -1;
    return rc;
}

int MainFile::control(int operation, void *argument)
{
    switch (operation) {
    case SQLITE_FCNTL_SIZE_HINT: // would lengthen the file by raw zeros
    case SQLITE_FCNTL_CHUNK_SIZE:
        return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE: // a mapping would show sealed bytes
        *static_cast<sqlite3_int64 *>(argument) = 0;
        return SQLITE_OK;
    case SQLITE_FCNTL_CKPT_START:
    case SQLITE_FCNTL_CKPT_DONE:
        m_size = -1;
        m_isCopyingLog = operation == SQLITE_FCNTL_CKPT_START;
        m_offered = nullptr;
        return SQLITE_NOTFOUND;
    default:
        return SQLITE_NOTFOUND;
    }
}

void MainFile::lockChanged()
{
    m_size = -1;
    m_isCopyingLog = false; // SQLite takes and gives no lock between its two signals
    m_offered = nullptr;
}

int MainFile::learnSize()
{
    const int rc = raw()->pMethods->xFileSize(raw(), &m_size);
    if (rc != SQLITE_OK)
        m_size = -1;
    return rc;
}

} // namespace guyub::vault
