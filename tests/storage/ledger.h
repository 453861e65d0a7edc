// Stands in for the hub between stores of one test: gives every commit its place and brings it to the others, opened.
// Only the order is its own; checking, merging and projecting are the stores'.
#pragma once

#include "storage/logreader.h"
#include "sync/protocol/merkle.h"
#include "tests/storage/teststore.h"

namespace guyub::test {

class Ledger
{
public:
    // Places what the store has written beyond the last call. `quarantined`: with a reason against all of it.
    void take(TestStore &from, bool quarantined = false) { takeThrough(from, protocol::kMaxPosition, quarantined); }
    void takeThrough(TestStore &from, quint64 lastSeq, bool quarantined)
    {
        storage::SubjectKeyTable keys(from.database());
        storage::CommitLog log(from.database());
        const StreamId stream = from.store().stream();
        quint64 &taken = m_taken[stream];
        const auto head = log.headOf(stream);
        for (; taken < std::min(head->seq, lastSeq); ++taken) {
            const auto logged = log.read(stream, taken + 1);
            Placed placed;
            placed.open = *storage::openCommit(keys, logged->commit);
            placed.hash = logged->hash;
            placed.note = {static_cast<quint64>(m_log.size()) + 1, from.clock.nowUtc(), false, quarantined};
            m_log.append(placed);
        }
        m_certificates.insert(stream, from.session->identity().certificate);
    }

    // Everything the store has not applied.
    protocol::DownSegment segmentFor(TestStore &to) const
    {
        const auto position = storage::Meta(to.database()).number(storage::metakey::appliedHseq);
        protocol::DownSegment segment;
        segment.ledger = kLedger.toUtf8();
        segment.firstHseq = static_cast<quint64>(*position) + 1;
        segment.lastHseq = static_cast<quint64>(m_log.size());
        protocol::MerkleFrontier tree;
        for (qsizetype i = 0; i < m_log.size(); ++i) {
            const Placed &each = m_log.at(i);
            tree.append(protocol::leafHash(each.note, each.hash));
            if (i < *position)
                continue;
            protocol::PlacedCommit placed;
            placed.note = each.note;
            placed.hash = each.hash;
            if (each.open.commit.stream == to.store().stream()) {
                placed.ownStream = each.open.commit.stream;
                placed.ownSeq = each.open.commit.seq;
            } else {
                placed.open = each.open;
            }
            segment.commits.append(placed);
        }
        segment.streams = m_certificates.values();
        segment.treeSize = tree.size();
        segment.treeRoot = tree.root();
        return segment;
    }

    Result<storage::Applied> bring(TestStore &to)
    {
        last = segmentFor(to);
        storage::Applied applied;
        GUYUB_TRY(storage::Inbox(to.database(), to.session->identity(), to.folder()).applySegment(last, applied));
        return applied;
    }

    protocol::DownSegment last; // what was brought

private:
    struct Placed
    {
        protocol::OpenCommit open;
        Hash hash;
        protocol::Note note;
    };
    QList<Placed> m_log;
    QMap<StreamId, quint64> m_taken;
    QMap<StreamId, protocol::StreamCertificate> m_certificates;
};

} // namespace guyub::test
