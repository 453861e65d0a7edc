// The hub's log: commits as they came, at their places, with what is needed to read them; and what was set aside.
// All writes belong to the caller's transaction.
#pragma once

#include "storage/sql/database.h"
#include "sync/protocol/segment.h"

#include <QHash>

#include <optional>

namespace guyub::hub {

struct PlacedBytes
{
    protocol::Note note;
    StreamId stream;
    quint64 seq = 0;
    Hash hash;
    QByteArray bytes; // encodeCommit(): never encoded again
};

struct SetAside // one line of the quarantine
{
    StreamId stream;
    quint64 seq = 0, lastSeq = 0; // one commit, or a whole segment
    Hash hash;                    // of the commit; of the file when a whole segment was set aside
    quint64 hseq = 0;             // 0: has no place
    QString reason;               // English, no personal data
    Hash file;                    // SHA-256 of the segment in H/raw
    UtcMs at = 0;
};

struct SubjectEntry
{
    std::optional<protocol::SubjectKey> k1, k2;
    QByteArray keyHashes;
    const std::optional<protocol::SubjectKey> &forTier(quint8 tier) const { return tier >= 2 ? k2 : k1; }
};

class HubLog
{
public:
    HubLog(storage::Database &database, qint64 ledger) : m_database(database), m_ledger(ledger) { }

    Result<> append(const PlacedBytes &placed);
    Result<std::optional<Hash>> hashAt(const StreamId &stream, quint64 seq);
    Result<std::optional<PlacedBytes>> at(quint64 hseq);
    Result<std::optional<PlacedBytes>> find(const StreamId &stream, quint64 seq);
    // From `first` on, until `commits` or `bytes` is reached; at least one when there is one.
    Result<QList<PlacedBytes>> from(quint64 first, int commits, qint64 bytes);

    // Which device writes the stream, as merges know it. Errors: Damaged when the stream is unknown.
    Result<Id> authorOf(const StreamId &stream);

    // Re-issued commits already here, by content hash.
    Result<bool> hasReissues();
    Result<bool> isReissued(const Hash &contentHash);
    Result<> keepReissued(const Hash &contentHash, quint64 hseq);

    Result<> keepHead(const protocol::HeadSignature &head);
    Result<QList<protocol::HeadSignature>> headsBetween(const StreamId &stream, quint64 firstSeq, quint64 lastSeq);

    Result<std::optional<SubjectEntry>> subject(const EntityId &subject);
    Result<> keepSubject(const EntityId &subject, const SubjectEntry &entry);
    // A commit as it travels: bodies opened with the keys that still exist.
    Result<protocol::OpenCommit> open(const QByteArray &bytes);

    Result<> setAside(const SetAside &what);
    Result<QList<quint64>> asideNumbers(const StreamId &stream, int limit); // own sequence numbers set aside, oldest first

    Result<> raiseAlert(const char *kind, const StreamId &stream, const PublicKey &deviceKey, UtcMs now);

private:
    storage::Database &m_database;
    qint64 m_ledger;
    std::optional<bool> m_hasReissues;
    QHash<EntityId, SubjectEntry> m_subjects; // read or written in this transaction
};

} // namespace guyub::hub
