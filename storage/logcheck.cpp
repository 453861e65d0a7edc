#include "storage/logcheck.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/operator.h"
#include "storage/crypto/hash.h"
#include "storage/logreader.h"
#include "storage/meta.h"
#include "storage/projector.h"
#include "storage/schema.h"
#include "sync/protocol/merkle.h"

#include <unordered_set>

namespace guyub::storage {

using namespace domain;

namespace {

constexpr int kPage = 1000;

QString nameOf(const StreamId &stream, quint64 seq)
{
    return QStringLiteral("stream %1 commit %2").arg(toHexString(stream).left(8)).arg(seq);
}

class LogWalk
{
public:
    LogWalk(Database &database, LogVerdict &verdict) : m_database(database), m_log(database), m_verdict(verdict) { }

    Result<> stream(const StreamId &stream)
    {
        GUYUB_TRY_VALUE(const auto certificate, m_log.findStream(stream));
        if (!certificate || !protocol::isGenuine(*certificate))
            m_verdict.findings.append(QStringLiteral("stream %1: no genuine certificate").arg(toHexString(stream).left(8)));
        GUYUB_TRY_VALUE(const CommitLog::Head head, m_log.headOf(stream));
        Hash previous;
        for (quint64 seq = 1; seq <= head.seq; ++seq) {
            const auto logged = m_log.read(stream, seq);
            if (!logged && logged.error().code == ErrorCode::StoreFailed)
                return tl::unexpected(logged.error());
            if (!logged) {
                m_verdict.isDamaged = m_verdict.isDamaged || logged.error().code == ErrorCode::Damaged;
                m_verdict.findings.append(nameOf(stream, seq) + (logged.error().code == ErrorCode::NotFound ? QStringLiteral(": missing") : QStringLiteral(": cannot be read")));
                continue;
            }
            GUYUB_TRY(commit(stream, seq, *logged, previous));
            previous = logged->hash;
        }
        return heads(stream, certificate);
    }

private:
    Result<> commit(const StreamId &stream, quint64 seq, const LoggedCommit &logged, const Hash &previous)
    {
        ++m_verdict.commits;
        if (logged.commit.stream != stream || logged.commit.seq != seq)
            m_verdict.findings.append(nameOf(stream, seq) + QStringLiteral(": lies in another's place"));
        if (protocol::commitHash(logged.commit) != logged.hash)
            m_verdict.findings.append(nameOf(stream, seq) + QStringLiteral(": was altered"));
        if (logged.commit.prevHash != previous)
            m_verdict.findings.append(nameOf(stream, seq) + QStringLiteral(": does not follow the one before"));
        return operatorSignature(logged);
    }

    Result<> operatorSignature(const LoggedCommit &logged)
    {
        if (logged.commit.operatorSignature.isEmpty())
            return {};
        GUYUB_TRY_VALUE(const QVariant key, m_database.value(QStringLiteral("SELECT signing_key FROM operator WHERE id=?"), {toByteArray(logged.commit.actor)}));
        const auto signingKey = PublicKey::from(viewOf(key.toByteArray()));
        const auto signature = Signature::from(viewOf(logged.commit.operatorSignature));
        const Hash content = protocol::contentHash(logged.commit);
        if (!signingKey || !signature || !crypto::isSignedBy(*signingKey, content.view(), *signature))
            m_verdict.findings.append(nameOf(logged.commit.stream, logged.commit.seq) + QStringLiteral(": operator's signature does not hold"));
        return {};
    }

    Result<> heads(const StreamId &stream, const std::optional<protocol::StreamCertificate> &certificate)
    {
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT h.seq, h.hash, h.signature, c.hash FROM head_signature h LEFT JOIN commit_log c ON c.stream=h.stream AND c.seq=h.seq WHERE h.stream=?"), {toByteArray(stream)}));
        while (query->next()) {
            const quint64 seq = query->value(0).toULongLong();
            const auto hash = Hash::from(viewOf(query->value(1).toByteArray()));
            const auto signature = Signature::from(viewOf(query->value(2).toByteArray()));
            const bool holds = certificate && hash && signature && query->value(1) == query->value(3)
                && crypto::isSignedBy(certificate->commitKey, viewOf(protocol::headSignatureMessage(stream, seq, *hash)), *signature);
            if (!holds)
                m_verdict.findings.append(nameOf(stream, seq) + QStringLiteral(": the stream's signature does not hold"));
        }
        GUYUB_TRY(endRows(*query));
        return {};
    }

