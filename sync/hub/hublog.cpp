#include "sync/hub/hublog.h"

#include "sync/hub/columns.h"
#include "sync/hub/devices.h"

namespace guyub::hub {

namespace {

const QString kColumns = QStringLiteral("SELECT hseq, received_at_ms, clock_suspect, quarantined, stream, seq, hash, bytes FROM commit_log ");

PlacedBytes placedOf(const QSqlQuery &row)
{
    PlacedBytes placed;
    placed.note = {row.value(0).toULongLong(), row.value(1).toLongLong(), row.value(2).toBool(), row.value(3).toBool()};
    placed.stream = fixedOrZero<16>(row.value(4));
    placed.seq = row.value(5).toULongLong();
    placed.hash = fixedOrZero<32>(row.value(6));
    placed.bytes = row.value(7).toByteArray();
    return placed;
}

std::optional<protocol::SubjectKey> keyOf(const QVariant &column)
{
    const QByteArray bytes = column.toByteArray();
    const auto key = FixedBytes<32>::from(viewOf(bytes));
    return key ? std::optional(protocol::SubjectKey{*key}) : std::nullopt;
}
QVariant keyColumn(const std::optional<protocol::SubjectKey> &key)
{
    return key ? columnOf(key->bytes) : QVariant();
}

} // namespace

Result<> HubLog::append(const PlacedBytes &placed)
{
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO commit_log(ledger, hseq, stream, seq, hash, received_at_ms, clock_suspect, quarantined, bytes) VALUES(?,?,?,?,?,?,?,?,?)"),
        {m_ledger, columnOf(placed.note.hseq), columnOf(placed.stream), columnOf(placed.seq), columnOf(placed.hash), placed.note.receivedAt, int(placed.note.clockSuspect), int(placed.note.quarantined), placed.bytes}));
    return m_database.run(QStringLiteral("INSERT INTO scope_log(ledger, scope, hseq) VALUES(?,'*',?)"), {m_ledger, columnOf(placed.note.hseq)});
}

Result<std::optional<Hash>> HubLog::hashAt(const StreamId &stream, quint64 seq)
{
    GUYUB_TRY_VALUE(const QVariant hash, m_database.value(QStringLiteral("SELECT hash FROM commit_log WHERE ledger=? AND stream=? AND seq=?"), {m_ledger, columnOf(stream), columnOf(seq)}));
    return hash.isNull() ? std::nullopt : std::optional(fixedOrZero<32>(hash));
}

Result<std::optional<PlacedBytes>> HubLog::at(quint64 hseq)
{
    GUYUB_TRY_VALUE(const QList<PlacedBytes> found, from(hseq, 1, 0));
    return found.isEmpty() || found.first().note.hseq != hseq ? std::nullopt : std::optional(found.first());
}

Result<std::optional<PlacedBytes>> HubLog::find(const StreamId &stream, quint64 seq)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("WHERE ledger=? AND stream=? AND seq=?"), {m_ledger, columnOf(stream), columnOf(seq)}));
    std::optional<PlacedBytes> placed;
    if (query->next())
        placed = placedOf(*query);
    GUYUB_TRY(storage::endRows(*query));
    return placed;
}

Result<QList<PlacedBytes>> HubLog::from(quint64 first, int commits, qint64 bytes)
{
    QList<PlacedBytes> placed;
    qint64 size = 0;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("WHERE ledger=? AND hseq>=? ORDER BY hseq LIMIT ?"), {m_ledger, columnOf(first), commits}));
    while (query->next()) {
        size += query->value(7).toByteArray().size();
        if (!placed.isEmpty() && size > bytes)
            break;
        placed.append(placedOf(*query));
    }
    GUYUB_TRY(storage::endRows(*query));
    return placed;
}

Result<Id> HubLog::authorOf(const StreamId &stream)
{
    GUYUB_TRY_VALUE(const QVariant key, m_database.value(QStringLiteral("SELECT device_key FROM stream_head WHERE ledger=? AND stream=?"), {m_ledger, columnOf(stream)}));
    GUYUB_TRY_VALUE(const PublicKey deviceKey, fixedOf<32>(key));
    return deviceIdOf(deviceKey);
}

Result<bool> HubLog::hasReissues()
{
    if (!m_hasReissues) {
        GUYUB_TRY_VALUE(const QVariant found, m_database.value(QStringLiteral("SELECT 1 FROM op_index WHERE ledger=? LIMIT 1"), {m_ledger}));
        m_hasReissues = !found.isNull();
    }
    return *m_hasReissues;
}

Result<bool> HubLog::isReissued(const Hash &contentHash)
{
    GUYUB_TRY_VALUE(const QVariant found, m_database.value(QStringLiteral("SELECT 1 FROM op_index WHERE ledger=? AND content_hash=?"), {m_ledger, columnOf(contentHash)}));
    return !found.isNull();
}

