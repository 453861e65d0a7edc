// The commit (SYNC §1.3): what is chained, hashed and signed. Bytes are deterministic CBOR; input that is not is refused.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/time.h"
#include "app/domain/value.h"

#include <QByteArray>
#include <QList>

namespace guyub::protocol {

inline constexpr int kMaxCommitBytes = 64 * 1024;
inline constexpr int kMaxOriginBytes = 32; // more, once a commit is issued again and names its origin
inline constexpr int kMaxOpsPerCommit = 400;
// Numbers of commits and ledger positions are kept in signed columns, so a larger one is refused at the door.
inline constexpr quint64 kMaxPosition = (1ull << 63) - 1;

struct Op
{
    quint8 kind = 0; // OpKind numbers of SYNC §1.3
    EntityId entity;
    EntityId subject;
    quint64 base = 0;
    quint8 tier = 1;
    QByteArray sealedBody; // nonce 24, ciphertext, tag 16
    QByteArray keyHashes;  // only in the op that introduces its subject: BLAKE2b-128 of K1, then of K2 (32 bytes)
};

struct Commit
{
    StreamId stream;
    quint64 seq = 0; // from 1, no gaps
    Hash prevHash;   // zero at seq 1
    StreamId originStream; // equals stream and seq except in a re-issued commit
    quint64 originSeq = 0;
    UtcMs hlcMs = 0;
    quint32 hlcCounter = 0;
    quint8 clockQuality = 0;
    Id actor;
    quint8 role = 0;
    quint8 source = 0;
    Id authority; // zero: null
    Id job;       // zero: null
    quint16 schema = 1;
    QList<Op> ops;
    QByteArray operatorSignature; // empty or 64 bytes over contentHash

    friend bool operator==(const Commit &, const Commit &);
};

// The caller sees to it that the result stays within kMaxCommitBytes; decodeCommit() refuses more.
QByteArray encodeCommit(const Commit &commit);
// Errors: BadInput with detail (not canonical, too large, truncated, wrong kind, …).
Result<Commit> decodeCommit(const QByteArray &bytes);

Hash contentHash(const Commit &commit);
Hash commitHash(const Commit &commit);
OpUid opUid(const StreamId &originStream, quint64 originSeq, int index);
EntityId derivedEntityId(UtcMs hlcMs, const StreamId &originStream, quint64 originSeq, int index); // UUIDv7 layout

// Plain op bodies: deterministic CBOR of { tag: value }.
QByteArray encodeFields(const domain::FieldMap &fields);
Result<domain::FieldMap> decodeFields(const QByteArray &body);

// Seals `body` for op `index` of a commit under the subject's key of the op's tier; fills op.sealedBody.
struct SubjectKey // K1 (tiers 0 and 1) or K2 (tier 2) of one subject, 32 bytes; kept in the sealed store only
{
    FixedBytes<32> bytes;
};
struct SubjectKeys
{
    SubjectKey k1, k2;
};
SubjectKeys subjectKeysFromSeed(const FixedBytes<16> &seed);
QByteArray keyHashOf(const SubjectKey &key); // 16 bytes; what Op::keyHashes holds twice
QByteArray keyHashesOf(const SubjectKeys &keys);
// kind, entity, subject, base, tier and keyHashes must be final: they are authenticated with the body.
void sealBody(Op &op, int index, const StreamId &originStream, quint64 originSeq, const SubjectKey &key, const QByteArray &body);
// Opens only what sealBody() would make again, nonce included: every reader must come to the same bytes, since bodies
// travel plain. Errors: Damaged.
Result<QByteArray> openBody(const Commit &commit, int index, const SubjectKey &key);

} // namespace guyub::protocol
