#include "sync/hub/ingest.h"

#include "storage/crypto/hash.h"
#include "sync/hub/columns.h"
#include "sync/hub/poison.h"

namespace guyub::hub {

namespace {

constexpr UtcMs kClockTolerance = 10 * 60 * 1000; // SYNC §1.4

Hash hashOf(const protocol::UpSegment &segment, qsizetype index)
{
    // The chain inside the segment was checked when it was opened, so the next commit names this one's hash.
    return index + 1 < segment.commits.size() ? segment.commits.at(index + 1).commit.prevHash : segment.headHash;
}

} // namespace

Ingest::Ingest(storage::Database &database, Ledgers &ledgers, const ports::Clock &clock) : m_database(database), m_ledgers(ledgers), m_devices(database), m_raw(database), m_clock(clock) { }

Result<> Ingest::keep(const Device &device, const QByteArray &file)
{
    GUYUB_TRY_VALUE(const protocol::SegmentHead head, protocol::readUpSegmentHead(file));
    return m_raw.keep(device.ledger, crypto::sha256(viewOf(file)), head, file, m_clock.nowUtc());
}

Result<Taken> Ingest::take(const Device &device, const QByteArray &file)
{
    GUYUB_TRY(protocol::readUpSegmentHead(file));
    GUYUB_TRY_VALUE(const auto raw, m_raw.find(device.ledger, crypto::sha256(viewOf(file))));
    if (!raw)
        return fail(ErrorCode::Bug, QStringLiteral("segment was not kept"));
    if (raw->state != Taken::Waiting)
        return raw->state;
    GUYUB_TRY_VALUE(const auto stream, m_devices.stream(device.ledger, raw->head.stream));
    if (!stream || stream->certificate.deviceKey != device.deviceKey) {
        GUYUB_TRY(m_raw.drop(*raw));
        return fail(ErrorCode::NotAllowed, QStringLiteral("the stream is not this device's"));
    }
    return interpretAll(device, *stream, *raw);
}

Result<Taken> Ingest::interpretAll(const Device &device, const Stream &stream, const RawSegment &raw)
{
    GUYUB_TRY_VALUE(Ledger *ledger, m_ledgers.find(device.ledger));
    HubLog log(m_database, ledger->number);
    Work work{*ledger, stream, log, Interpreter(m_database, log, ledger->number), m_clock.nowUtc(), {}};
    Taken taken = Taken::Revoked;
    if (device.revokedAt != 0) {
        GUYUB_TRY(setAsideWhole(work, raw, QStringLiteral("the device was revoked")));
    } else if (raw.tries > 1) {
        taken = Taken::Unreadable;
        GUYUB_TRY(setAsideWhole(work, raw, QStringLiteral("reading it did not end")));
    } else {
        GUYUB_TRY_VALUE(taken, interpret(work, raw));
    }
    GUYUB_TRY(m_raw.settle(raw, taken));
    if (taken == Taken::Interpreted)
        GUYUB_TRY(followUp(work));
    GUYUB_TRY(work.interpreter.finish());
    GUYUB_TRY(m_devices.keepStream(ledger->number, work.stream));
    GUYUB_TRY(m_ledgers.save(*ledger));
    const std::lock_guard lock(m_statsMutex);
    ++m_stats.segments;
    m_stats.commits += work.stats.commits;
    m_stats.ops += work.stats.ops;
    m_stats.quarantined += work.stats.quarantined;
    m_stats.duplicates += work.stats.duplicates;
    return taken;
}

Result<Taken> Ingest::interpret(Work &work, const RawSegment &raw)
{
    if (raw.head.firstSeq > work.stream.seq + 1)
        return Taken::Waiting;
    const Ledger &ledger = work.ledger;
    Result<> looked; // a store that fails says nothing about the segment
    const auto keyOf = [&](const EntityId &subject, quint8 tier) -> std::optional<protocol::SubjectKey> {
        const auto entry = work.log.subject(subject);
        if (!entry)
            looked = tl::unexpected(entry.error());
        return entry && *entry ? (*entry)->forTier(tier) : std::nullopt;
    };
    GUYUB_TRY_VALUE(const QByteArray file, m_raw.bytes(raw));
    const auto segment = protocol::openUpSegment(file, ledger.seal.publicKey, ledger.seal.secret, work.stream.certificate.commitKey, keyOf);
    GUYUB_TRY(looked);
    if (!segment) {
        GUYUB_TRY(setAsideWhole(work, raw, segment.error().detail));
        return Taken::Unreadable;
    }
    return takeCommits(work, *segment, raw.sha256);
}

Result<Taken> Ingest::takeCommits(Work &work, const protocol::UpSegment &segment, const Hash &sha256)
{
    for (qsizetype i = 0; i < segment.commits.size(); ++i) {
        const protocol::OpenCommit &open = segment.commits.at(i);
        const Hash hash = hashOf(segment, i);
        bool isFork = false;
        if (open.commit.seq <= work.stream.seq) {
            GUYUB_TRY_VALUE(const auto known, work.log.hashAt(open.commit.stream, open.commit.seq));
            isFork = known != hash;
            if (!isFork)
                continue;
        } else {
            isFork = open.commit.prevHash != work.stream.hash;
        }
        if (isFork) {
            GUYUB_TRY(setAsideBranch(work, segment, i, sha256));
            return Taken::Fork;
        }
        GUYUB_TRY(place(work, open, hash, sha256));
    }
    GUYUB_TRY(work.log.keepHead({segment.stream, segment.lastSeq, segment.headHash, segment.signature}));
    return Taken::Interpreted;
}

Result<> Ingest::place(Work &work, const protocol::OpenCommit &open, const Hash &hash, const Hash &sha256)
{
    const protocol::Commit &commit = open.commit;
    Ledger &ledger = work.ledger;
    GUYUB_TRY_VALUE(Reading reading, readCommit(open, work.log));
    GUYUB_TRY_VALUE(const bool duplicate, isDuplicate(work, commit));
    if (!reading.isPoison() && !duplicate) {
        GUYUB_TRY_VALUE(reading.poison, work.interpreter.objection(commit, reading.fields));
    }
    protocol::Note note;
    note.hseq = ++ledger.hseq;
    note.receivedAt = work.now;
    note.clockSuspect = commit.hlcMs > work.now + kClockTolerance;
    // A commit that is here already under another number is kept in the chain and changes nothing, here and on kiosks.
    note.quarantined = reading.isPoison() || duplicate;
    GUYUB_TRY(work.log.append({note, commit.stream, commit.seq, hash, protocol::encodeCommit(commit)}));
    if (reading.isPoison()) {
        GUYUB_TRY(work.log.setAside({commit.stream, commit.seq, commit.seq, hash, note.hseq, reading.poison, sha256, work.now}));
        ++work.stats.quarantined;
    } else if (duplicate) {
        ++work.stats.duplicates;
    } else {
        GUYUB_TRY(work.interpreter.apply(commit, reading.fields, note, deviceIdOf(work.stream.certificate.deviceKey)));
    }
    if (commit.originStream != commit.stream || commit.originSeq != commit.seq)
        GUYUB_TRY(work.log.keepReissued(protocol::contentHash(commit), note.hseq));
    ledger.tree.append(protocol::leafHash(note, hash));
    work.stream.seq = commit.seq;
    work.stream.hash = hash;
    ++work.stats.commits;
    work.stats.ops += static_cast<quint64>(commit.ops.size());
    return {};
}

// The same content under another number: a re-issue of what has arrived, or the original of what was re-issued. The
// content hash covers the origin, so two clones that re-issue one commit are one; two commits that share a number after
// a fork have the same op_uids but not the same content, and both count.
Result<bool> Ingest::isDuplicate(Work &work, const protocol::Commit &commit)
{
    const bool isOriginal = commit.originStream == commit.stream && commit.originSeq == commit.seq;
    GUYUB_TRY_VALUE(const bool hasReissues, work.log.hasReissues());
    if (isOriginal && !hasReissues)
        return false;
    const Hash content = protocol::contentHash(commit);
    GUYUB_TRY_VALUE(const bool isKnown, work.log.isReissued(content));
    if (isKnown || isOriginal)
        return isKnown;
    GUYUB_TRY_VALUE(const auto original, work.log.find(commit.originStream, commit.originSeq));
    if (!original)
        return false;
    GUYUB_TRY_VALUE(const protocol::Commit decoded, protocol::decodeCommit(original->bytes));
    return protocol::contentHash(decoded) == content;
}

// Segments that came too early fit now, perhaps.
Result<> Ingest::followUp(Work &work)
{
    for (;;) {
        GUYUB_TRY_VALUE(const auto raw, m_raw.next(work.ledger.number, work.stream.certificate.stream, work.stream.seq));
        if (!raw)
            return {};
        GUYUB_TRY_VALUE(const Taken taken, interpret(work, *raw));
        GUYUB_TRY(m_raw.settle(*raw, taken));
        if (taken == Taken::Waiting)
            return {};
    }
}

Result<> Ingest::setAsideWhole(Work &work, const RawSegment &raw, const QString &reason)
{
    ++work.stats.quarantined;
    return work.log.setAside({raw.head.stream, raw.head.firstSeq, raw.head.lastSeq, raw.sha256, 0, reason, raw.sha256, work.now});
}

Result<> Ingest::setAsideBranch(Work &work, const protocol::UpSegment &segment, qsizetype from, const Hash &sha256)
{
    for (qsizetype i = from; i < segment.commits.size(); ++i) {
        const protocol::Commit &commit = segment.commits.at(i).commit;
        GUYUB_TRY(work.log.setAside({commit.stream, commit.seq, commit.seq, hashOf(segment, i), 0, QStringLiteral("fork of the stream"), sha256, work.now}));
        ++work.stats.quarantined;
    }
    work.stream.state = StreamState::Forked;
    return work.log.raiseAlert("fork", segment.stream, work.stream.certificate.deviceKey, work.now);
}

IngestStats Ingest::stats() const
{
    const std::lock_guard lock(m_statsMutex);
    return m_stats;
}

Result<int> Ingest::recover()
{
    GUYUB_TRY_VALUE(const QList<RawSegment> waiting, m_raw.waiting());
    int recovered = 0;
    for (const RawSegment &raw : waiting) {
        GUYUB_TRY_VALUE(const auto stream, m_devices.stream(raw.ledger, raw.head.stream));
        if (!stream || raw.head.firstSeq > stream->seq + 1)
            continue; // its turn has not come
        GUYUB_TRY(recoverOne(raw));
        ++recovered;
    }
    return recovered;
}

// The try is durable before the work begins: what makes the hub fall at one start is set aside unread at the next.
Result<> Ingest::recoverOne(const RawSegment &raw)
{
    GUYUB_TRY(m_raw.noteTry(raw));
    storage::Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY_VALUE(const auto device, m_devices.byStream(raw.head.stream));
    GUYUB_TRY_VALUE(const auto stream, m_devices.stream(raw.ledger, raw.head.stream));
    GUYUB_TRY_VALUE(const auto now, m_raw.find(raw.ledger, raw.sha256));
    if (!device || !stream || !now || now->state != Taken::Waiting)
        return {}; // an earlier one took it along
    const Result<Taken> taken = interpretAll(*device, *stream, *now);
    const Result<> done = taken ? transaction.commit() : Result<>(tl::unexpected(taken.error()));
    if (!done)
        m_ledgers.forget();
    return done;
}

} // namespace guyub::hub
