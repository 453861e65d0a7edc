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

Ingest::Ingest(storage::Database &database, Ledgers &ledgers, RawStore &raw, const ports::Clock &clock)
    : m_database(database), m_ledgers(ledgers), m_devices(database), m_raw(raw), m_clock(clock)
{
}

Result<Taken> Ingest::take(const Device &device, const QByteArray &file)
{
    GUYUB_TRY_VALUE(const protocol::SegmentHead head, protocol::readUpSegmentHead(file));
    GUYUB_TRY_VALUE(const auto stream, m_devices.stream(device.ledger, head.stream));
    if (!stream || stream->certificate.deviceKey != device.deviceKey)
        return fail(ErrorCode::NotAllowed, QStringLiteral("the stream is not this device's"));
    const Hash sha256 = crypto::sha256(viewOf(file));
    GUYUB_TRY_VALUE(const QVariant known, m_database.value(QStringLiteral("SELECT state FROM raw_segment WHERE ledger=? AND sha256=?"), {device.ledger, columnOf(sha256)}));
    if (!known.isNull())
        return static_cast<Taken>(known.toUInt());
    GUYUB_TRY(m_raw.keep(sha256, file));
    return store(device, file, sha256, false);
}

Result<Taken> Ingest::store(const Device &device, const QByteArray &file, const Hash &sha256, bool isSuspect)
{
    GUYUB_TRY_VALUE(const protocol::SegmentHead head, protocol::readUpSegmentHead(file));
    Taken taken = Taken::Waiting;
    IngestStats stats;
    const auto run = [&]() -> Result<> {
        storage::Transaction transaction(m_database);
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY_VALUE(Ledger *ledger, m_ledgers.find(device.ledger));
        GUYUB_TRY_VALUE(const auto stream, m_devices.stream(device.ledger, head.stream));
        if (!stream)
            return fail(ErrorCode::NotAllowed, QStringLiteral("unknown stream"));
        HubLog log(m_database, ledger->number);
        Work work{*ledger, *stream, log, Interpreter(m_database, log, ledger->number), m_clock.nowUtc(), {}};
        GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO raw_segment(ledger, sha256, stream, first_seq, last_seq, size, received_at_ms, state) VALUES(?,?,?,?,?,?,?,0)"),
            {ledger->number, columnOf(sha256), columnOf(head.stream), columnOf(head.firstSeq), columnOf(head.lastSeq), file.size(), work.now}));
        if (device.revokedAt != 0 || isSuspect) {
            taken = device.revokedAt != 0 ? Taken::Revoked : Taken::Unreadable;
            GUYUB_TRY(setAsideWhole(work, head, sha256, device.revokedAt != 0 ? QStringLiteral("the device was revoked") : QStringLiteral("reading it did not end")));
        } else {
            GUYUB_TRY_VALUE(taken, interpret(work, head, file, sha256));
            if (taken == Taken::Interpreted)
                GUYUB_TRY(followUp(work));
        }
        GUYUB_TRY(noteState(work, sha256, taken));
        GUYUB_TRY(work.interpreter.finish());
        GUYUB_TRY(m_devices.keepStream(ledger->number, work.stream));
        GUYUB_TRY(m_ledgers.save(*ledger));
        GUYUB_TRY(transaction.commit());
        stats = work.stats;
        return {};
    };
    if (const Result<> done = run(); !done) {
        m_ledgers.forget();
        return tl::unexpected(done.error());
    }
    m_raw.settle(sha256);
    const std::lock_guard lock(m_statsMutex);
    ++m_stats.segments;
    m_stats.commits += stats.commits;
    m_stats.ops += stats.ops;
    m_stats.quarantined += stats.quarantined;
    m_stats.duplicates += stats.duplicates;
    return taken;
}

Result<Taken> Ingest::interpret(Work &work, const protocol::SegmentHead &head, const QByteArray &file, const Hash &sha256)
{
    if (head.firstSeq > work.stream.seq + 1)
        return Taken::Waiting;
    const Ledger &ledger = work.ledger;
    Result<> looked; // a store that fails says nothing about the segment
    const auto keyOf = [&](const EntityId &subject, quint8 tier) -> std::optional<protocol::SubjectKey> {
        const auto entry = work.log.subject(subject);
        if (!entry)
            looked = tl::unexpected(entry.error());
        return entry && *entry ? (*entry)->forTier(tier) : std::nullopt;
    };
    const auto segment = protocol::openUpSegment(file, ledger.seal.publicKey, ledger.seal.secret, work.stream.certificate.commitKey, keyOf);
    GUYUB_TRY(looked);
    if (!segment) {
        GUYUB_TRY(setAsideWhole(work, head, sha256, segment.error().detail));
        return Taken::Unreadable;
    }
    return takeCommits(work, *segment, sha256);
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
    GUYUB_TRY_VALUE(const Reading reading, readCommit(open, work.log));
    GUYUB_TRY_VALUE(const bool duplicate, isDuplicate(work, commit));
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
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT sha256 FROM raw_segment WHERE ledger=? AND stream=? AND state=0 AND first_seq<=? AND last_seq>? ORDER BY first_seq LIMIT 1"),
            {work.ledger.number, columnOf(work.stream.certificate.stream), columnOf(work.stream.seq + 1), columnOf(work.stream.seq)}));
        const bool isFound = query->next();
        const Hash sha256 = isFound ? fixedOrZero<32>(query->value(0)) : Hash{};
        GUYUB_TRY(storage::endRows(*query));
        if (!isFound)
            return {};
        GUYUB_TRY_VALUE(const QByteArray file, m_raw.read(sha256));
        GUYUB_TRY_VALUE(const protocol::SegmentHead head, protocol::readUpSegmentHead(file));
        GUYUB_TRY_VALUE(const Taken taken, interpret(work, head, file, sha256));
        GUYUB_TRY(noteState(work, sha256, taken));
        if (taken == Taken::Waiting)
            return {};
    }
}

Result<> Ingest::setAsideWhole(Work &work, const protocol::SegmentHead &head, const Hash &sha256, const QString &reason)
{
    ++work.stats.quarantined;
    return work.log.setAside({head.stream, head.firstSeq, head.lastSeq, sha256, 0, reason, sha256, work.now});
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

Result<> Ingest::noteState(const Work &work, const Hash &sha256, Taken state)
{
    return m_database.run(QStringLiteral("UPDATE raw_segment SET state=? WHERE ledger=? AND sha256=?"), {int(state), work.ledger.number, columnOf(sha256)});
}

IngestStats Ingest::stats() const
{
    const std::lock_guard lock(m_statsMutex);
    return m_stats;
}

Result<int> Ingest::recover()
{
    int recovered = 0;
    for (const RawStore::Left &left : m_raw.leftOver()) {
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT 1 FROM raw_segment WHERE sha256=?"), {columnOf(left.sha256)}));
        const bool isKnown = query->next();
        GUYUB_TRY(storage::endRows(*query));
        GUYUB_TRY_VALUE(const QByteArray file, m_raw.read(left.sha256));
        const auto head = protocol::readUpSegmentHead(file);
        if (isKnown || !head || crypto::sha256(viewOf(file)) != left.sha256) {
            m_raw.settle(left.sha256);
            continue;
        }
        GUYUB_TRY_VALUE(const auto device, m_devices.byStream(head->stream));
        if (!device)
            continue;
        if (!left.isSuspect)
            GUYUB_TRY(m_raw.markTried(left.sha256));
        GUYUB_TRY(store(*device, file, left.sha256, left.isSuspect));
        ++recovered;
    }
    return recovered;
}

} // namespace guyub::hub
