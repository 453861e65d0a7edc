// Seals and opens one database page of 4096 bytes (resources/docs/storage-format.md). Knows no file and no SQLite; no Qt
// here. An object may be used from many threads at once.
#pragma once

#include "storage/crypto/cipher.h"

#include <cstdint>

namespace guyub::vault {

inline constexpr int kPageBytes = 4096;
// SQLite never stores anything in the page that holds the byte it locks, 1 GiB into the file.
inline constexpr std::uint32_t kLockPage = 0x40000000 / kPageBytes + 1;
inline constexpr int kReservedBytes = 48; // nonce 24, tag 16, binder 8
inline constexpr int kNonceOffset = kPageBytes - kReservedBytes;
inline constexpr int kTagOffset = kNonceOffset + 24;
inline constexpr int kBinderOffset = kTagOffset + 16;
inline constexpr int kHeaderBytes = 24; // of page 1: magic 8, key id 8, SQLite's bytes 16..23 in the clear

inline constexpr std::string_view kPageMagic = "GYBPAGE1";

enum class Domain : Byte {
    Page = 'P',    // a page of the database, and the same page on its way there in the WAL
    Wal = 'W',     // what ties such a page to one frame of one WAL, and the mask of the frame's checksum
    Journal = 'J', // a page of a rollback journal
};

// Where a page lies; authenticated with it.
struct PagePlace
{
    Domain domain = Domain::Page;
    std::uint32_t pageNumber = 0; // from 1
    std::uint64_t offset = 0;     // Journal: of the page in its file; else 0
};

// A WAL frame's position and the plain first half of its header.
struct FramePlace
{
    std::uint64_t offset = 0; // of the frame header in the WAL
    std::uint32_t pageNumber = 0;
    std::uint32_t databasePages = 0; // 0 unless this frame commits
    FixedBytes<8> salts;             // of the WAL's generation
};

enum class Opened { Ok, OtherKey, Foreign, Damaged };

class PageCodec
{
public:
    // `dataKey` has 32 bytes; the subkeys that are used live in locked memory of this object.
    explicit PageCodec(const crypto::SecretBytes &dataKey);

    // `plain` and `sealed` hold kPageBytes and do not overlap. The last kReservedBytes of `plain` are not kept.
    // `nonce` must never repeat under one key (NonceSource). The binder is left zero.
    void seal(const PagePlace &place, const crypto::Nonce &nonce, const Byte *plain, Byte *sealed) const;
    // In place; the reserved bytes come out as zeros. Does not look at the binder. When the answer is not Ok, `page`
    // holds nothing that is of use.
    Opened open(const PagePlace &place, Byte *page) const;
    // The same judgement without the plain text, for a third of the price. `page` is left as it is.
    Opened verify(const PagePlace &place, const Byte *page) const;
    // Of the first kHeaderBytes of page 1: whose file this says it is.
    Opened judgeHeader(const Byte *header) const;

    // Ties a sealed page (by its tag) to its WAL frame: the eight bytes that stand in place of the binder there.
    FixedBytes<8> binder(const FramePlace &place, const Byte *sealedPage) const;
    // XORed over a frame's two checksums, which SQLite computes over the plain text. `header`: the frame's first 16 bytes.
    FixedBytes<8> frameMask(std::uint64_t frameOffset, const Byte *header) const;
    // The same for the checksum behind a page of the rollback journal; `nonce`: of that page.
    FixedBytes<8> journalMask(std::uint64_t pageOffset, const Byte *nonce) const;

    const FixedBytes<8> &keyId() const { return m_keyId; }

private:
    FixedBytes<8> keyedHash(bool isBinder, const Byte *message, std::size_t size) const;

    crypto::SecretBytes m_pageKey;
    crypto::SecretBytes m_hashKeys; // 16 bytes for masks, 16 for binders
    FixedBytes<8> m_keyId;
};

} // namespace guyub::vault