Result<> HubLog::keepReissued(const Hash &contentHash, quint64 hseq)
{
    m_hasReissues = true;
    return m_database.run(QStringLiteral("INSERT INTO op_index(ledger, content_hash, hseq) VALUES(?,?,?) ON CONFLICT DO NOTHING"), {m_ledger, columnOf(contentHash), columnOf(hseq)});
}

Result<> HubLog::keepHead(const protocol::HeadSignature &head)
{
    return m_database.run(QStringLiteral("INSERT INTO head_signature(ledger, stream, seq, hash, signature) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING"),
        {m_ledger, columnOf(head.stream), columnOf(head.seq), columnOf(head.hash), columnOf(head.signature)});
}

Result<QList<protocol::HeadSignature>> HubLog::headsBetween(const StreamId &stream, quint64 firstSeq, quint64 lastSeq)
{
    QList<protocol::HeadSignature> heads;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT seq, hash, signature FROM head_signature WHERE ledger=? AND stream=? AND seq BETWEEN ? AND ? ORDER BY seq"),
        {m_ledger, columnOf(stream), columnOf(firstSeq), columnOf(lastSeq)}));
    while (query->next())
        heads.append({stream, query->value(0).toULongLong(), fixedOrZero<32>(query->value(1)), fixedOrZero<64>(query->value(2))});
    GUYUB_TRY(storage::endRows(*query));
    return heads;
}

Result<std::optional<SubjectEntry>> HubLog::subject(const EntityId &subject)
{
    const auto known = m_subjects.constFind(subject);
    if (known != m_subjects.cend())
        return std::optional(*known);
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT k1, k2, key_hashes FROM subject_key WHERE ledger=? AND subject=?"), {m_ledger, columnOf(subject)}));
    std::optional<SubjectEntry> entry;
    if (query->next()) {
        entry = SubjectEntry{keyOf(query->value(0)), keyOf(query->value(1)), query->value(2).toByteArray()};
        m_subjects.insert(subject, *entry);
    }
    GUYUB_TRY(storage::endRows(*query));
    return entry;
}

Result<> HubLog::keepSubject(const EntityId &subject, const SubjectEntry &entry)
{
    m_subjects.insert(subject, entry);
    return m_database.run(QStringLiteral("INSERT INTO subject_key(ledger, subject, k1, k2, key_hashes) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING"),
        {m_ledger, columnOf(subject), keyColumn(entry.k1), keyColumn(entry.k2), entry.keyHashes});
}

Result<protocol::OpenCommit> HubLog::open(const QByteArray &bytes)
{
    protocol::OpenCommit open;
    GUYUB_TRY_VALUE(open.commit, protocol::decodeCommit(bytes));
    for (int i = 0; i < open.commit.ops.size(); ++i) {
        const protocol::Op &op = open.commit.ops.at(i);
        GUYUB_TRY_VALUE(const auto entry, subject(op.subject));
        // Whoever introduces a subject again with other keys is in quarantine, and the known keys are not of this commit.
        const bool areOfThis = entry && entry->keyHashes == op.keyHashes;
        if (!op.keyHashes.isEmpty())
            open.introduced.append({op.subject, std::nullopt, areOfThis ? entry->k1 : std::nullopt, areOfThis ? entry->k2 : std::nullopt});
        std::optional<QByteArray> body;
        if (entry && entry->forTier(op.tier)) {
            // A commit in quarantine may hold a body that no key opens: then it travels sealed.
            if (auto opened = protocol::openBody(open.commit, i, *entry->forTier(op.tier)))
                body = *opened;
        }
        open.bodies.append(body);
    }
    return open;
}

Result<> HubLog::setAside(const SetAside &what)
{
    return m_database.run(QStringLiteral("INSERT INTO quarantine(ledger, stream, seq, hash, last_seq, hseq, reason, sha256, at_ms) VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"),
        {m_ledger, columnOf(what.stream), columnOf(what.seq), columnOf(what.hash), columnOf(what.lastSeq), what.hseq ? QVariant(columnOf(what.hseq)) : QVariant(), what.reason, columnOf(what.file), what.at});
}

Result<QList<quint64>> HubLog::asideNumbers(const StreamId &stream, int limit)
{
    QList<quint64> numbers;
    // Only what stands in the log: a fork's branch has numbers that the stream's other branch uses as well.
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT seq FROM quarantine WHERE ledger=? AND stream=? AND hseq IS NOT NULL ORDER BY seq LIMIT ?"), {m_ledger, columnOf(stream), limit}));
    while (query->next())
        numbers.append(query->value(0).toULongLong());
    GUYUB_TRY(storage::endRows(*query));
    return numbers;
}

Result<> HubLog::raiseAlert(const char *kind, const StreamId &stream, const PublicKey &deviceKey, UtcMs now)
{
    return m_database.run(QStringLiteral("INSERT INTO alert(ledger, at_ms, kind, stream, device_key) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING"),
        {m_ledger, now, QLatin1String(kind), columnOf(stream), columnOf(deviceKey)});
}

} // namespace guyub::hub
