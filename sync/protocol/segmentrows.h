// Inside sync/protocol: commits as rows of a segment. What a reader can derive is not written: numbers, previous hashes,
// ids of new records, hashes of keys that come as a seed, and the sealed bodies, which are made again from plain ones.
#pragma once

#include "sync/protocol/cbor.h"
#include "sync/protocol/segment.h"

#include <unordered_map>
#include <unordered_set>

namespace guyub::protocol {

void writeCommitRow(CborWriter &writer, const OpenCommit &open, UtcMs previousHlc);

// Reads rows and makes whole commits of them. Keys come from the rows themselves, then from the caller's lookup.
class RowReader
{
public:
    RowReader(CborReader &reader, const KeyLookup &lookup) : m_reader(reader), m_lookup(lookup) {}

    struct Place
    {
        StreamId stream;
        quint64 seq = 0;
        Hash prevHash;
    };
    // Faults of form stick in the reader; what is well formed but does not fit is an Error: Damaged (no key for a
    // subject, key and its hash differ), BadInput (commit too large).
    Result<OpenCommit> commit(const Place &place, UtcMs previousHlc);

private:
    struct Row;
    void readHead(Commit &commit, Row &row, UtcMs previousHlc);
    void readOp(OpenCommit &open);
    void readIntroduced(Row &row);
    Result<> introduce(OpenCommit &open, const Row &row);
    Result<> seal(OpenCommit &open);
    std::optional<SubjectKey> keyFor(const EntityId &subject, quint8 tier) const;

    struct Keys
    {
        std::optional<SubjectKey> k1, k2;
    };
    CborReader &m_reader;
    const KeyLookup &m_lookup;
    std::unordered_map<EntityId, Keys> m_keys;
    std::unordered_set<EntityId> m_others; // brought with other keys than the caller knows
};

} // namespace guyub::protocol
