#include "sync/protocol/segmentfile.h"

#include "storage/crypto/cipher.h"
#include "storage/crypto/hash.h"

#include <QtEndian>

#include <algorithm>
#include <memory>

#include <zstd.h>

namespace guyub::protocol {

namespace {

constexpr char kMagic[] = "GYBSEG01";
constexpr qsizetype kMagicBytes = 8;
constexpr qsizetype kHeadBytes = kMagicBytes + 16 + 8 + 8 + 8;
constexpr qsizetype kSealedKeyBytes = 48 + static_cast<qsizetype>(crypto::kKeySize);
constexpr qsizetype kAssociatedBytes = kHeadBytes + kSealedKeyBytes;
constexpr qsizetype kLengthBytes = 4;
constexpr qsizetype kPadTo = 256;
constexpr int kMaxWindowLog = 23;     // 8 MiB
constexpr qsizetype kMaxExpansion = 200;
constexpr qsizetype kSmallContent = 1024 * 1024; // may expand at will: one commit of blanks must not stop the queue

QByteArray u64(quint64 number)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

quint64 u64At(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint64>(bytes.constData() + at);
}

qsizetype contentLimit(qsizetype frameSize)
{
    return std::min(kMaxContentBytes, std::max(kSmallContent, frameSize * kMaxExpansion));
}

struct FreeContext
{
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

Result<QByteArray> compressed(const QByteArray &content, int level)
{
    QByteArray result(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(content.size()))), Qt::Uninitialized);
    const std::size_t size = ZSTD_compress(result.data(), static_cast<std::size_t>(result.size()), content.constData(), static_cast<std::size_t>(content.size()), level);
    if (ZSTD_isError(size))
        return fail(ErrorCode::StoreFailed, QStringLiteral("zstd"));
    result.truncate(static_cast<qsizetype>(size));
    return result;
}

// One frame, to its end and no further, within the caps whatever its header claims.
Result<QByteArray> decompressed(ByteView frame)
{
    const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    const qsizetype limit = contentLimit(static_cast<qsizetype>(frame.size()));
    QByteArray result;
    QByteArray buffer(static_cast<qsizetype>(ZSTD_DStreamOutSize()), Qt::Uninitialized);
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    for (;;) {
        ZSTD_outBuffer out{buffer.data(), static_cast<std::size_t>(buffer.size()), 0};
        const std::size_t left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left))
            return fail(ErrorCode::BadInput, QStringLiteral("segment: compression"));
        if (result.size() + static_cast<qsizetype>(out.pos) > limit)
            return fail(ErrorCode::BadInput, QStringLiteral("segment: expands too far"));
        result.append(buffer.constData(), static_cast<qsizetype>(out.pos));
        if (left == 0)
            break;
        if (in.pos == in.size && out.pos < out.size)
            return fail(ErrorCode::BadInput, QStringLiteral("segment: compression cut short"));
    }
    if (in.pos != in.size)
        return fail(ErrorCode::BadInput, QStringLiteral("segment: bytes after the content"));
    return result;
}

} // namespace

FixedBytes<8> sealKeyIdOf(const PublicKey &receiver)
{
    return *FixedBytes<8>::from(crypto::blake2b<32>("guyub.sealkey.1", receiver.view()).view().first(8));
}

Result<QByteArray> sealSegmentFile(const SegmentHead &head, const QByteArray &content, const PublicKey &receiver, int level)
{
    if (content.size() > kMaxContentBytes)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("segment too large"));
    GUYUB_TRY_VALUE(const QByteArray frame, compressed(content, level));
    if (content.size() > contentLimit(frame.size()))
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("segment expands too far"));
    QByteArray plain(kLengthBytes, '\0');
    qToBigEndian(static_cast<quint32>(frame.size()), plain.data());
    plain += frame;
    plain.append((kPadTo - plain.size() % kPadTo) % kPadTo, '\0');

    const crypto::SecretBytes key = crypto::SecretBytes::random(crypto::kKeySize);
    QByteArray file = QByteArray(kMagic, kMagicBytes) + toByteArray(head.stream) + u64(head.firstSeq) + u64(head.lastSeq) + toByteArray(sealKeyIdOf(receiver));
    file += toByteArray(ByteView(crypto::sealTo(receiver, key.view())));
    file += toByteArray(ByteView(crypto::seal(key.view(), crypto::Nonce(), viewOf(plain), viewOf(file)))); // a fresh key, so nonce 0
    if (file.size() > kMaxSegmentFileBytes)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("segment too large"));
    return file;
}

Result<SegmentHead> readUpSegmentHead(const QByteArray &file)
{
    if (file.size() <= kAssociatedBytes + static_cast<qsizetype>(crypto::kTagSize) || file.size() > kMaxSegmentFileBytes || !file.startsWith(QByteArrayView(kMagic, kMagicBytes)))
        return fail(ErrorCode::BadInput, QStringLiteral("not a segment"));
    SegmentHead head;
    const ByteView bytes = viewOf(file);
    head.stream = *StreamId::from(bytes.subspan(kMagicBytes, 16));
    head.firstSeq = u64At(file, kMagicBytes + 16);
    head.lastSeq = u64At(file, kMagicBytes + 24);
    head.keyId = *FixedBytes<8>::from(bytes.subspan(kMagicBytes + 32, 8));
    if (head.firstSeq == 0 || head.lastSeq < head.firstSeq || head.lastSeq > kMaxPosition)
        return fail(ErrorCode::BadInput, QStringLiteral("segment numbers"));
    return head;
}

Result<QByteArray> openSegmentFile(const QByteArray &file, const PublicKey &receiver, const crypto::SecretBytes &secret)
{
    GUYUB_TRY_VALUE(const SegmentHead head, readUpSegmentHead(file));
    if (head.keyId != sealKeyIdOf(receiver))
        return fail(ErrorCode::Damaged, QStringLiteral("segment: sealed to another key"));
    const ByteView bytes = viewOf(file);
    const auto key = crypto::openSealed(receiver, secret, bytes.subspan(kHeadBytes, kSealedKeyBytes));
    if (!key || key->size() != crypto::kKeySize)
        return fail(ErrorCode::Damaged, QStringLiteral("segment: seal"));
    const auto plain = crypto::open(key->view(), crypto::Nonce(), bytes.subspan(kAssociatedBytes), bytes.first(kAssociatedBytes));
    if (!plain)
        return fail(ErrorCode::Damaged, QStringLiteral("segment: seal"));
    const qsizetype size = static_cast<qsizetype>(plain->size());
    if (size < kPadTo || size % kPadTo != 0)
        return fail(ErrorCode::BadInput, QStringLiteral("segment: padding"));
    const qsizetype length = qFromBigEndian<quint32>(plain->data());
    const bool isLeast = length + kLengthBytes <= size && size - length - kLengthBytes < kPadTo;
    const auto padding = plain->begin() + kLengthBytes + std::min(length, size - kLengthBytes);
    if (!isLeast || std::any_of(padding, plain->end(), [](Byte b) { return b != 0; }))
        return fail(ErrorCode::BadInput, QStringLiteral("segment: padding"));
    return decompressed(ByteView(*plain).subspan(kLengthBytes, static_cast<std::size_t>(length)));
}

} // namespace guyub::protocol
