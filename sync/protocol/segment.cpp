#include "sync/protocol/segment.h"

#include "storage/crypto/hash.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/cbor.h"
#include "sync/protocol/segmentfile.h"
#include "sync/protocol/segmentrows.h"

namespace guyub::protocol {

namespace {

constexpr quint64 kUpFormat = 1;
constexpr qsizetype kMaxRows = 4096;
constexpr int kUpLevel = 19; // a night's work is small and the line is slow

StreamId derivedStream(const StreamCertificate &certificate)
{
    return crypto::Blake2b("guyub.stream.1", 16).add(certificate.deviceKey.view()).add(certificate.salt.view()).finish<16>();
}

QByteArray upContent(const UpSegment &segment)
{
    CborWriter writer;
    writer.array(4).number64(kUpFormat).bytes(segment.commits.first().commit.prevHash).array(segment.commits.size());
    UtcMs previousHlc = 0;
    for (const OpenCommit &open : segment.commits) {
        writeCommitRow(writer, open, previousHlc);
        previousHlc = open.commit.hlcMs;
    }
    writer.bytes(segment.signature);
    return writer.result();
}

Result<> readRows(CborReader &reader, UpSegment &segment, const KeyLookup &keys)
{
    RowReader::Place place{segment.stream, segment.firstSeq, reader.fixed<32>()};
    const qsizetype count = reader.array();
    if (count < 1 || count > kMaxRows || static_cast<quint64>(count) != segment.lastSeq - segment.firstSeq + 1)
        reader.refuse("number of commits");
    RowReader rows(reader, keys);
    UtcMs previousHlc = 0;
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i, ++place.seq) {
        GUYUB_TRY_VALUE(const OpenCommit open, rows.commit(place, previousHlc));
        previousHlc = open.commit.hlcMs;
        place.prevHash = segment.headHash = commitHash(open.commit);
        segment.commits.append(open);
    }
    reader.end();
    return {};
}

} // namespace

Hash leafHash(const Note &note, const Hash &commitHash)
{
    CborWriter writer;
    writer.array(3).integer(note.receivedAt).flag(note.clockSuspect).flag(note.quarantined);
    const Byte leaf = 0;
    return crypto::Blake2b("guyub.merkle.1", 32).add({&leaf, 1}).addU64(note.hseq).add(commitHash.view()).add(viewOf(writer.result())).finish<32>();
}

QByteArray streamCertificateMessage(const StreamCertificate &certificate)
{
    return QByteArrayLiteral("guyub.streamcert.1") + toByteArray(certificate.stream) + toByteArray(certificate.commitKey);
}

bool isGenuine(const StreamCertificate &certificate)
{
    return certificate.stream == derivedStream(certificate)
        && crypto::isSignedBy(certificate.deviceKey, viewOf(streamCertificateMessage(certificate)), certificate.signature);
}

QByteArray headSignatureMessage(const StreamId &stream, quint64 seq, const Hash &head)
{
    return QByteArrayLiteral("guyub.head.1") + CborWriter().array(3).bytes(stream).number64(seq).bytes(head).result();
}

Result<QByteArray> sealUpSegment(const UpSegment &segment, const PublicKey &hubSealKey)
{
    if (segment.commits.isEmpty() || segment.commits.size() > kMaxRows || segment.firstSeq == 0
        || segment.lastSeq - segment.firstSeq + 1 != static_cast<quint64>(segment.commits.size()))
        return fail(ErrorCode::WrongUse, QStringLiteral("segment numbers"));
    return sealSegmentFile({segment.stream, segment.firstSeq, segment.lastSeq, {}}, upContent(segment), hubSealKey, kUpLevel);
}

Result<UpSegment> openUpSegment(const QByteArray &file, const PublicKey &sealPublic, const crypto::SecretBytes &sealSecret, const PublicKey &commitKey, const KeyLookup &keys)
{
    GUYUB_TRY_VALUE(const SegmentHead head, readUpSegmentHead(file));
    if (head.lastSeq - head.firstSeq >= static_cast<quint64>(kMaxRows))
        return fail(ErrorCode::BadInput, QStringLiteral("segment numbers"));
    GUYUB_TRY_VALUE(const QByteArray content, openSegmentFile(file, sealPublic, sealSecret));
    UpSegment segment;
    segment.stream = head.stream;
    segment.firstSeq = head.firstSeq;
    segment.lastSeq = head.lastSeq;
    CborReader reader(content, kMaxContentBytes);
    reader.array(4);
    if (reader.number() != kUpFormat)
        reader.refuse("segment of an unknown format");
    GUYUB_TRY(readRows(reader, segment, keys));
    segment.signature = reader.fixed<64>();
    reader.end();
    GUYUB_TRY(reader.finish());
    // One segment, one spelling: what could have been derived must not have been written.
    if (upContent(segment) != content)
        return fail(ErrorCode::BadInput, QStringLiteral("segment: not canonical"));
    if (!crypto::isSignedBy(commitKey, viewOf(headSignatureMessage(segment.stream, segment.lastSeq, segment.headHash)), segment.signature))
        return fail(ErrorCode::Damaged, QStringLiteral("segment: signature"));
    return segment;
}

} // namespace guyub::protocol
