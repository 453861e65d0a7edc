// Rows of the projections: written from fields, read back as records. Knows columns, not merges.
#pragma once

#include "app/domain/merge.h"
#include "app/ports/recordstore.h"
#include "storage/sql/database.h"

namespace guyub::storage {

struct RowHead
{
    EntityId id;
    EntityId subject;
    quint64 position = 0; // ledger position of the last change shown; 0 while only own unplaced changes exist
    UtcMs savedAtMs = 0;
    bool waiting = false;
    bool tombstoned = false;
};

class ProjectionRows
{
public:
    explicit ProjectionRows(Database &database) : m_database(database) { }

    // Writes every column from `fields`; absent and cleared ones become NULL, tags without a column go to `unknown`.
    // `trunk` empty: no trunk is kept. Keeps the search index in step.
    Result<> write(const domain::RecordSpec &spec, const RowHead &head, const domain::FieldMap &fields, const QByteArray &trunk);
    // Adds fields to an event's row made by the same commit, or makes the row.
    Result<> addToEvent(const domain::RecordSpec &spec, const RowHead &head, const domain::FieldMap &fields);
    Result<> setPlace(const domain::RecordSpec &spec, const EntityId &id, quint64 position);
    Result<> clearFields(const domain::RecordSpec &spec, const EntityId &id, const QList<domain::FieldTag> &tags);
    Result<> remove(const domain::RecordSpec &spec, const EntityId &id);

    Result<std::optional<RowHead>> head(const domain::RecordSpec &spec, const EntityId &id);
    // Empty when there is no row or no trunk.
    Result<QByteArray> trunk(const domain::RecordSpec &spec, const EntityId &id);
    // Which record type an entity has; nothing when it is unknown here.
    Result<const domain::RecordSpec *> typeOf(const EntityId &id);

    // Reads records with the given tail of a SELECT, for example "WHERE subject=? ORDER BY rid DESC LIMIT 5".
    Result<QList<ports::Record>> read(const domain::RecordSpec &spec, const QString &tail, const QVariantList &values);

private:
    Result<> index(qint64 rid, const QString &before, const QString &after);

    Database &m_database;
};

} // namespace guyub::storage
