#include "storage/commitlog.h"

namespace guyub::storage {

namespace {

const QString kColumns = QStringLiteral("SELECT hash, hseq, received_at_ms, clock_suspect, quarantined, bytes, rid FROM commit_log ");

Result<LoggedCommit> logged(const QSqlQuery &query)
{
    LoggedCommit result;
    const auto commit = protocol::decodeCommit(query.value(5).toByteArray());
    if (!commit)
        return fail(ErrorCode::Damaged, QStringLiteral("commit log"));
    result.commit = *commit;
    const auto hash = Hash::from(viewOf(query.value(0).toByteArray()));
    if (!hash)
        return fail(ErrorCode::Damaged, QStringLiteral("commit log"));
    result.hash = *hash;
    result.row = query.value(6).toLongLong();
    if (!query.value(1).isNull())
        result.note = protocol::Note{query.value(1).toULongLong(), query.value(2).toLongLong(), query.value(3).toBool(), query.value(4).toBool()};
    return result;
}

} // namespace

Result<CommitLog::Head> CommitLog::headOf(const StreamId &stream)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT seq, hash FROM commit_log WHERE stream=? ORDER BY seq DESC LIMIT 1"), {toByteArray(stream)}));
    Head head;
    if (query->next()) {
        head.seq = query->value(0).toULongLong();
        head.hash = Hash::from(viewOf(query->value(1).toByteArray())).value_or(Hash{});
    }
    GUYUB_TRY(endRows(*query));
    return head;
}

Result<> CommitLog::append(const protocol::Commit &commit, const Hash &hash, const std::optional<protocol::Note> &note)
{
    QVariantList values{toByteArray(commit.stream), static_cast<qint64>(commit.seq), toByteArray(hash)};
    if (note)
        values << static_cast<qint64>(note->hseq) << note->receivedAt << int(note->clockSuspect) << int(note->quarantined);
    else
        values << QVariant() << QVariant() << QVariant() << QVariant();
    values << protocol::encodeCommit(commit);
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO commit_log(stream, seq, hash, hseq, received_at_ms, clock_suspect, quarantined, bytes) VALUES(?,?,?,?,?,?,?,?)"), values));
    GUYUB_TRY_VALUE(const QVariant row, m_database.value(QStringLiteral("SELECT last_insert_rowid()")));
    return keepSubjects(commit, row.toLongLong());
}

Result<> CommitLog::keepSubjects(const protocol::Commit &commit, qint64 row)
{
    for (const protocol::Op &op : commit.ops)
        GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO commit_subject(subject, row) VALUES(?,?) ON CONFLICT DO NOTHING"), {toByteArray(op.subject), row}));
    return {};
}

Result<> CommitLog::dropUnplaced(const StreamId &stream)
{
    const QByteArray of = toByteArray(stream);
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM commit_subject WHERE row IN (SELECT rid FROM commit_log WHERE stream=? AND hseq IS NULL)"), {of}));
    return m_database.run(QStringLiteral("DELETE FROM commit_log WHERE stream=? AND hseq IS NULL"), {of});
}

Result<> CommitLog::place(const StreamId &stream, quint64 seq, const Hash &hash, const protocol::Note &note)
{
    GUYUB_TRY_VALUE(const QVariant known, m_database.value(QStringLiteral("SELECT hash FROM commit_log WHERE stream=? AND seq=?"), {toByteArray(stream), static_cast<qint64>(seq)}));
    if (known.isNull())
        return fail(ErrorCode::NotFound, QStringLiteral("own commit"));
    if (known.toByteArray() != toByteArray(hash))
        return fail(ErrorCode::Damaged, QStringLiteral("hub places another commit under this number"));
    return m_database.run(QStringLiteral("UPDATE commit_log SET hseq=?, received_at_ms=?, clock_suspect=?, quarantined=? WHERE stream=? AND seq=?"),
        {static_cast<qint64>(note.hseq), note.receivedAt, int(note.clockSuspect), int(note.quarantined), toByteArray(stream), static_cast<qint64>(seq)});
}

Result<LoggedCommit> CommitLog::read(const StreamId &stream, quint64 seq)
{
    return first(QStringLiteral("WHERE stream=? AND seq=?"), {toByteArray(stream), static_cast<qint64>(seq)});
}

Result<LoggedCommit> CommitLog::readAt(quint64 hseq)
{
    return first(QStringLiteral("WHERE hseq=?"), {static_cast<qint64>(hseq)});
}

