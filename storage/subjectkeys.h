// The keys that read the log, one pair per subject (SYNC §1.3). Erasing a person deletes rows here and nothing else.
#pragma once

#include "storage/sql/database.h"
#include "sync/protocol/segment.h"

namespace guyub::storage {

class SubjectKeyTable
{
public:
    explicit SubjectKeyTable(Database &database) : m_database(database) { }

    struct Entry
    {
        std::optional<protocol::SubjectKey> k1, k2;
        QByteArray keyHashes;
        const std::optional<protocol::SubjectKey> &forTier(quint8 tier) const { return tier >= 2 ? k2 : k1; }
    };
    // Nothing when the subject was never seen.
    Result<std::optional<Entry>> find(const EntityId &subject);
    // Makes keys for a subject introduced by own commit `seq`.
    Result<Entry> introduce(const EntityId &subject, quint64 seq);
    // Keeps keys that came with another device's commit; existing ones stay as they are.
    Result<> keep(const protocol::OpenCommit::Introduced &introduced, const QByteArray &keyHashes);
    Result<std::optional<FixedBytes<16>>> seedOf(const EntityId &subject);
    Result<> forgetSeedsThrough(quint64 seq);

private:
    Database &m_database;
};

} // namespace guyub::storage
