#include "storage/projectionrows.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/resident.h"
#include "app/domain/searchkey.h"
#include "storage/rowcodec.h"
#include "storage/schema.h"
#include "sync/protocol/commit.h"

#include <QHash>

namespace guyub::storage {

using namespace domain;

namespace {

struct Statements // per record type, made once
{
    QString insert, update, select;
};

QString nameOf(const RecordSpec &spec)
{
    return QLatin1String(spec.key);
}

Statements makeStatements(const RecordSpec &spec)
{
    QStringList columns{QStringLiteral("id"), QStringLiteral("subject"), QStringLiteral("placed_at"), QStringLiteral("saved_at_ms"), QStringLiteral("waiting"), QStringLiteral("tombstoned"), QStringLiteral("trunk"), QStringLiteral("unknown")};
    columns += columnsOf(spec);
    if (spec.type == RecordType::Resident)
        columns.append(QStringLiteral("search_keys"));
    const QStringList marks(columns.size(), QStringLiteral("?"));
    Statements result;
    result.insert = QStringLiteral("INSERT INTO %1(%2) VALUES(%3)").arg(nameOf(spec), columns.join(QLatin1Char(',')), marks.join(QLatin1Char(',')));
    result.update = QStringLiteral("UPDATE %1 SET %2=? WHERE rid=?").arg(nameOf(spec), columns.join(QStringLiteral("=?,")));
    result.select = QStringLiteral("SELECT id, subject, placed_at, saved_at_ms, waiting, unknown, %2 FROM %1 ").arg(nameOf(spec), columnsOf(spec).join(QStringLiteral(", ")));
    return result;
}

const Statements &statementsOf(const RecordSpec &spec)
{
    static thread_local QHash<int, Statements> made;
    const int key = static_cast<int>(spec.type);
    auto it = made.find(key);
    if (it == made.end())
        it = made.insert(key, makeStatements(spec));
    return *it;
}

QByteArray unknownOf(const RecordSpec &spec, const FieldMap &fields)
{
    FieldMap unknown;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        if (typeOfTag(it.key()) != spec.type || !findField(it.key()))
            unknown.insert(it.key(), *it);
    return unknown.isEmpty() ? QByteArray() : protocol::encodeFields(unknown);
}

QVariantList valuesOf(const RecordSpec &spec, const RowHead &head, const FieldMap &fields, const QByteArray &trunk)
{
    QVariantList values{toByteArray(head.id), toByteArray(head.subject), static_cast<qint64>(head.position), head.savedAtMs, int(head.waiting), int(head.tombstoned)};
    values << (trunk.isEmpty() ? QVariant() : QVariant(trunk));
    const QByteArray unknown = unknownOf(spec, fields);
    values << (unknown.isEmpty() ? QVariant() : QVariant(unknown));
    for (const FieldSpec &field : spec.fields)
        values << toColumn(field, fields);
    return values;
}

QString searchKeysOf(const RowHead &head, const FieldMap &fields)
{
    return head.tombstoned ? QString() : searchTokens(textOf(fields, resident::Name)).join(QLatin1Char(' '));
}

ports::Record recordOf(const RecordSpec &spec, const QSqlQuery &query)
{
    ports::Record record;
    record.type = spec.type;
    record.id = EntityId::from(viewOf(query.value(0).toByteArray())).value_or(EntityId{});
    record.subject = EntityId::from(viewOf(query.value(1).toByteArray())).value_or(EntityId{});
    record.position = query.value(2).toULongLong();
    record.savedAt = query.value(3).toLongLong();
    record.waiting = query.value(4).toBool();
    if (const QByteArray unknown = query.value(5).toByteArray(); !unknown.isEmpty())
        if (const auto fields = protocol::decodeFields(unknown))
            record.fields = *fields;
    int column = 6;
    for (const FieldSpec &field : spec.fields) {
        if (const auto value = fromColumn(field, query.value(column)))
            record.fields.insert(field.tag, *value);
        ++column;
    }
    return record;
}

} // namespace

Result<> ProjectionRows::index(qint64 rid, const QString &before, const QString &after)
{
    if (before == after)
        return {};
    if (!before.isEmpty())
        GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO resident_fts(resident_fts, rowid, search_keys) VALUES('delete',?,?)"), {rid, before}));
    if (!after.isEmpty())
        GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO resident_fts(rowid, search_keys) VALUES(?,?)"), {rid, after}));
    return {};
}

Result<> ProjectionRows::write(const RecordSpec &spec, const RowHead &head, const FieldMap &fields, const QByteArray &trunk)
{
    const bool isResident = spec.type == RecordType::Resident;
    const QString keys = isResident ? searchKeysOf(head, fields) : QString();
    QVariantList values = valuesOf(spec, head, fields, trunk);
    if (isResident)
        values << keys;
    const QString find = isResident ? QStringLiteral("SELECT rid, search_keys FROM resident WHERE id=?") : QStringLiteral("SELECT rid FROM %1 WHERE id=?").arg(nameOf(spec));
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(find, {toByteArray(head.id)}));
    const bool exists = query->next();
    qint64 rid = exists ? query->value(0).toLongLong() : 0;
    const QString before = exists && isResident ? query->value(1).toString() : QString();
    GUYUB_TRY(endRows(*query));
    if (exists) {
        GUYUB_TRY(m_database.run(statementsOf(spec).update, values << rid));
    } else {
        GUYUB_TRY(m_database.run(statementsOf(spec).insert, values));
        rid = m_database.lastId();
    }
    return isResident ? index(rid, before, keys) : Result<>();
}

