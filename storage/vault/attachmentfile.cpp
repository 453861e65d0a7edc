#include "storage/vault/attachmentfile.h"

#include "storage/vault/pagecipher.h"

#include <algorithm>
#include <cstdlib>

#include <openssl/evp.h>

namespace guyub::vault {

namespace {

constexpr Byte kMagic[] = {'G', 'Y', 'B', 'A', 'T', 'T', '0', '1'};
constexpr std::size_t kMagicBytes = sizeof kMagic;
constexpr Byte kXChaCha20Poly1305 = 1;
constexpr std::size_t kSizeAt = 16, kKeyBytes = 32, kNonceBytes = 24, kNumberBytes = 8;

using Header = FixedBytes<kAttachmentHeaderBytes>;

void putNumber(Byte *out, quint64 number)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        *out++ = static_cast<Byte>(number >> shift);
}

Header headerFor(quint64 plainBytes)
{
    Header header;
    std::copy_n(kMagic, kMagicBytes, header.data());
    header[kMagicBytes] = kXChaCha20Poly1305;
    putNumber(header.data() + kSizeAt, plainBytes);
    return header;
}

quint64 piecesOf(quint64 plainBytes)
{
    return (plainBytes + kAttachmentPieceBytes - 1) / kAttachmentPieceBytes;
}

// Where a piece stands: nonce and associated data.
struct Place
{
    Place(const Header &header, quint64 number, bool isLast)
    {
        putNumber(nonce + kNonceBytes - kNumberBytes, number);
        std::copy_n(header.data(), header.size(), associated);
        putNumber(associated + header.size(), number);
        associated[sizeof associated - 1] = isLast ? 1 : 0;
    }
    Byte nonce[kNonceBytes] = {};
    Byte associated[kAttachmentHeaderBytes + kNumberBytes + 1] = {};
};

// Until `size` bytes are there or nothing more comes.
Result<std::size_t> fill(const ReadBytes &read, Byte *out, std::size_t size)
{
    std::size_t filled = 0;
    while (filled < size) {
        GUYUB_TRY_VALUE(const std::size_t more, read(out + filled, size - filled));
        if (more == 0)
            break;
        filled += more;
    }
    return filled;
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, QStringLiteral("an attachment is not as it was written"));
}

Result<Header> readHeader(quint64 plainBytes, const ReadBytes &read)
{
    Header header;
    GUYUB_TRY_VALUE(const std::size_t got, fill(read, header.data(), header.size()));
    if (got != header.size())
        return damaged();
    // Same program, later version or cipher: the digits of the magic and the cipher byte.
    const Header expected = headerFor(plainBytes);
    const bool isOurs = std::equal(kMagic, kMagic + kMagicBytes - 2, header.data());
    const bool isKnown = std::equal(kMagic, kMagic + kMagicBytes, header.data()) && header[kMagicBytes] == kXChaCha20Poly1305;
    if (isOurs && !isKnown)
        return fail(ErrorCode::NewerFormat, QStringLiteral("an attachment of a newer format"));
    if (header != expected)
        return damaged();
    return header;
}

} // namespace

struct FileHash::Private
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
};

FileHash::FileHash() : d(std::make_unique<Private>())
{
    if (!d->context || EVP_DigestInit_ex(d->context, EVP_sha256(), nullptr) != 1)
        std::abort(); // no SHA-256, no memory
}

FileHash::~FileHash()
{
    EVP_MD_CTX_free(d->context);
}

void FileHash::add(ByteView bytes)
{
    if (EVP_DigestUpdate(d->context, bytes.data(), bytes.size()) != 1)
        std::abort();
}

Hash FileHash::finish()
{
    Hash hash;
    if (EVP_DigestFinal_ex(d->context, hash.data(), nullptr) != 1)
        std::abort();
    return hash;
}

quint64 sealedBytesOf(quint64 plainBytes)
{
    return kAttachmentHeaderBytes + plainBytes + piecesOf(plainBytes) * kAttachmentTagBytes;
}

Result<SealedAttachment> sealAttachment(quint64 plainBytes, const ReadBytes &read, const WriteBytes &write)
{
    if (plainBytes == 0 || plainBytes > kLargestAttachment)
        return fail(ErrorCode::ValueOutOfRange, plainBytes == 0 ? QStringLiteral("the file is empty") : QStringLiteral("an attachment has at most 64 MiB"));
    SealedAttachment sealed{{}, crypto::SecretBytes::random(kKeyBytes), plainBytes, sealedBytesOf(plainBytes)};
    FileHash hash;
    const auto put = [&](const Byte *bytes, std::size_t size) {
        hash.add({bytes, size});
        return write(bytes, size);
    };
    const Header header = headerFor(plainBytes);
    GUYUB_TRY(put(header.data(), header.size()));
    crypto::SecretBytes plain(kAttachmentPieceBytes); // wiped when done
    Bytes piece(kAttachmentPieceBytes + kAttachmentTagBytes);
    const quint64 count = piecesOf(plainBytes);
    for (quint64 number = 0; number < count; ++number) {
        const auto size = static_cast<std::size_t>(std::min<quint64>(kAttachmentPieceBytes, plainBytes - number * kAttachmentPieceBytes));
        GUYUB_TRY_VALUE(const std::size_t got, fill(read, plain.data(), size));
        if (got != size)
            return fail(ErrorCode::BadInput, QStringLiteral("the file became shorter while it was read; try again"));
        const Place place(header, number, number + 1 == count);
        encryptPage({sealed.key.data(), place.nonce, place.associated, {plain.data(), size}}, piece.data(), piece.data() + size);
        GUYUB_TRY(put(piece.data(), size + kAttachmentTagBytes));
    }
    GUYUB_TRY_VALUE(const std::size_t more, fill(read, plain.data(), 1));
    if (more != 0)
        return fail(ErrorCode::BadInput, QStringLiteral("the file became longer while it was read; try again"));
    sealed.name = hash.finish();
    return sealed;
}

Result<> openAttachment(const crypto::SecretBytes &key, quint64 plainBytes, const ReadBytes &read, const WriteBytes &write)
{
    if (key.size() != kKeyBytes || plainBytes == 0 || plainBytes > kLargestAttachment)
        return damaged();
    GUYUB_TRY_VALUE(const Header header, readHeader(plainBytes, read));
    crypto::SecretBytes plain(kAttachmentPieceBytes);
    Bytes piece(kAttachmentPieceBytes + kAttachmentTagBytes);
    const quint64 count = piecesOf(plainBytes);
    for (quint64 number = 0; number < count; ++number) {
        const auto size = static_cast<std::size_t>(std::min<quint64>(kAttachmentPieceBytes, plainBytes - number * kAttachmentPieceBytes));
        GUYUB_TRY_VALUE(const std::size_t got, fill(read, piece.data(), size + kAttachmentTagBytes));
        const Place place(header, number, number + 1 == count);
        if (got != size + kAttachmentTagBytes || !decryptPage({key.data(), place.nonce, place.associated, {piece.data(), size}}, piece.data() + size, plain.data()))
            return damaged();
        if (number + 1 == count) { // before the last bytes are handed out
            Byte beyond = 0;
            GUYUB_TRY_VALUE(const std::size_t more, fill(read, &beyond, 1));
            if (more != 0)
                return damaged();
        }
        GUYUB_TRY(write(plain.data(), size));
    }
    return {};
}

} // namespace guyub::vault
