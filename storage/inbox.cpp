#include "storage/inbox.h"

#include "app/base/durablefile.h"
#include "storage/erasedlist.h"
#include "storage/logreader.h"
#include "sync/protocol/merkle.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>

namespace guyub::storage {

Inbox::Inbox(Database &database, const Identity &identity, QString folder) : m_database(database), m_identity(identity), m_folder(std::move(folder)), m_meta(database) { }

Result<Applied> Inbox::apply(const std::function<bool(int, int)> &progress)
{
    Applied applied;
    if (!m_identity.hub)
        return applied;
    const QDir folder(protocol::spool::inbox(m_folder));
    const QStringList names = folder.entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
    bool isBroken = false; // after a gap nothing further fits; the agent asks again from the applied position
    for (int i = 0; i < names.size(); ++i) {
        const QString path = folder.filePath(names.at(i));
        if (!isBroken) {
            const auto file = readWhole(path, protocol::kMaxSegmentFileBytes);
            auto segment = file ? protocol::openDownSegment(*file, m_identity.seal.publicKey, m_identity.seal.secret, m_identity.hub->ledgerKey, knownKeys()) : Result<protocol::DownSegment>(tl::unexpected(file.error()));
            const Result<> done = segment ? applySegment(*segment, applied) : Result<>(tl::unexpected(segment.error()));
            if (!done && (done.error().code == ErrorCode::StoreFailed || done.error().code == ErrorCode::DiskFull))
                return tl::unexpected(done.error());
            if (!done)
                applied.whyRefused = done.error();
            isBroken = !done;
        }
        if (isBroken)
            ++applied.refusedFiles;
        QFile::remove(path);
        if (progress && !progress(i + 1, static_cast<int>(names.size())))
            break;
    }
    if (!names.isEmpty())
        GUYUB_TRY(syncFolder(folder.path()));
    return applied;
}

protocol::KeyLookup Inbox::knownKeys()
{
    return [this](const EntityId &subject, quint8 tier) -> std::optional<protocol::SubjectKey> {
        const auto entry = SubjectKeyTable(m_database).find(subject);
        return entry && *entry ? (*entry)->forTier(tier) : std::nullopt;
    };
}

Result<> Inbox::keepStreams(const protocol::DownSegment &segment)
{
    CommitLog log(m_database);
    for (const protocol::StreamCertificate &certificate : segment.streams) {
        if (!protocol::isGenuine(certificate))
            return fail(ErrorCode::Damaged, QStringLiteral("stream certificate"));
        GUYUB_TRY(log.keepStream(certificate));
    }
    return {};
}

Result<> Inbox::applySegment(const protocol::DownSegment &segment, Applied &applied)
{
    GUYUB_TRY_VALUE(const QString ledger, m_meta.text(metakey::ledger));
    if (segment.ledger != ledger.toUtf8())
        return fail(ErrorCode::Damaged, QStringLiteral("segment of another ledger"));
    GUYUB_TRY_VALUE(const qint64 position, m_meta.number(metakey::appliedHseq));
    if (segment.firstHseq > static_cast<quint64>(position) + 1)
        return fail(ErrorCode::Damaged, QStringLiteral("gap before the segment"));
    GUYUB_TRY_VALUE(const QByteArray treeBytes, m_meta.bytes(metakey::tree));
    auto tree = treeBytes.isEmpty() ? protocol::MerkleFrontier() : protocol::MerkleFrontier::decode(treeBytes);
    if (!tree)
        return fail(ErrorCode::Damaged, QStringLiteral("ledger tree"));

    Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(keepStreams(segment));
    GUYUB_TRY(findReissued());
    GUYUB_TRY(findErased());
    Projector projector(m_database, m_identity.deviceId());
    quint64 next = static_cast<quint64>(position) + 1;
    for (const protocol::PlacedCommit &sent : segment.commits) {
        protocol::PlacedCommit placed = sent;
        if (placed.note.hseq < next)
            continue; // a segment that came twice
        if (placed.note.hseq != next)
            return fail(ErrorCode::Damaged, QStringLiteral("gap inside the segment"));
        if (!placed.open)
            GUYUB_TRY(fillHash(placed));
        GUYUB_TRY(place(placed, segment, projector, applied));
        tree->append(protocol::leafHash(placed.note, placed.hash));
        ++next;
        ++applied.commits;
    }
    GUYUB_TRY(projector.finish());
    // A segment that ends inside the ledger carries no tree; the last one does.
    const bool isToTheEnd = segment.treeSize != 0 && next == segment.lastHseq + 1;
    if (isToTheEnd && (segment.treeSize != tree->size() || segment.treeRoot != tree->root()))
        return fail(ErrorCode::Damaged, QStringLiteral("the hub's tree does not fit what it sent"));
    CommitLog log(m_database);
    for (const protocol::HeadSignature &head : segment.heads) {
        GUYUB_TRY_VALUE(const auto certificate, log.findStream(head.stream));
        const QByteArray message = protocol::headSignatureMessage(head.stream, head.seq, head.hash);
        if (!certificate || !crypto::isSignedBy(certificate->commitKey, viewOf(message), head.signature))
            return fail(ErrorCode::Damaged, QStringLiteral("head signature"));
        GUYUB_TRY(log.keepHead(head));
    }
    GUYUB_TRY(m_meta.set(metakey::appliedHseq, static_cast<qint64>(next - 1)));
    GUYUB_TRY(m_meta.set(metakey::tree, tree->encode()));
    GUYUB_TRY(transaction.commit());
    ++applied.segments;
    return {};
}

// The hub sends only the place of what we wrote; the ledger's tree proves that it means the same commit.
Result<> Inbox::fillHash(protocol::PlacedCommit &placed)
{
    const auto logged = CommitLog(m_database).read(placed.ownStream, placed.ownSeq);
    if (!logged)
        return fail(logged.error().code == ErrorCode::NotFound ? ErrorCode::Damaged : logged.error().code, QStringLiteral("the hub places a commit that is not here"));
    placed.hash = logged->hash;
    return {};
}

Result<> Inbox::place(const protocol::PlacedCommit &placed, const protocol::DownSegment &, Projector &projector, Applied &applied)
{
    CommitLog log(m_database);
    const StreamId stream = placed.open ? placed.open->commit.stream : placed.ownStream;
    const quint64 seq = placed.open ? placed.open->commit.seq : placed.ownSeq;
    GUYUB_TRY_VALUE(const bool known, log.contains(stream, seq));
    if (!known) {
        if (!placed.open)
            return fail(ErrorCode::Damaged, QStringLiteral("the hub places a commit that is not here"));
        applied.records += static_cast<int>(placed.open->commit.ops.size());
        return takeForeign(placed, projector);
    }
    GUYUB_TRY(log.place(stream, seq, placed.hash, placed.note));
    GUYUB_TRY_VALUE(const LoggedCommit logged, log.read(stream, seq));
    SubjectKeyTable keys(m_database);
    GUYUB_TRY_VALUE(const Bodies bodies, openBodies(keys, logged.commit));
    return projector.applyPlaced(logged.commit, bodies, placed.note, m_identity.deviceId(), true);
}

Result<> Inbox::takeForeign(const protocol::PlacedCommit &placed, Projector &projector)
{
    const protocol::Commit &commit = placed.open->commit;
    CommitLog log(m_database);
    GUYUB_TRY_VALUE(const auto certificate, log.findStream(commit.stream));
    if (!certificate)
        return fail(ErrorCode::Damaged, QStringLiteral("stream without a certificate"));
    GUYUB_TRY_VALUE(const CommitLog::Head head, log.headOf(commit.stream));
    if (commit.seq != head.seq + 1 || commit.prevHash != head.hash || protocol::commitHash(commit) != placed.hash)
        return fail(ErrorCode::Damaged, QStringLiteral("a stream's chain is broken"));
    SubjectKeyTable keys(m_database);
    for (const auto &introduced : placed.open->introduced) {
        QByteArray hashes;
        for (const protocol::Op &op : commit.ops)
            if (op.subject == introduced.subject && !op.keyHashes.isEmpty())
                hashes = op.keyHashes;
        GUYUB_TRY(keys.keep(introduced, hashes));
    }
    GUYUB_TRY(log.append(commit, placed.hash, placed.note));
    Bodies bodies = placed.open->bodies;
    for (int i = 0; i < commit.ops.size(); ++i) { // what another kiosk wrote of somebody before it heard: kept sealed
        if (m_erased.contains(commit.ops.at(i).subject))
            bodies[i].reset();
    }
    const Id author = deviceIdOf(certificate->deviceKey);
    const auto twin = placed.note.quarantined ? Result<std::optional<protocol::Commit>>(std::nullopt) : waitingTwinOf(commit);
    if (!twin)
        return tl::unexpected(twin.error());
    GUYUB_TRY(projector.applyPlaced(commit, bodies, placed.note, author, twin->has_value()));
    return *twin ? projector.dropWaiting(**twin) : Result<>();
}

Result<> Inbox::findErased()
{
    m_erased.clear();
    GUYUB_TRY_VALUE(const QList<Erased> all, erasedIn(m_database));
    for (const Erased &each : all)
        m_erased.insert(each.subject);
    return {};
}

Result<> Inbox::findReissued()
{
    m_reissued.clear();
    GUYUB_TRY_VALUE(const qint64 through, m_meta.number(metakey::reissuedThrough));
    if (through == 0)
        return {};
    QList<quint64> waiting;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT seq FROM commit_log WHERE stream=? AND seq<=? AND hseq IS NULL"), {toByteArray(m_identity.stream()), through}));
    while (query->next())
        waiting.append(query->value(0).toULongLong());
    GUYUB_TRY(endRows(*query));
    for (const quint64 seq : std::as_const(waiting)) {
        GUYUB_TRY_VALUE(const LoggedCommit logged, CommitLog(m_database).read(m_identity.stream(), seq));
        m_reissued.emplace(protocol::contentHash(logged.commit), seq);
    }
    return {};
}

// The same work may have reached the ledger before a backup was put back, or from a copy of the store: what this kiosk has
// issued again, or what a copy has issued again of this kiosk's own.
Result<std::optional<protocol::Commit>> Inbox::waitingTwinOf(const protocol::Commit &commit)
{
    const bool isOfOurs = commit.originStream == m_identity.stream();
    if (!isOfOurs && m_reissued.empty())
        return std::optional<protocol::Commit>();
    const Hash content = protocol::contentHash(commit);
    const auto reissued = m_reissued.find(content);
    if (!isOfOurs && reissued == m_reissued.end())
        return std::optional<protocol::Commit>();
    const auto own = CommitLog(m_database).read(m_identity.stream(), isOfOurs ? commit.originSeq : reissued->second);
    if (!own && own.error().code != ErrorCode::NotFound)
        return tl::unexpected(own.error());
    const bool waits = own && !own->note && protocol::contentHash(own->commit) == content;
    return waits ? std::optional(own->commit) : std::nullopt;
}

} // namespace guyub::storage
