#include "sync/protocol/segmentrows.h"

#include <algorithm>

namespace guyub::protocol {

namespace {

constexpr qint64 kHlcLimit = 1ll << 48; // the milliseconds must fit the first 48 bits of a UUIDv7
constexpr quint64 kClockQualityMaximum = 3;
constexpr quint64 kTierMaximum = 2;
constexpr int kRowItems = 13;
constexpr int kKeyHashesSize = 32;
constexpr int kSignatureSize = 64;
constexpr int kSealedBodyMinimum = 24 + 16;

EntityId derivedIn(const Commit &commit, int index)
{
    return derivedEntityId(commit.hlcMs, commit.originStream, commit.originSeq, index);
}

// The first earlier op whose entity (or subject) is `id`; -1: none.
template<typename Member>
int earlierOp(const Commit &commit, int before, const EntityId &id, Member member)
{
    for (int i = 0; i < before; ++i)
        if (commit.ops.at(i).*member == id)
            return i;
    return -1;
}

void writeAuthority(CborWriter &writer, const Commit &commit)
{
    const int op = earlierOp(commit, static_cast<int>(commit.ops.size()), commit.authority, &Op::entity);
    if (commit.authority.isZero())
        writer.null();
    else if (op >= 0)
        writer.number64(static_cast<quint64>(op));
    else
        writer.bytes(commit.authority);
}

void writeOp(CborWriter &writer, const OpenCommit &open, int index)
{
    const Op &op = open.commit.ops.at(index);
    const std::optional<QByteArray> &body = open.bodies.at(index);
    writer.array(body ? 6 : 7).number64(op.kind);
    if (const int known = earlierOp(open.commit, index, op.entity, &Op::entity); known >= 0)
        writer.number64(static_cast<quint64>(known));
    else if (op.entity == derivedIn(open.commit, index))
        writer.null();
    else
        writer.bytes(op.entity);
    if (op.subject == op.entity)
        writer.null();
    else if (const int known = earlierOp(open.commit, index, op.subject, &Op::subject); known >= 0)
        writer.number64(static_cast<quint64>(known));
    else
        writer.bytes(op.subject);
    writer.number64(op.base).number64(op.tier).bytes(body ? *body : op.sealedBody);
    if (!body)
        writer.number64(1);
}

void writeKey(CborWriter &writer, const std::optional<SubjectKey> &key)
{
    if (key)
        writer.bytes(key->bytes);
    else
        writer.null();
}

int introducingOp(const Commit &commit, const EntityId &subject)
{
    for (int i = 0; i < commit.ops.size(); ++i)
        if (commit.ops.at(i).subject == subject && !commit.ops.at(i).keyHashes.isEmpty())
            return i;
    return -1;
}

void writeIntroduced(CborWriter &writer, const OpenCommit &open)
{
    writer.array(open.introduced.size());
    for (const OpenCommit::Introduced &introduced : open.introduced) {
        const int index = introducingOp(open.commit, introduced.subject);
        if (introduced.seed) {
            writer.array(2).number64(static_cast<quint64>(std::max(index, 0))).bytes(*introduced.seed);
            continue;
        }
        writer.array(4).number64(static_cast<quint64>(std::max(index, 0)));
        writeKey(writer, introduced.k1);
        writeKey(writer, introduced.k2);
        writer.bytes(index < 0 ? QByteArray() : open.commit.ops.at(index).keyHashes);
    }
}

} // namespace

void writeCommitRow(CborWriter &writer, const OpenCommit &open, UtcMs previousHlc)
{
    const Commit &commit = open.commit;
    writer.array(kRowItems).integer(commit.hlcMs - previousHlc).number64(commit.hlcCounter).number64(commit.clockQuality);
    writer.bytes(commit.actor).number64(commit.role).number64(commit.source);
    writeAuthority(writer, commit);
    if (commit.job.isZero())
        writer.null();
    else
        writer.bytes(commit.job);
    writer.number64(commit.schema);
    if (commit.originStream == commit.stream && commit.originSeq == commit.seq)
        writer.null();
    else
        writer.array(2).bytes(commit.originStream).number64(commit.originSeq);
    if (commit.operatorSignature.isEmpty())
        writer.null();
    else
        writer.bytes(commit.operatorSignature);
    writeIntroduced(writer, open);
    writer.array(commit.ops.size());
    for (int i = 0; i < commit.ops.size(); ++i)
        writeOp(writer, open, i);
}

struct RowReader::Row
{
    struct Introduced
    {
        int op = 0;
        OpenCommit::Introduced keys;
        QByteArray hashes; // empty: from the seed
    };
    QList<Introduced> introduced;
    int authorityOp = -1;
};

void RowReader::readIntroduced(Row &row)
{
    const qsizetype count = m_reader.array();
    for (qsizetype i = 0; i < count && !m_reader.hasFailed(); ++i) {
        Row::Introduced introduced;
        const qsizetype items = m_reader.array();
        introduced.op = static_cast<int>(m_reader.number(kMaxOpsPerCommit - 1));
        if (items == 2) {
            introduced.keys.seed = m_reader.fixed<16>();
        } else if (items == 4) {
            if (!m_reader.null())
                introduced.keys.k1 = SubjectKey{m_reader.fixed<32>()};
            if (!m_reader.null())
                introduced.keys.k2 = SubjectKey{m_reader.fixed<32>()};
            introduced.hashes = m_reader.byteArray(kKeyHashesSize);
            if (introduced.hashes.size() != kKeyHashesSize)
                m_reader.refuse("key hashes of the wrong length");
        } else {
            m_reader.refuse("introduced subject of the wrong length");
        }
        m_reader.end();
        row.introduced.append(introduced);
    }
    m_reader.end();
}

void RowReader::readOp(OpenCommit &open)
{
    Commit &commit = open.commit;
    const int index = static_cast<int>(commit.ops.size());
    const qsizetype items = m_reader.array();
    if (items != 6 && items != 7)
        m_reader.refuse("op of the wrong length");
    Op op;
    op.kind = static_cast<quint8>(m_reader.number(0xff));
    const auto earlier = [&](auto member) {
        const auto known = static_cast<qsizetype>(m_reader.number(kMaxOpsPerCommit - 1));
        if (known < index)
            return commit.ops.at(known).*member;
        m_reader.refuse("reference to a later op");
        return EntityId();
    };
    if (m_reader.peek() == CborReader::Kind::Unsigned)
        op.entity = earlier(&Op::entity);
    else
        op.entity = m_reader.null() ? derivedIn(commit, index) : m_reader.fixed<16>();
    if (m_reader.peek() == CborReader::Kind::Unsigned)
        op.subject = earlier(&Op::subject);
    else
        op.subject = m_reader.null() ? op.entity : m_reader.fixed<16>();
    op.base = m_reader.number(kMaxPosition);
    op.tier = static_cast<quint8>(m_reader.number(kTierMaximum));
    QByteArray body = m_reader.byteArray(kMaxCommitBytes);
    if (items == 7) {
        if (m_reader.number(1) != 1)
            m_reader.refuse("op says nothing of its body");
        if (body.size() < kSealedBodyMinimum)
            m_reader.refuse("sealed body too short");
        op.sealedBody = body;
        open.bodies.append(std::nullopt);
    } else {
        open.bodies.append(std::move(body));
    }
    m_reader.end();
    commit.ops.append(op);
}

void RowReader::readHead(Commit &commit, Row &row, UtcMs previousHlc)
{
    const qint64 delta = m_reader.integer();
    if (delta <= -kHlcLimit || delta >= kHlcLimit || previousHlc + delta < 0 || previousHlc + delta >= kHlcLimit)
        m_reader.refuse("time out of range");
    else
        commit.hlcMs = previousHlc + delta;
    commit.hlcCounter = static_cast<quint32>(m_reader.number(0xffffffff));
    commit.clockQuality = static_cast<quint8>(m_reader.number(kClockQualityMaximum));
    commit.actor = m_reader.fixed<16>();
    commit.role = static_cast<quint8>(m_reader.number(0xff));
    commit.source = static_cast<quint8>(m_reader.number(0xff));
    if (m_reader.peek() == CborReader::Kind::Unsigned)
        row.authorityOp = static_cast<int>(m_reader.number(kMaxOpsPerCommit - 1));
    else if (!m_reader.null())
        commit.authority = m_reader.fixed<16>();
    if (!m_reader.null())
        commit.job = m_reader.fixed<16>();
    commit.schema = static_cast<quint16>(m_reader.number(0xffff));
    if (!m_reader.null()) {
        m_reader.array(2);
        commit.originStream = m_reader.fixed<16>();
        commit.originSeq = m_reader.number(kMaxPosition);
        m_reader.end();
        if (commit.originSeq == 0)
            m_reader.refuse("commit numbers begin with 1");
    }
    if (!m_reader.null()) {
        commit.operatorSignature = m_reader.byteArray(kSignatureSize);
        if (commit.operatorSignature.size() != kSignatureSize)
            m_reader.refuse("operator signature of the wrong length");
    }
}

Result<OpenCommit> RowReader::commit(const Place &place, UtcMs previousHlc)
{
    OpenCommit open;
    Commit &commit = open.commit;
    Row row;
    commit.stream = commit.originStream = place.stream;
    commit.seq = commit.originSeq = place.seq;
    commit.prevHash = place.prevHash;
    if (place.seq == 0 || place.seq > kMaxPosition || (place.seq == 1 && !place.prevHash.isZero()))
        m_reader.refuse("commit number and predecessor");
    m_reader.array(kRowItems);
    readHead(commit, row, previousHlc);
    readIntroduced(row);
    const qsizetype ops = m_reader.array();
    if (ops < 1 || ops > kMaxOpsPerCommit)
        m_reader.refuse("number of ops out of range");
    for (qsizetype i = 0; i < ops && !m_reader.hasFailed(); ++i)
        readOp(open);
    m_reader.end();
    m_reader.end();
    if (row.authorityOp >= commit.ops.size())
        m_reader.refuse("authority is no op");
    if (m_reader.hasFailed())
        return tl::unexpected(m_reader.finish().error());
    if (row.authorityOp >= 0)
        commit.authority = commit.ops.at(row.authorityOp).entity;
    GUYUB_TRY(introduce(open, row));
    GUYUB_TRY(seal(open));
    if (encodeCommit(commit).size() > kMaxCommitBytes)
        return fail(ErrorCode::BadInput, QStringLiteral("commit too large"));
    return open;
}

Result<> RowReader::introduce(OpenCommit &open, const Row &row)
{
    for (const Row::Introduced &introduced : row.introduced) {
        if (introduced.op >= open.commit.ops.size())
            return fail(ErrorCode::BadInput, QStringLiteral("subject introduced by no op"));
        Op &op = open.commit.ops[introduced.op];
        if (!op.keyHashes.isEmpty())
            return fail(ErrorCode::BadInput, QStringLiteral("op introduces two subjects"));
        OpenCommit::Introduced keys = introduced.keys;
        keys.subject = op.subject;
        Keys known;
        if (keys.seed) {
            const SubjectKeys derived = subjectKeysFromSeed(*keys.seed);
            known = {derived.k1, derived.k2};
            op.keyHashes = keyHashesOf(derived);
        } else {
            known = {keys.k1, keys.k2};
            op.keyHashes = introduced.hashes;
            if ((known.k1 && keyHashOf(*known.k1) != op.keyHashes.left(16)) || (known.k2 && keyHashOf(*known.k2) != op.keyHashes.mid(16)))
                return fail(ErrorCode::Damaged, QStringLiteral("a subject's key is another than its commit says"));
        }
        const auto before = m_lookup ? m_lookup(keys.subject, 0) : std::nullopt;
        if (before && known.k1 && before->bytes != known.k1->bytes)
            m_others.insert(keys.subject);
        Keys &kept = m_keys[keys.subject];
        kept.k1 = kept.k1 ? kept.k1 : known.k1;
        kept.k2 = kept.k2 ? kept.k2 : known.k2;
        open.introduced.append(keys);
    }
    return {};
}

std::optional<SubjectKey> RowReader::keyFor(const EntityId &subject, quint8 tier) const
{
    if (const auto it = m_keys.find(subject); it != m_keys.end())
        if (const auto &brought = tier >= 2 ? it->second.k2 : it->second.k1)
            return brought;
    return m_lookup ? m_lookup(subject, tier) : std::nullopt;
}

Result<> RowReader::seal(OpenCommit &open)
{
    Commit &commit = open.commit;
    for (int i = 0; i < commit.ops.size(); ++i) {
        Op &op = commit.ops[i];
        const std::optional<QByteArray> &body = open.bodies.at(i);
        if (!body)
            continue;
        const auto key = keyFor(op.subject, op.tier);
        if (!key)
            return fail(ErrorCode::Damaged, QStringLiteral("a plain body whose subject's key is not known"));
        open.hasOtherKeys = open.hasOtherKeys || m_others.count(op.subject) > 0;
        sealBody(op, i, commit.originStream, commit.originSeq, *key, *body);
    }
    return {};
}

} // namespace guyub::protocol
