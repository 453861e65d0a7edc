#include "storage/vault/sealedfile.h"

#include <algorithm>
#include <cstring>

namespace guyub::vault {

namespace {

constexpr int kNumbersBytes = 28; // of a journal header; zeros follow

// Records of 4104 bytes follow headers that begin at multiples of 512: number 4, page, checksum 4.
bool isPage(int size, sqlite3_int64 offset)
{
    return size == kPageBytes && offset >= 4 && offset % 8 == 4;
}

PagePlace placeOf(const Byte *number, sqlite3_int64 offset)
{
    const std::uint32_t page = static_cast<std::uint32_t>(number[0]) << 24 | static_cast<std::uint32_t>(number[1]) << 16
        | static_cast<std::uint32_t>(number[2]) << 8 | number[3];
    return {Domain::Journal, page, static_cast<std::uint64_t>(offset)};
}

void maskChecksum(const PageCodec &codec, sqlite3_int64 page, const crypto::Nonce &nonce, Byte *checksum)
{
    const FixedBytes<8> mask = codec.journalMask(static_cast<std::uint64_t>(page), nonce.data());
    for (std::size_t i = 0; i < 4; ++i)
        checksum[i] ^= mask[i];
}

} // namespace

int JournalFile::read(void *out, int size, sqlite3_int64 offset)
{
    auto *bytes = static_cast<Byte *>(out);
    if (isPage(size, offset))
        return readPage(bytes, offset);
    GUYUB_SQLITE_TRY(readRaw(out, size, offset));
    if (!isChecksumOfLast(size, offset))
        return SQLITE_OK;
    if (m_isLastBad)
        crypto::fillRandom(bytes, 4);
    else
        maskChecksum(m_state.codec, m_lastPage, m_lastNonce, bytes);
    return SQLITE_OK;
}

// A torn end of a journal is no error: SQLite must find its checksum wrong and stop there.
int JournalFile::readPage(Byte *out, sqlite3_int64 offset)
{
    std::memset(out, 0, kPageBytes);
    GUYUB_SQLITE_TRY(readRaw(m_buffer, sizeof m_buffer, offset - 4));
    Byte *page = m_buffer + 4;
    m_lastPage = offset;
    std::memcpy(m_lastNonce.data(), page + kNonceOffset, m_lastNonce.size());
    m_isLastBad = m_state.open(placeOf(m_buffer, offset), page) != Opened::Ok;
    if (m_isLastBad)
        return offset < m_writtenUpTo ? SQLITE_IOERR_DATA : SQLITE_OK;
    std::memcpy(out, page, kPageBytes);
    return SQLITE_OK;
}

int JournalFile::write(const void *data, int size, sqlite3_int64 offset)
{
    const auto *bytes = static_cast<const Byte *>(data);
    if (isPage(size, offset))
        return writePage(bytes, offset);
    if (isChecksumOfLast(size, offset)) {
        Byte checksum[4];
        std::memcpy(checksum, bytes, sizeof checksum);
        maskChecksum(m_state.codec, m_lastPage, m_lastNonce, checksum);
        return writeRaw(checksum, sizeof checksum, offset);
    }
    // Only headers and page numbers may go out in the clear.
    if (size > kNumbersBytes && std::any_of(bytes + kNumbersBytes, bytes + size, [](Byte b) { return b != 0; }))
        return SQLITE_IOERR_WRITE;
    return writeRaw(data, size, offset);
}

int JournalFile::writePage(const Byte *page, sqlite3_int64 offset)
{
    Byte number[4];
    GUYUB_SQLITE_TRY(readRaw(number, sizeof number, offset - 4));
    m_lastPage = offset;
    m_isLastBad = false;
    m_lastNonce = m_nonces.next();
    m_state.seal(placeOf(number, offset), m_lastNonce, page, m_buffer);
    m_writtenUpTo = std::max(m_writtenUpTo, offset + kPageBytes);
    return writeRaw(m_buffer, kPageBytes, offset);
}

int JournalFile::truncate(sqlite3_int64 size)
{
    m_lastPage = -1;
    m_writtenUpTo = std::min(m_writtenUpTo, size);
    return SealedFile::truncate(size);
}

} // namespace guyub::vault
