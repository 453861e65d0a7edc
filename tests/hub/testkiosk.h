// A kiosk for tests of the hub: its keys, its stream, and what it sends, built with the protocol alone. People are invented.
#pragma once

#include "app/domain/merge.h"
#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/messages.h"

#include <QMap>

namespace guyub::test {

inline constexpr UtcMs kTestTime = 1'780'000'000'000;

class TestKiosk
{
public:
    explicit TestKiosk(const QByteArray &name = "Kios Kelurahan");
    // The same keys, stream and history: a copied disk.
    TestKiosk clone() const;
    // A new stream under the same device key.
    void newIncarnation();

    // ---- writing. Each call is one commit; several operations with commit().
    struct NewOp
    {
        quint8 kind = 0;
        EntityId entity;  // zero: derived
        EntityId subject; // zero: the entity
        quint64 base = 0;
        domain::FieldMap fields;
        quint8 tier = 1;
        QByteArray rawBody; // instead of fields, when not empty
    };
    EntityId commit(const QList<NewOp> &ops, const Id &authority = {}); // the first operation's entity
    EntityId create(const domain::FieldMap &fields) { return commit({{0, {}, {}, 0, fields, 1, {}}}); }
    void set(const EntityId &entity, const domain::FieldMap &fields, quint64 base) { commit({{1, entity, entity, base, fields, 1, {}}}); }
    void tombstone(const EntityId &entity, quint64 base) { commit({{4, entity, entity, base, {}, 1, {}}}); }
    EntityId append(const EntityId &subject, const domain::FieldMap &fields, quint8 tier = 1, const Id &authority = {}) { return commit({{5, {}, subject, 0, fields, tier, {}}}, authority); }
    EntityId consent(const EntityId &resident, int purpose, bool given);
    // Writes a commit of another stream again, under the next own number.
    void reissue(const protocol::OpenCommit &original);
    void forgetLast(int commits); // a restored backup

    const QList<protocol::OpenCommit> &commits() const { return m_commits; }
    quint64 seq() const { return static_cast<quint64>(m_commits.size()); }
    const StreamId &stream() const { return certificate.stream; }

    // ---- sending
    protocol::UpSegment segment(quint64 first, quint64 last) const;
    QByteArray segmentFile(quint64 first, quint64 last) const;
    QByteArray segmentFile(quint64 first) const { return segmentFile(first, seq()); }
    protocol::EnrolRequest enrolRequest(const QString &code, const QByteArray &ledger) const;
    static crypto::SecretBytes secretOf(const QString &code); // of 40 letters
    protocol::Hello hello() const;
    protocol::SyncRequest request(const QByteArray &segment = {}) const;
    void take(const protocol::EnrolAnswer &answer);
    void take(const protocol::SyncAnswer &answer); // epoch, ratchet and, opened, what came down
    protocol::DownSegment open(const QByteArray &file) const;

    crypto::SigningKeys device, commitKeys, receipt, transport;
    // Who sits there: signs what needs it, and has a record from the first such commit on.
    crypto::SigningKeys operatorKeys;
    Id operatorId;
    bool isOperatorSigning = true;
    crypto::BoxKeys seal;
    protocol::StreamCertificate certificate;
    PublicKey ledgerKey, hubSealKey;
    QByteArray name, ledger;
    FixedBytes<16> epoch, ratchet;
    quint64 receivedHseq = 0, appliedHseq = 0;
    UtcMs now = kTestTime;
    QMap<EntityId, protocol::SubjectKeys> keys;
    QList<protocol::PlacedCommit> received; // in ledger order

private:
    void certify();
    void close(protocol::OpenCommit open);
    QList<NewOp> withOperator(QList<NewOp> ops);

    bool m_hasOperatorRecord = false;
    QMap<EntityId, FixedBytes<16>> m_seeds;
    QList<protocol::OpenCommit> m_commits;
    QList<Hash> m_hashes;
};

} // namespace guyub::test
