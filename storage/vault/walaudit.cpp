#include "app/base/systemwords.h"
#include "storage/vault/cryptvfs.h"
#include "storage/vault/walformat.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace guyub::vault {

namespace {

constexpr std::uint32_t kMagic = 0x377f0682; // with the lowest bit set: checksums over big-endian words
constexpr std::uint32_t kVersion = 3007000;

class Descriptor
{
public:
    explicit Descriptor(const std::string &path) : m_file(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) { }
    ~Descriptor()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    bool isOpen() const { return m_file >= 0; }
    // Bytes got; fewer than `size` at the end of the file; -1 when the disk failed.
    int read(Byte *out, int size)
    {
        int count = 0;
        while (count < size) {
            const ssize_t got = ::read(m_file, out + count, static_cast<std::size_t>(size - count));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return -1;
            if (got == 0)
                break;
            count += static_cast<int>(got);
        }
        return count;
    }

private:
    int m_file;
};

// SQLite's running checksum over the plain text: two sums over pairs of words.
class Chain
{
public:
    void begin(const Byte *walHeader)
    {
        m_isBigEndian = readU32(walHeader) & 1;
        m_first = m_second = 0;
        add(walHeader, 24);
    }
    void add(const Byte *bytes, int size)
    {
        for (int i = 0; i < size; i += 8) {
            m_first += word(bytes + i) + m_second;
            m_second += word(bytes + i + 4) + m_first;
        }
    }
    bool matches(const Byte *stored) const { return readU32(stored) == m_first && readU32(stored + 4) == m_second; }

private:
    std::uint32_t word(const Byte *b) const
    {
        const std::uint32_t big = readU32(b);
        return m_isBigEndian ? big : __builtin_bswap32(big);
    }
    bool m_isBigEndian = false;
    std::uint32_t m_first = 0, m_second = 0;
};

class Audit
{
public:
    explicit Audit(const PageCodec &codec) : m_codec(codec) { }

    void header(const Byte *bytes)
    {
        m_chain.begin(bytes);
        std::memcpy(m_salts.data(), bytes + kWalSaltOffset, m_salts.size());
        m_isHeaderSound = (readU32(bytes) & ~1u) == kMagic && readU32(bytes + 4) == kVersion
            && readU32(bytes + 8) == static_cast<std::uint32_t>(kPageBytes) && m_chain.matches(bytes + 24);
        m_isChainWhole = m_isHeaderSound;
    }

    void frame(std::uint64_t offset, Byte *bytes)
    {
        const FramePlace place = framePlaceOf(offset, bytes);
        Byte *page = bytes + kWalFrameHeaderBytes;
        const bool isOfThisLog = !m_isHeaderSound || place.salts == m_salts;
        const bool isAuthentic = place.pageNumber != 0 && isOfThisLog
            && crypto::areEqual(m_codec.binder(place, page).view(), {page + kBinderOffset, 8})
            && m_codec.open({Domain::Page, place.pageNumber, 0}, page) == Opened::Ok;
        if (m_isChainWhole && isAuthentic) {
            maskFrameHeader(m_codec, offset, bytes);
            m_chain.add(bytes, 8);
            m_chain.add(page, kPageBytes);
            m_isChainWhole = m_chain.matches(bytes + 16);
        } else if (m_isChainWhole) {
            m_isChainWhole = false;
            result.isEndTorn = isOfThisLog && place.pageNumber != 0;
        }
        if (m_isChainWhole)
            keep(place);
        // A commit that was whole once: it is synced before the next begins, so nothing may be missing before it.
        if (!m_isChainWhole && isAuthentic && place.databasePages != 0)
            result.isDamaged = true;
    }

    WalAudit result;

private:
    void keep(const FramePlace &place)
    {
        ++result.goodFrames;
        m_uncommitted.push_back(place.pageNumber);
        if (place.databasePages == 0)
            return;
        result.lastCommitFrame = result.goodFrames;
        result.databasePages = place.databasePages;
        result.pages.insert(result.pages.end(), m_uncommitted.begin(), m_uncommitted.end());
        m_uncommitted.clear();
    }

    const PageCodec &m_codec;
    Chain m_chain;
    FixedBytes<8> m_salts;
    std::vector<std::uint32_t> m_uncommitted;
    bool m_isHeaderSound = false;
    bool m_isChainWhole = false;
};

} // namespace

Result<WalAudit> auditWal(const std::string &path, const crypto::SecretBytes &dataKey)
{
    Descriptor file(path);
    if (!file.isOpen() && errno == ENOENT)
        return WalAudit{};
    if (!file.isOpen())
        return fail(ErrorCode::FileFailed, QStringLiteral("write-ahead log: ") + systemWords(errno));
    const PageCodec codec(dataKey);
    Audit audit(codec);
    Byte bytes[kWalFrameBytes] = {};
    int got = file.read(bytes, kWalHeaderBytes);
    std::uint64_t offset = kWalHeaderBytes;
    if (got == kWalHeaderBytes) {
        audit.header(bytes);
        while ((got = file.read(bytes, kWalFrameBytes)) == kWalFrameBytes) {
            audit.frame(offset, bytes);
            offset += kWalFrameBytes;
        }
    }
    if (got < 0)
        return fail(ErrorCode::FileFailed, QStringLiteral("write-ahead log: ") + systemWords(errno));
    std::vector<std::uint32_t> &pages = audit.result.pages;
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    return audit.result;
}

std::uint32_t firstMissingPage(const WalAudit &audit, std::uint64_t databaseBytes)
{
    const std::uint64_t held = databaseBytes / kPageBytes;
    for (std::uint64_t number = held + 1; number <= audit.databasePages; ++number)
        if (number != kLockPage && !std::binary_search(audit.pages.begin(), audit.pages.end(), static_cast<std::uint32_t>(number)))
            return static_cast<std::uint32_t>(number);
    return 0;
}

} // namespace guyub::vault