    Database &m_database;
    CommitLog m_log;
    LogVerdict &m_verdict;
};

// What was cut off at the end leaves no gap; but the store knows how far its own stream had come.
Result<> verifyOwnHead(Database &database, const Identity &identity, LogVerdict &verdict)
{
    Meta meta(database);
    GUYUB_TRY_VALUE(const qint64 seq, meta.number(metakey::headSeq));
    GUYUB_TRY_VALUE(const QByteArray hash, meta.bytes(metakey::headHash));
    GUYUB_TRY_VALUE(const CommitLog::Head head, CommitLog(database).headOf(identity.stream()));
    if (head.seq != static_cast<quint64>(seq) || (seq > 0 && toByteArray(head.hash) != hash))
        verdict.findings.append(QStringLiteral("own stream: ends at commit %1, the store had come to %2").arg(head.seq).arg(seq));
    return {};
}

Result<> verifyTree(Database &database, LogVerdict &verdict)
{
    protocol::MerkleFrontier tree;
    quint64 next = 1;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT hseq, received_at_ms, clock_suspect, quarantined, hash FROM commit_log WHERE hseq IS NOT NULL ORDER BY hseq")));
    while (query->next()) {
        const protocol::Note note{query->value(0).toULongLong(), query->value(1).toLongLong(), query->value(2).toBool(), query->value(3).toBool()};
        if (note.hseq != next)
            verdict.findings.append(QStringLiteral("ledger position %1 is missing").arg(next));
        next = note.hseq + 1;
        tree.append(protocol::leafHash(note, Hash::from(viewOf(query->value(4).toByteArray())).value_or(Hash{})));
    }
    GUYUB_TRY(endRows(*query));
    verdict.placedThrough = next - 1;
    GUYUB_TRY_VALUE(const QByteArray kept, Meta(database).bytes(metakey::tree));
    if (!kept.isEmpty() && kept != tree.encode())
        verdict.findings.append(QStringLiteral("the ledger's tree differs from the one that was signed"));
    return {};
}

// What was withdrawn stands in the table as well: two kiosks that differ in it differ.
Result<> addRows(Database &database, const RecordSpec &spec, bool tombstoned, crypto::Blake2b &digest)
{
    ProjectionRows rows(database);
    QByteArray after;
    for (;;) {
        GUYUB_TRY_VALUE(const auto page, rows.read(spec, QStringLiteral("WHERE id>? AND tombstoned=? ORDER BY id LIMIT ?"), {after, int(tombstoned), kPage}));
        for (const ports::Record &record : page) {
            const QByteArray fields = protocol::encodeFields(record.fields);
            digest.addU32(static_cast<quint32>(spec.type)).addU32(tombstoned ? 1 : 0).add(record.id.view()).add(record.subject.view());
            digest.addU32(static_cast<quint32>(fields.size())).add(viewOf(fields));
        }
        if (page.size() < kPage)
            return {};
        after = toByteArray(page.last().id);
    }
}

Result<> addConflicts(Database &database, crypto::Blake2b &digest)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT id, entity, type, field, shown, other, automatic, opened_at_ms FROM conflict WHERE provisional=0 ORDER BY id")));
    while (query->next()) {
        for (const int column : {0, 1, 4, 5}) {
            const QByteArray bytes = query->value(column).toByteArray();
            digest.addU32(static_cast<quint32>(bytes.size())).add(viewOf(bytes));
        }
        for (const int column : {2, 3, 6})
            digest.addU32(query->value(column).toUInt());
        digest.addU64(query->value(7).toULongLong());
    }
    GUYUB_TRY(endRows(*query));
    return {};
}

} // namespace

Result<LogVerdict> verifyLog(Database &database, const Identity &identity, const Progress &progress)
{
    LogVerdict verdict;
    CommitLog log(database);
    GUYUB_TRY_VALUE(const QList<StreamId> streams, log.streams());
    GUYUB_TRY_VALUE(const qint64 total, log.count());
    verdict.streams = static_cast<int>(streams.size());
    LogWalk walk(database, verdict);
    for (const StreamId &stream : streams) {
        GUYUB_TRY(walk.stream(stream));
        if (progress && !progress(verdict.commits, total))
            return fail(ErrorCode::Cancelled);
    }
    GUYUB_TRY(verifyOwnHead(database, identity, verdict));
    GUYUB_TRY(verifyTree(database, verdict));
    return verdict;
}

