#include "storage/vault/pagecodec.h"

#include "storage/vault/pagecipher.h"

#include <sodium.h>

namespace guyub::vault {

namespace {

constexpr std::string_view kContext = "gybpages"; // of the key derivation
constexpr Byte kCipherXChaCha = 1;
constexpr std::size_t kAssociatedBytes = 24;
constexpr std::string_view kSqliteMagic{"SQLite format 3\0", 16};

void putU32(Byte *out, std::uint32_t number)
{
    for (int i = 3; i >= 0; --i, number >>= 8)
        out[i] = static_cast<Byte>(number & 0xff);
}

void putU64(Byte *out, std::uint64_t number)
{
    putU32(out, static_cast<std::uint32_t>(number >> 32));
    putU32(out + 4, static_cast<std::uint32_t>(number));
}

// domain 1, cipher 1, zero 2, page number 4, bytes 16..23 of page 1 or zeros 8, offset 8
struct Associated
{
    Associated(const PagePlace &place, const Byte *page)
    {
        bytes[0] = static_cast<Byte>(place.domain);
        bytes[1] = kCipherXChaCha;
        putU32(bytes + 4, place.pageNumber);
        if (place.pageNumber == 1)
            std::memcpy(bytes + 8, page + 16, 8);
        putU64(bytes + 16, place.offset);
    }
    Byte bytes[kAssociatedBytes] = {};
};

std::size_t plainStart(const PagePlace &place)
{
    return place.pageNumber == 1 ? kHeaderBytes : 0;
}

CipherInput inputOf(const crypto::SecretBytes &key, const Byte *nonce, const Associated &associated, ByteView text)
{
    return {key.data(), nonce, {associated.bytes, sizeof associated.bytes}, text};
}

ByteView textOf(const Byte *page, std::size_t start)
{
    return {page + start, kNonceOffset - start};
}

} // namespace

PageCodec::PageCodec(const crypto::SecretBytes &dataKey)
    : m_pageKey(crypto::subkey(dataKey.view(), 1, kContext)), m_hashKeys(crypto::subkey(dataKey.view(), 2, kContext))
{
    crypto::ensureReady();
    const crypto::SecretBytes id = crypto::subkey(dataKey.view(), 3, kContext);
    std::memcpy(m_keyId.data(), id.data(), m_keyId.size());
}

void PageCodec::seal(const PagePlace &place, const crypto::Nonce &nonce, const Byte *plain, Byte *sealed) const
{
    const std::size_t start = plainStart(place);
    if (start > 0) {
        std::memcpy(sealed, kPageMagic.data(), kPageMagic.size());
        std::memcpy(sealed + 8, m_keyId.data(), m_keyId.size());
        std::memcpy(sealed + 16, plain + 16, 8);
    }
    const Associated associated(place, plain);
    encryptPage(inputOf(m_pageKey, nonce.data(), associated, textOf(plain, start)), sealed + start, sealed + kTagOffset);
    std::memcpy(sealed + kNonceOffset, nonce.data(), nonce.size());
    std::memset(sealed + kBinderOffset, 0, 8);
}

Opened PageCodec::judgeHeader(const Byte *header) const
{
    if (std::memcmp(header, kPageMagic.data(), kPageMagic.size()) != 0)
        return Opened::Foreign;
    return std::memcmp(header + 8, m_keyId.data(), m_keyId.size()) == 0 ? Opened::Ok : Opened::OtherKey;
}

Opened PageCodec::open(const PagePlace &place, Byte *page) const
{
    const std::size_t start = plainStart(place);
    if (start > 0) {
        if (const Opened header = judgeHeader(page); header != Opened::Ok)
            return header;
    }
    const Associated associated(place, page);
    if (!decryptPage(inputOf(m_pageKey, page + kNonceOffset, associated, textOf(page, start)), page + kTagOffset, page + start))
        return Opened::Damaged;
    if (start > 0)
        std::memcpy(page, kSqliteMagic.data(), kSqliteMagic.size());
    std::memset(page + kNonceOffset, 0, kReservedBytes);
    return Opened::Ok;
}

Opened PageCodec::verify(const PagePlace &place, const Byte *page) const
{
    const std::size_t start = plainStart(place);
    if (start > 0) {
        if (const Opened header = judgeHeader(page); header != Opened::Ok)
            return header;
    }
    const Associated associated(place, page);
    const CipherInput input = inputOf(m_pageKey, page + kNonceOffset, associated, textOf(page, start));
    return verifyPage(input, page + kTagOffset) ? Opened::Ok : Opened::Damaged;
}

FixedBytes<8> PageCodec::keyedHash(bool isBinder, const Byte *message, std::size_t size) const
{
    FixedBytes<8> result;
    crypto_shorthash(result.data(), message, size, m_hashKeys.data() + (isBinder ? crypto_shorthash_KEYBYTES : 0));
    return result;
}

FixedBytes<8> PageCodec::binder(const FramePlace &place, const Byte *sealedPage) const
{
    Byte message[44] = {static_cast<Byte>(Domain::Wal), kCipherXChaCha};
    putU32(message + 4, place.pageNumber);
    putU32(message + 8, place.databasePages);
    std::memcpy(message + 12, place.salts.data(), place.salts.size());
    putU64(message + 20, place.offset);
    std::memcpy(message + 28, sealedPage + kTagOffset, 16);
    return keyedHash(true, message, sizeof message);
}

FixedBytes<8> PageCodec::frameMask(std::uint64_t frameOffset, const Byte *header) const
{
    Byte message[25] = {static_cast<Byte>(Domain::Wal)};
    putU64(message + 1, frameOffset);
    std::memcpy(message + 9, header, 16);
    return keyedHash(false, message, sizeof message);
}

FixedBytes<8> PageCodec::journalMask(std::uint64_t pageOffset, const Byte *nonce) const
{
    Byte message[33] = {static_cast<Byte>(Domain::Journal)};
    putU64(message + 1, pageOffset);
    std::memcpy(message + 9, nonce, 24);
    return keyedHash(false, message, sizeof message);
}

} // namespace guyub::vault