Result<LoggedCommit> CommitLog::first(const QString &where, const QVariantList &values)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + where, values));
    const bool isThere = query->next();
    auto result = isThere ? logged(*query) : Result<LoggedCommit>(fail(ErrorCode::NotFound, QStringLiteral("commit")));
    GUYUB_TRY(endRows(*query));
    return result;
}

Result<bool> CommitLog::contains(const StreamId &stream, quint64 seq)
{
    GUYUB_TRY_VALUE(const QVariant found, m_database.value(QStringLiteral("SELECT 1 FROM commit_log WHERE stream=? AND seq=?"), {toByteArray(stream), static_cast<qint64>(seq)}));
    return !found.isNull();
}

Result<> CommitLog::forEach(const StreamId &own, const std::function<Result<>(const LoggedCommit &)> &visit)
{
    const auto walk = [&](const QString &where, const QVariantList &values) -> Result<> {
        // Row numbers first, so that the visitor may use the same connection freely.
        QList<qint64> rows;
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT rid FROM commit_log ") + where, values));
        while (query->next())
            rows.append(query->value(0).toLongLong());
        GUYUB_TRY(endRows(*query));
        for (const qint64 row : rows) {
            GUYUB_TRY_VALUE(QSqlQuery *one, m_database.select(kColumns + QStringLiteral("WHERE rid=?"), {row}));
            const bool isThere = one->next();
            const auto commit = isThere ? logged(*one) : Result<LoggedCommit>(fail(ErrorCode::Damaged, QStringLiteral("commit log")));
            GUYUB_TRY(endRows(*one));
            if (!commit)
                return tl::unexpected(commit.error());
            GUYUB_TRY(visit(*commit));
        }
        return {};
    };
    GUYUB_TRY(walk(QStringLiteral("WHERE hseq IS NOT NULL ORDER BY hseq"), {}));
    GUYUB_TRY(walk(QStringLiteral("WHERE hseq IS NULL AND stream=? ORDER BY seq"), {toByteArray(own)}));
    return {};
}

Result<qint64> CommitLog::count()
{
    GUYUB_TRY_VALUE(const QVariant value, m_database.value(QStringLiteral("SELECT count(*) FROM commit_log")));
    return value.toLongLong();
}

Result<> CommitLog::keepStream(const protocol::StreamCertificate &certificate)
{
    return m_database.run(QStringLiteral("INSERT INTO stream_certificate(stream, device_key, commit_key, salt, signature) VALUES(?,?,?,?,?) ON CONFLICT(stream) DO NOTHING"),
        {toByteArray(certificate.stream), toByteArray(certificate.deviceKey), toByteArray(certificate.commitKey), toByteArray(certificate.salt), toByteArray(certificate.signature)});
}

Result<std::optional<protocol::StreamCertificate>> CommitLog::findStream(const StreamId &stream)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT device_key, commit_key, salt, signature FROM stream_certificate WHERE stream=?"), {toByteArray(stream)}));
    std::optional<protocol::StreamCertificate> result;
    if (query->next()) {
        protocol::StreamCertificate certificate;
        certificate.stream = stream;
        const auto device = PublicKey::from(viewOf(query->value(0).toByteArray()));
        const auto commit = PublicKey::from(viewOf(query->value(1).toByteArray()));
        const auto salt = FixedBytes<16>::from(viewOf(query->value(2).toByteArray()));
        const auto signature = Signature::from(viewOf(query->value(3).toByteArray()));
        if (!device || !commit || !salt || !signature)
            return fail(ErrorCode::Damaged, QStringLiteral("stream certificate"));
        certificate.deviceKey = *device;
        certificate.commitKey = *commit;
        certificate.salt = *salt;
        certificate.signature = *signature;
        result = certificate;
    }
    GUYUB_TRY(endRows(*query));
    return result;
}

Result<QList<StreamId>> CommitLog::streams()
{
    QList<StreamId> result;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT DISTINCT stream FROM commit_log ORDER BY stream")));
    while (query->next())
        result.append(StreamId::from(viewOf(query->value(0).toByteArray())).value_or(StreamId{}));
    GUYUB_TRY(endRows(*query));
    return result;
}

Result<> CommitLog::keepHead(const protocol::HeadSignature &head)
{
    return m_database.run(QStringLiteral("INSERT INTO head_signature(stream, seq, hash, signature) VALUES(?,?,?,?) ON CONFLICT DO NOTHING"),
        {toByteArray(head.stream), static_cast<qint64>(head.seq), toByteArray(head.hash), toByteArray(head.signature)});
}

} // namespace guyub::storage
