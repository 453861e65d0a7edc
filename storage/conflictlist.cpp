#include "storage/conflictlist.h"

#include "storage/rowcodec.h"

namespace guyub::storage {

using namespace domain;

Result<QList<ports::Conflict>> ConflictList::read(bool openOnly)
{
    GUYUB_TRY_VALUE(const QList<Row> found, rows(openOnly));
    QList<ports::Conflict> result;
    for (const Row &row : found) {
        ports::Conflict conflict = row.conflict;
        GUYUB_TRY_VALUE(conflict.shownBy, authorshipOf(conflict.entity, row.shown));
        GUYUB_TRY_VALUE(conflict.otherBy, authorshipOf(conflict.entity, row.other));
        result.append(conflict);
    }
    return result;
}

Result<QList<ConflictList::Row>> ConflictList::rows(bool openOnly)
{
    const QString where = openOnly ? QStringLiteral("WHERE automatic=0 ") : QString();
    const QString sql = QStringLiteral("SELECT id, entity, type, field, shown, other, shown_op, shown_hseq, other_op, other_hseq, provisional, automatic, opened_at_ms FROM conflict %1ORDER BY opened_at_ms DESC, id").arg(where);
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(sql));
    const auto idAt = [&](int column) { return Id::from(viewOf(query->value(column).toByteArray())).value_or(Id{}); };
    QList<Row> result;
    while (query->next()) {
        Row row;
        row.conflict.id = idAt(0);
        row.conflict.entity = idAt(1);
        row.conflict.type = static_cast<RecordType>(query->value(2).toInt());
        row.conflict.field = static_cast<FieldTag>(query->value(3).toUInt());
        row.conflict.shown = decodeValue(query->value(4).toByteArray()).value_or(Value{});
        row.conflict.other = decodeValue(query->value(5).toByteArray()).value_or(Value{});
        row.shown = {idAt(6), query->value(7).toULongLong()};
        row.other = {idAt(8), query->value(9).toULongLong()};
        row.conflict.provisional = query->value(10).toBool();
        row.conflict.automatic = query->value(11).toBool();
        row.conflict.openedAt = query->value(12).toLongLong();
        result.append(row);
    }
    GUYUB_TRY(endRows(*query));
    return result;
}

Result<ports::Authorship> ConflictList::authorshipOf(const EntityId &entity, const Origin &origin)
{
    const auto logged = commitOf(entity, origin);
    if (!logged && logged.error().code == ErrorCode::NotFound)
        return ports::Authorship();
    if (!logged)
        return tl::unexpected(logged.error());
    ports::Authorship by;
    by.at = logged->commit.hlcMs;
    GUYUB_TRY_VALUE(const QVariant person, m_database.value(QStringLiteral("SELECT name FROM operator WHERE id=?"), {toByteArray(logged->commit.actor)}));
    GUYUB_TRY_VALUE(const QVariant device, m_database.value(QStringLiteral("SELECT d.device_name FROM stream_certificate s JOIN devicecertificate d ON d.device_key=s.device_key WHERE s.stream=? ORDER BY d.rid DESC LIMIT 1"), {toByteArray(logged->commit.stream)}));
    by.person = person.toString();
    by.device = device.toString();
    return by;
}

// An own operation without a place is found among those that wait: its id is made of the commit it stands in.
Result<LoggedCommit> ConflictList::commitOf(const EntityId &entity, const Origin &origin)
{
    if (origin.hseq > 0)
        return m_log.readAt(origin.hseq);
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT stream, seq, idx FROM pending_op WHERE entity=?"), {toByteArray(entity)}));
    std::optional<std::pair<StreamId, quint64>> place;
    while (query->next()) {
        const StreamId stream = StreamId::from(viewOf(query->value(0).toByteArray())).value_or(StreamId{});
        const quint64 seq = query->value(1).toULongLong();
        if (protocol::opUid(stream, seq, query->value(2).toInt()) == origin.op)
            place = {stream, seq};
    }
    GUYUB_TRY(endRows(*query));
    if (!place)
        return fail(ErrorCode::NotFound, QStringLiteral("commit"));
    return m_log.read(place->first, place->second);
}

} // namespace guyub::storage
