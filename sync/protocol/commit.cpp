#include "sync/protocol/commit.h"

#include "storage/crypto/hash.h"
#include "sync/protocol/cbor.h"
#include "sync/protocol/opheader.h"

#include <QtEndian>

namespace guyub::protocol {

namespace {
constexpr quint64 kFormat = 1;
constexpr int kCommitItems = 16;
constexpr quint64 kHlcLimit = 1ull << 48; // the milliseconds must fit the first 48 bits of a UUIDv7
constexpr quint64 kClockQualityMaximum = 3;
constexpr quint64 kTierMaximum = 2;
constexpr int kSealedBodyMinimum = 24 + 16;
constexpr int kKeyHashesSize = 32;
constexpr int kSignatureSize = 64;

void writeOptionalId(CborWriter &writer, const Id &id)
{
    if (id.isZero())
        writer.null();
    else
        writer.bytes(id);
}

// The shared middle of commit and content hash: hlc … ops.
void writeContent(CborWriter &writer, const Commit &commit)
{
    writer.integer(commit.hlcMs).number64(commit.hlcCounter).number64(commit.clockQuality);
    writer.bytes(commit.actor).number64(commit.role).number64(commit.source);
    writeOptionalId(writer, commit.authority);
    writeOptionalId(writer, commit.job);
    writer.number64(commit.schema).array(commit.ops.size());
    for (const Op &op : commit.ops) {
        writer.array(op.keyHashes.isEmpty() ? 6 : 7);
        writeOpHeader(writer, op);
        writer.bytes(op.sealedBody);
        if (!op.keyHashes.isEmpty())
            writer.bytes(op.keyHashes);
    }
}

Id readOptionalId(CborReader &reader)
{
    if (reader.null())
        return {};
    const Id id = reader.fixed<16>();
    if (id.isZero())
        reader.refuse("zero id instead of null");
    return id;
}

Op readOp(CborReader &reader)
{
    Op op;
    const qsizetype items = reader.array();
    if (items != 6 && items != 7)
        reader.refuse("op of the wrong length");
    op.kind = static_cast<quint8>(reader.number(0xff));
    op.entity = reader.fixed<16>();
    op.subject = reader.fixed<16>();
    op.base = reader.number(kMaxPosition);
    op.tier = static_cast<quint8>(reader.number(kTierMaximum));
    op.sealedBody = reader.byteArray(kMaxCommitBytes);
    if (op.sealedBody.size() < kSealedBodyMinimum)
        reader.refuse("sealed body too short");
    if (items == 7) {
        op.keyHashes = reader.byteArray(kKeyHashesSize);
        if (op.keyHashes.size() != kKeyHashesSize)
            reader.refuse("key hashes of the wrong length");
    }
    reader.end();
    return op;
}

void readOps(CborReader &reader, Commit &commit)
{
    const qsizetype count = reader.array();
    if (count < 1 || count > kMaxOpsPerCommit)
        reader.refuse("number of ops out of range");
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i)
        commit.ops.append(readOp(reader));
    reader.end();
}

void readOrigin(CborReader &reader, Commit &commit)
{
    commit.originStream = commit.stream;
    commit.originSeq = commit.seq;
    if (reader.null())
        return;
    reader.array(2);
    commit.originStream = reader.fixed<16>();
    commit.originSeq = reader.number(kMaxPosition);
    reader.end();
    if (commit.originSeq == 0 || (commit.originStream == commit.stream && commit.originSeq == commit.seq))
        reader.refuse("origin says nothing");
}

void readOperatorSignature(CborReader &reader, Commit &commit)
{
    if (reader.null())
        return;
    commit.operatorSignature = reader.byteArray(kSignatureSize);
    if (commit.operatorSignature.size() != kSignatureSize)
        reader.refuse("operator signature of the wrong length");
}

bool isOrigin(const Commit &commit)
{
    return commit.originStream == commit.stream && commit.originSeq == commit.seq;
}
} // namespace