Result<> ProjectionRows::addToEvent(const RecordSpec &spec, const RowHead &head, const FieldMap &fields)
{
    GUYUB_TRY_VALUE(const auto known, this->head(spec, head.id));
    if (!known)
        return write(spec, head, fields, {});
    QStringList sets;
    QVariantList values;
    for (const FieldSpec &field : spec.fields) {
        if (!fields.contains(field.tag))
            continue;
        sets << QLatin1String(field.key) + QStringLiteral("=?");
        values << toColumn(field, fields);
    }
    if (sets.isEmpty())
        return {};
    return m_database.run(QStringLiteral("UPDATE %1 SET %2 WHERE id=?").arg(nameOf(spec), sets.join(QLatin1Char(','))), values << toByteArray(head.id));
}

Result<> ProjectionRows::setPlace(const RecordSpec &spec, const EntityId &id, quint64 position)
{
    return m_database.run(QStringLiteral("UPDATE %1 SET placed_at=?, waiting=0 WHERE id=?").arg(nameOf(spec)), {static_cast<qint64>(position), toByteArray(id)});
}

Result<> ProjectionRows::clearFields(const RecordSpec &spec, const EntityId &id, const QList<FieldTag> &tags)
{
    for (const FieldTag tag : tags)
        if (const FieldSpec *field = findField(tag))
            GUYUB_TRY(m_database.run(QStringLiteral("UPDATE %1 SET %2=NULL WHERE id=?").arg(nameOf(spec), QLatin1String(field->key)), {toByteArray(id)}));
    return {};
}

Result<> ProjectionRows::remove(const RecordSpec &spec, const EntityId &id)
{
    if (spec.type == RecordType::Resident) {
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT rid, search_keys FROM resident WHERE id=?"), {toByteArray(id)}));
        if (query->next()) {
            const qint64 rid = query->value(0).toLongLong();
            const QString keys = query->value(1).toString();
            GUYUB_TRY(endRows(*query));
            GUYUB_TRY(index(rid, keys, {}));
        }
        GUYUB_TRY(endRows(*query));
    }
    return m_database.run(QStringLiteral("DELETE FROM %1 WHERE id=?").arg(nameOf(spec)), {toByteArray(id)});
}

Result<std::optional<RowHead>> ProjectionRows::head(const RecordSpec &spec, const EntityId &id)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT subject, placed_at, saved_at_ms, waiting, tombstoned FROM %1 WHERE id=?").arg(nameOf(spec)), {toByteArray(id)}));
    std::optional<RowHead> head;
    if (query->next())
        head = RowHead{id, EntityId::from(viewOf(query->value(0).toByteArray())).value_or(EntityId{}), query->value(1).toULongLong(), query->value(2).toLongLong(), query->value(3).toBool(), query->value(4).toBool()};
    GUYUB_TRY(endRows(*query));
    return head;
}

Result<QByteArray> ProjectionRows::trunk(const RecordSpec &spec, const EntityId &id)
{
    GUYUB_TRY_VALUE(const QVariant value, m_database.value(QStringLiteral("SELECT trunk FROM %1 WHERE id=?").arg(nameOf(spec)), {toByteArray(id)}));
    return value.toByteArray();
}

Result<const RecordSpec *> ProjectionRows::typeOf(const EntityId &id)
{
    for (const RecordSpec *spec : allRecords()) {
        GUYUB_TRY_VALUE(const QVariant found, m_database.value(QStringLiteral("SELECT 1 FROM %1 WHERE id=?").arg(nameOf(*spec)), {toByteArray(id)}));
        if (!found.isNull())
            return spec;
    }
    return static_cast<const RecordSpec *>(nullptr);
}

Result<QList<ports::Record>> ProjectionRows::read(const RecordSpec &spec, const QString &tail, const QVariantList &values)
{
    QList<ports::Record> records;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(statementsOf(spec).select + tail, values));
    while (query->next())
        records.append(recordOf(spec, *query));
    GUYUB_TRY(endRows(*query));
    return records;
}

} // namespace guyub::storage
