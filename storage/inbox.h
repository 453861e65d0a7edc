// Applies what the hub sent: opens, checks against the ledger key and every chain, projects, one transaction a segment.
#pragma once

#include "storage/identity.h"
#include "storage/meta.h"
#include "storage/projector.h"

#include <functional>
#include <set>
#include <unordered_map>

namespace guyub::storage {

struct Applied
{
    int segments = 0;
    int commits = 0;
    int records = 0;
    int refusedFiles = 0; // damaged, foreign or out of order: removed, and fetched again at the next contact
    Error whyRefused;     // of the first such file
};

class Inbox
{
public:
    Inbox(Database &database, const Identity &identity, QString folder);

    // `progress(done, total)` after each file; false stops between two files, which loses nothing.
    Result<Applied> apply(const std::function<bool(int, int)> &progress = {});
    // One opened segment; for tests and the courier. Errors: Damaged, StoreFailed. Nothing of it stays then.
    Result<> applySegment(const protocol::DownSegment &segment, Applied &applied);

private:
    Result<> place(const protocol::PlacedCommit &placed, const protocol::DownSegment &segment, Projector &projector, Applied &applied);
    Result<> takeForeign(const protocol::PlacedCommit &placed, Projector &projector);
    Result<> findReissued();
    Result<> findErased();
    Result<std::optional<protocol::Commit>> waitingTwinOf(const protocol::Commit &commit);
    Result<> fillHash(protocol::PlacedCommit &placed);
    protocol::KeyLookup knownKeys();
    Result<> keepStreams(const protocol::DownSegment &segment);

    Database &m_database;
    const Identity &m_identity;
    QString m_folder;
    Meta m_meta;
    std::unordered_map<Hash, quint64> m_reissued; // own numbers by content: issued again here, no place yet
    std::set<EntityId> m_erased;
};

} // namespace guyub::storage