void writeOpHeader(CborWriter &writer, const Op &op)
{
    writer.number64(op.kind).bytes(op.entity).bytes(op.subject).number64(op.base).number64(op.tier);
}

QByteArray encodeCommit(const Commit &commit)
{
    CborWriter writer;
    writer.array(kCommitItems).number64(kFormat).bytes(commit.stream).number64(commit.seq).bytes(commit.prevHash);
    writeContent(writer, commit);
    if (isOrigin(commit))
        writer.null();
    else
        writer.array(2).bytes(commit.originStream).number64(commit.originSeq);
    if (commit.operatorSignature.isEmpty())
        writer.null();
    else
        writer.bytes(commit.operatorSignature);
    return writer.result();
}

Result<Commit> decodeCommit(const QByteArray &bytes)
{
    CborReader reader(bytes, kMaxCommitBytes);
    Commit commit;
    reader.array(kCommitItems);
    if (reader.number() != kFormat)
        reader.refuse("commit of an unknown format");
    commit.stream = reader.fixed<16>();
    commit.seq = reader.number(kMaxPosition);
    if (commit.seq == 0)
        reader.refuse("commit numbers begin with 1");
    commit.prevHash = reader.fixed<32>();
    if (commit.seq == 1 && !commit.prevHash.isZero())
        reader.refuse("the first commit has no predecessor");
    commit.hlcMs = static_cast<UtcMs>(reader.number(kHlcLimit - 1));
    commit.hlcCounter = static_cast<quint32>(reader.number(0xffffffff));
    commit.clockQuality = static_cast<quint8>(reader.number(kClockQualityMaximum));
    commit.actor = reader.fixed<16>();
    commit.role = static_cast<quint8>(reader.number(0xff));
    commit.source = static_cast<quint8>(reader.number(0xff));
    commit.authority = readOptionalId(reader);
    commit.job = readOptionalId(reader);
    commit.schema = static_cast<quint16>(reader.number(0xffff));
    readOps(reader, commit);
    readOrigin(reader, commit);
    readOperatorSignature(reader, commit);
    reader.end();
    GUYUB_TRY(reader.finish());
    return commit;
}

bool operator==(const Commit &a, const Commit &b)
{
    return encodeCommit(a) == encodeCommit(b);
}

Hash contentHash(const Commit &commit)
{
    CborWriter writer;
    writer.array(12).bytes(commit.originStream).number64(commit.originSeq);
    writeContent(writer, commit);
    return crypto::blake2b<32>("guyub.content.1", viewOf(writer.result()));
}

Hash commitHash(const Commit &commit)
{
    CborWriter writer;
    writer.array(5).bytes(commit.stream).number64(commit.seq).bytes(commit.prevHash);
    writer.bytes(contentHash(commit)).bytes(commit.operatorSignature);
    return crypto::blake2b<32>("guyub.commit.1", viewOf(writer.result()));
}

OpUid opUid(const StreamId &originStream, quint64 originSeq, int index)
{
    return crypto::Blake2b("guyub.op.1", 16).add(originStream.view()).addU64(originSeq).addU32(static_cast<quint32>(index)).finish<16>();
}

EntityId derivedEntityId(UtcMs hlcMs, const StreamId &originStream, quint64 originSeq, int index)
{
    EntityId id = crypto::Blake2b("guyub.entity.1", 16).add(originStream.view()).addU64(originSeq).addU32(static_cast<quint32>(index)).finish<16>();
    Byte time[8];
    qToBigEndian(static_cast<quint64>(hlcMs) << 16, time);
    std::copy_n(time, 6, id.data());
    id[6] = static_cast<Byte>(0x70 | (id[6] & 0x0f)); // version 7
    id[8] = static_cast<Byte>(0x80 | (id[8] & 0x3f)); // variant 10
    return id;
}

} // namespace guyub::protocol
