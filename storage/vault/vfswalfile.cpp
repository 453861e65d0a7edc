#include "storage/vault/sealedfile.h"

#include "storage/vault/walformat.h"

#include <algorithm>
#include <cstring>

namespace guyub::vault {

namespace {

bool isFrameStart(sqlite3_int64 offset)
{
    return offset >= kWalHeaderBytes && (offset - kWalHeaderBytes) % kWalFrameBytes == 0;
}

} // namespace

void WalFile::mask(sqlite3_int64 frame, Byte *header) const
{
    maskFrameHeader(m_state.codec, static_cast<std::uint64_t>(frame), header);
}

// SQLite writes zero salts into a header that it means to write again: then those of the WAL's own header count.
int WalFile::framePlace(sqlite3_int64 frame, const Byte *header, FramePlace &place)
{
    place = framePlaceOf(static_cast<std::uint64_t>(frame), header);
    return place.salts.isZero() ? readRaw(place.salts.data(), 8, kWalSaltOffset) : SQLITE_OK;
}

bool WalFile::isBound(sqlite3_int64 frame, FramePlace &place, int &result)
{
    result = framePlace(frame, m_buffer, place);
    if (result != SQLITE_OK)
        return false;
    const Byte *page = m_buffer + kWalFrameHeaderBytes;
    const FixedBytes<8> binder = m_state.codec.binder(place, page);
    if (place.pageNumber != 0 && crypto::areEqual(binder.view(), {page + kBinderOffset, 8}))
        return true;
    ++m_state.pagesRefused;
    return false;
}

bool WalFile::openFrame(sqlite3_int64 frame, int &result)
{
    FramePlace place;
    return isBound(frame, place, result)
        && m_state.open({Domain::Page, place.pageNumber, 0}, m_buffer + kWalFrameHeaderBytes) == Opened::Ok;
}

int WalFile::read(void *out, int size, sqlite3_int64 offset)
{
    auto *bytes = static_cast<Byte *>(out);
    if (offset >= 0 && size >= 0 && offset + size <= kWalHeaderBytes)
        return readRaw(out, size, offset);
    if (isFrameStart(offset) && size == kWalFrameBytes)
        return readWholeFrame(bytes, offset);
    const sqlite3_int64 start = (offset - kWalHeaderBytes) % kWalFrameBytes;
    if (offset >= kWalHeaderBytes && start == kWalFrameHeaderBytes && size == kPageBytes)
        return readFramePage(bytes, offset - start);
    if (offset >= kWalHeaderBytes && size > 0 && start + size <= kWalFrameHeaderBytes)
        return readFrameHeaderPart(bytes, size, offset - start, static_cast<int>(start));
    return SQLITE_IOERR_READ;
}

// Recovery reads frames whole, and stale or torn ones are no error there: they must fail SQLite's checksum instead.
int WalFile::readWholeFrame(Byte *out, sqlite3_int64 frame)
{
    const int rc = readRaw(m_buffer, kWalFrameBytes, frame);
    if (rc != SQLITE_OK) {
        std::memset(out, 0, kWalFrameBytes);
        return rc;
    }
    std::memcpy(out, m_buffer, kWalFrameHeaderBytes);
    mask(frame, out);
    int placed = SQLITE_OK;
    if (openFrame(frame, placed)) {
        std::memcpy(out + kWalFrameHeaderBytes, m_buffer + kWalFrameHeaderBytes, kPageBytes);
        return SQLITE_OK;
    }
    crypto::fillRandom(out + 16, 8);
    std::memset(out + kWalFrameHeaderBytes, 0, kPageBytes);
    return placed;
}

int WalFile::readFramePage(Byte *out, sqlite3_int64 frame)
{
    if (m_database && m_database->isCopyingLog())
        return passFramePage(out, frame);
    int rc = readRaw(m_buffer, kWalFrameBytes, frame);
    if (rc == SQLITE_OK && openFrame(frame, rc)) {
        std::memcpy(out, m_buffer + kWalFrameHeaderBytes, kPageBytes);
        return SQLITE_OK;
    }
    std::memset(out, 0, kPageBytes);
    return rc == SQLITE_OK || rc == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_DATA : rc;
}

// SQLite only hands the page on to the database file, so it is handed over as it will lie there.
int WalFile::passFramePage(Byte *out, sqlite3_int64 frame)
{
    int rc = readRaw(m_buffer, kWalFrameBytes, frame);
    Byte *page = m_buffer + kWalFrameHeaderBytes;
    FramePlace place;
    if (rc != SQLITE_OK || !isBound(frame, place, rc)
        || m_state.verify({Domain::Page, place.pageNumber, 0}, page) != Opened::Ok) {
        std::memset(out, 0, kPageBytes);
        return rc == SQLITE_OK || rc == SQLITE_IOERR_SHORT_READ ? SQLITE_IOERR_DATA : rc;
    }
    std::memset(page + kBinderOffset, 0, 8);
    std::memcpy(out, page, kPageBytes);
    m_database->offer(place.pageNumber, page);
    return SQLITE_OK;
}

int WalFile::readFrameHeaderPart(Byte *out, int size, sqlite3_int64 frame, int start)
{
    Byte header[kWalFrameHeaderBytes];
    const int rc = readRaw(header, sizeof header, frame);
    if (rc != SQLITE_OK) {
        std::memset(out, 0, static_cast<std::size_t>(size));
        return rc;
    }
    mask(frame, header);
    std::memcpy(out, header + start, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int WalFile::write(const void *data, int size, sqlite3_int64 offset)
{
    const auto *bytes = static_cast<const Byte *>(data);
    if (offset == 0 && size == kWalHeaderBytes) {
        m_lastHeader = -1;
        return writeRaw(data, size, offset);
    }
    if (isFrameStart(offset) && size == kWalFrameHeaderBytes)
        return writeFrameHeader(bytes, offset);
    if (isFrameStart(offset - kWalFrameHeaderBytes) && size == kPageBytes)
        return writeFramePage(bytes, offset - kWalFrameHeaderBytes);
    return SQLITE_IOERR_WRITE;
}

int WalFile::writeFrameHeader(const Byte *header, sqlite3_int64 frame)
{
    std::memcpy(m_header, header, sizeof m_header);
    m_lastHeader = frame;
    Byte masked[kWalFrameHeaderBytes];
    std::memcpy(masked, header, sizeof masked);
    mask(frame, masked);
    return writeRaw(masked, sizeof masked, frame);
}

int WalFile::writeFramePage(const Byte *page, sqlite3_int64 frame)
{
    // SQLite's checksum covers the reserved bytes, and reading gives them back as zeros.
    if (std::any_of(page + kNonceOffset, page + kPageBytes, [](Byte b) { return b != 0; }))
        return SQLITE_IOERR_WRITE;
    if (m_lastHeader != frame) { // a page written over inside its own transaction
        GUYUB_SQLITE_TRY(readRaw(m_header, sizeof m_header, frame));
        m_lastHeader = frame;
    }
    FramePlace place;
    GUYUB_SQLITE_TRY(framePlace(frame, m_header, place));
    if (place.pageNumber == 0 || (place.pageNumber == 1 && !isOfOurShape(page)))
        return SQLITE_IOERR_WRITE;
    m_state.seal({Domain::Page, place.pageNumber, 0}, m_nonces.next(), page, m_buffer);
    const FixedBytes<8> binder = m_state.codec.binder(place, m_buffer);
    std::memcpy(m_buffer + kBinderOffset, binder.data(), binder.size());
    return writeRaw(m_buffer, kPageBytes, frame + kWalFrameHeaderBytes);
}

int WalFile::truncate(sqlite3_int64 size)
{
    m_lastHeader = -1;
    return SealedFile::truncate(size);
}

} // namespace guyub::vault