Result<QMap<RecordType, qint64>> recordCounts(Database &database)
{
    QMap<RecordType, qint64> counts;
    for (const RecordSpec *spec : allRecords()) {
        GUYUB_TRY_VALUE(const QVariant count, database.value(QStringLiteral("SELECT count(*) FROM %1 WHERE tombstoned=0").arg(QLatin1String(spec->key))));
        counts.insert(spec->type, count.toLongLong());
    }
    return counts;
}

Result<Hash> projectionDigest(Database &database)
{
    crypto::Blake2b digest("guyub.digest.1", 32);
    for (const RecordSpec *spec : allRecords())
        for (const bool tombstoned : {false, true})
            if (spec->type != RecordType::Access) // looking changes nothing
                GUYUB_TRY(addRows(database, *spec, tombstoned, digest));
    GUYUB_TRY(addConflicts(database, digest));
    return digest.finish<32>();
}

namespace {

// All changed pages of a transaction are in memory (cache_spill is off).
constexpr qint64 kCommitsPerTransaction = 2000;

class Portions
{
public:
    explicit Portions(Database &database) : m_database(database) { }
    Result<> begin()
    {
        m_transaction = std::make_unique<Transaction>(m_database);
        return m_transaction->begin();
    }
    Result<> end() { return m_transaction->commit(); }

private:
    Database &m_database;
    std::unique_ptr<Transaction> m_transaction;
};

} // namespace

Result<> deriveTables(Database &database, const Identity &identity, const Progress &progress)
{
    Portions portions(database);
    GUYUB_TRY(portions.begin());
    GUYUB_TRY(createProjections(database));
    CommitLog log(database);
    SubjectKeyTable keys(database);
    Projector projector(database, identity.deviceId());
    GUYUB_TRY_VALUE(const qint64 total, log.count());
    GUYUB_TRY_VALUE(const qint64 reissued, Meta(database).number(metakey::reissuedThrough));
    std::unordered_set<Hash> twins; // what may be own work that the ledger has under another number
    qint64 done = 0;
    const auto visit = [&](const LoggedCommit &logged) -> Result<> {
        GUYUB_TRY(log.keepSubjects(logged.commit, logged.row));
        GUYUB_TRY_VALUE(const Bodies bodies, openBodies(keys, logged.commit));
        if (logged.note) {
            GUYUB_TRY_VALUE(const auto certificate, log.findStream(logged.commit.stream));
            const Id author = certificate ? deviceIdOf(certificate->deviceKey) : identity.deviceId();
            GUYUB_TRY(projector.applyPlaced(logged.commit, bodies, *logged.note, author, false));
            if (!logged.note->quarantined && logged.commit.stream != identity.stream() && (reissued > 0 || logged.commit.originStream == identity.stream()))
                twins.insert(protocol::contentHash(logged.commit));
        } else if (twins.empty() || !twins.contains(protocol::contentHash(logged.commit))) {
            GUYUB_TRY(projector.replayOwn(logged.commit, bodies));
        }
        GUYUB_TRY(projector.finish());
        ++done;
        if (progress && !progress(done, total))
            return fail(ErrorCode::Cancelled);
        if (done % kCommitsPerTransaction != 0)
            return {};
        GUYUB_TRY(portions.end());
        return portions.begin();
    };
    GUYUB_TRY(log.forEach(identity.stream(), visit));
    return portions.end();
}

Result<PageCheck> checkPages(Database &database)
{
    PageCheck check;
    GUYUB_TRY_VALUE(const bool sound, database.isSound());
    check.isDamaged = !sound;
    if (!sound)
        check.findings.append(QStringLiteral("a page of the database cannot be read, or is not as it should be"));
    if (const auto index = database.run(QStringLiteral("INSERT INTO resident_fts(resident_fts, rank) VALUES('integrity-check', 1)")); !index)
        check.findings.append(QStringLiteral("the search index differs from the residents; guyub log rebuild repairs it"));
    return check;
}

} // namespace guyub::storage
