// Invented commits for the tests of this room, the same on every run.
#pragma once

#include "storage/crypto/hash.h"
#include "sync/protocol/commit.h"

namespace guyub::test {

// Bytes that look random and are the same on every run.
template<std::size_t N>
FixedBytes<N> scrambled(quint64 number)
{
    return crypto::Blake2b("guyub.test.1", N).addU64(number).finish<N>();
}

inline const FixedBytes<16> kSampleSeed = *FixedBytes<16>::fromHex("000102030405060708090a0b0c0d0e0f");
inline const StreamId kSampleStream = *StreamId::fromHex("101112131415161718191a1b1c1d1e1f");
inline constexpr UtcMs kSampleTime = 1'760'000'000'000;

inline domain::FieldMap sampleFields()
{
    return {{65, QStringLiteral("Siti Nur Hasanah")}, {66, QStringLiteral("3577035005629001")}, {68, qint64(2)},
        {69, qint64(19620510)}, {70, QString::fromUtf8("Nganjuk – désa")}, {75, QByteArray("\x00\x01\x02", 3)},
        {80, QStringList{QStringLiteral("a"), QStringLiteral("b")}}, {82, domain::Cleared{}}, {90, qint64(-7)}};
}

// One commit that introduces a resident (tier 1 and tier 2) as the first of its stream.
inline protocol::Commit sampleCommit()
{
    protocol::Commit commit;
    commit.stream = commit.originStream = kSampleStream;
    commit.seq = commit.originSeq = 1;
    commit.hlcMs = kSampleTime;
    commit.hlcCounter = 3;
    commit.clockQuality = 2;
    commit.actor = scrambled<16>(1);
    commit.role = 1;
    commit.source = 1;
    commit.authority = scrambled<16>(2);
    commit.schema = 1;
    const auto keys = protocol::subjectKeysFromSeed(kSampleSeed);
    for (int i = 0; i < 2; ++i) {
        protocol::Op op;
        op.kind = 0;
        op.entity = op.subject = protocol::derivedEntityId(commit.hlcMs, commit.stream, commit.seq, 0);
        op.tier = static_cast<quint8>(i + 1);
        if (i == 0)
            op.keyHashes = protocol::keyHashesOf(keys);
        const domain::FieldMap fields = i == 0 ? sampleFields() : domain::FieldMap{{79, qint64(1)}};
        protocol::sealBody(op, i, commit.originStream, commit.originSeq, i == 0 ? keys.k1 : keys.k2, protocol::encodeFields(fields));
        commit.ops.append(op);
    }
    return commit;
}

} // namespace guyub::test
