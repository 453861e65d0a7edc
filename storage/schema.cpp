#include "storage/schema.h"

#include "app/domain/recordcatalog.h"
#include "storage/meta.h"

namespace guyub::storage {

using namespace domain;

namespace {

QString columnType(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Whole:
    case FieldKind::Code:
    case FieldKind::Day:
    case FieldKind::Instant:
    case FieldKind::Flag:
        return QStringLiteral("INTEGER");
    case FieldKind::Entity:
    case FieldKind::Raw:
    case FieldKind::Set:
        return QStringLiteral("BLOB");
    case FieldKind::Text:
    case FieldKind::Digits:
        break;
    }
    return QStringLiteral("TEXT");
}

// `trunk` is the merged state of what the ledger has placed; the columns are what a person sees: the trunk and the own
// operations that wait. An event has no trunk: it never changes.
Result<> createProjection(Database &database, const RecordSpec &spec)
{
    const QString table = QLatin1String(spec.key);
    QString sql = QStringLiteral("CREATE TABLE IF NOT EXISTS %1 (rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, subject BLOB NOT NULL, "
                                 "placed_at INTEGER NOT NULL, saved_at_ms INTEGER NOT NULL, waiting INTEGER NOT NULL, tombstoned INTEGER NOT NULL DEFAULT 0, trunk BLOB, unknown BLOB")
                      .arg(table);
    for (const FieldSpec &field : spec.fields)
        sql += QStringLiteral(", %1 %2").arg(QLatin1String(field.key), columnType(field.kind));
    if (spec.type == RecordType::Resident)
        sql += QStringLiteral(", search_keys TEXT");
    GUYUB_TRY(database.run(sql + QLatin1Char(')')));
    GUYUB_TRY(database.run(QStringLiteral("CREATE INDEX IF NOT EXISTS %1_subject ON %1(subject)").arg(table)));
    GUYUB_TRY(database.run(QStringLiteral("CREATE INDEX IF NOT EXISTS %1_saved ON %1(saved_at_ms)").arg(table))); // newest first
    for (const FieldSpec &field : spec.fields) {
        const bool isIndexed = field.index == Index::Exact || field.index == Index::Day;
        if (isIndexed)
            GUYUB_TRY(database.run(QStringLiteral("CREATE INDEX IF NOT EXISTS %1_%2 ON %1(%2) WHERE %2 IS NOT NULL").arg(table, QLatin1String(field.key))));
    }
    return {};
}

const char *const kLogTables[] = {
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS identity (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    // hseq is NULL while a commit waits for its place; note columns are the hub's.
    ("CREATE TABLE IF NOT EXISTS commit_log (rid INTEGER PRIMARY KEY, stream BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, "
    "hseq INTEGER, received_at_ms INTEGER, clock_suspect INTEGER, quarantined INTEGER, bytes BLOB NOT NULL, UNIQUE(stream, seq))"),
    "CREATE UNIQUE INDEX IF NOT EXISTS commit_log_hseq ON commit_log(hseq) WHERE hseq IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS commit_log_waiting ON commit_log(stream, seq) WHERE hseq IS NULL",
    "CREATE TABLE IF NOT EXISTS subject_key (subject BLOB PRIMARY KEY, k1 BLOB, k2 BLOB, key_hashes BLOB NOT NULL) WITHOUT ROWID",
    // The seed of a subject made here, until the commit that introduces it is sealed.
    "CREATE TABLE IF NOT EXISTS subject_seed (subject BLOB PRIMARY KEY, seed BLOB NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS stream_certificate (stream BLOB PRIMARY KEY, device_key BLOB NOT NULL, commit_key BLOB NOT NULL, salt BLOB NOT NULL, signature BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS head_signature (stream BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL, PRIMARY KEY (stream, seq)) WITHOUT ROWID",
    // Who was erased and by which order; nothing else is known of them here.
    "CREATE TABLE IF NOT EXISTS erased (subject BLOB PRIMARY KEY, by_order BLOB NOT NULL, at_ms INTEGER NOT NULL) WITHOUT ROWID",
    // Files made here or received. Not derived: a rebuild leaves it, and what it names no sweep removes.
    ("CREATE TABLE IF NOT EXISTS attachment_file (name BLOB PRIMARY KEY, subject BLOB NOT NULL, bytes INTEGER NOT NULL, thumbnail INTEGER NOT NULL, "
    "present INTEGER NOT NULL, acknowledged INTEGER NOT NULL, kept_at_ms INTEGER NOT NULL) WITHOUT ROWID"),
    "CREATE INDEX IF NOT EXISTS attachment_file_subject ON attachment_file(subject)",
    "CREATE TABLE IF NOT EXISTS draft (id BLOB PRIMARY KEY, author BLOB NOT NULL, form TEXT NOT NULL, title TEXT NOT NULL, step INTEGER NOT NULL, content BLOB NOT NULL, saved_at_ms INTEGER NOT NULL) WITHOUT ROWID",
};

const char *const kDerivedTables[] = {
    // Own operations on changeable records that the hub has not placed yet, in the order they were made.
    ("CREATE TABLE IF NOT EXISTS pending_op (entity BLOB NOT NULL, stream BLOB NOT NULL, seq INTEGER NOT NULL, idx INTEGER NOT NULL, kind INTEGER NOT NULL, base INTEGER NOT NULL, "
    "hlc_ms INTEGER NOT NULL, hlc_counter INTEGER NOT NULL, subject BLOB NOT NULL, body BLOB NOT NULL, PRIMARY KEY (entity, stream, seq, idx)) WITHOUT ROWID"),
    "CREATE INDEX IF NOT EXISTS pending_op_subject ON pending_op(subject)",
    // shown_hseq and other_hseq are the places of the commits that wrote the values; 0 where one waits for its place.
    ("CREATE TABLE IF NOT EXISTS conflict (id BLOB PRIMARY KEY, entity BLOB NOT NULL, type INTEGER NOT NULL, field INTEGER NOT NULL, shown BLOB NOT NULL, other BLOB NOT NULL, "
    "shown_op BLOB NOT NULL, shown_hseq INTEGER NOT NULL, other_op BLOB NOT NULL, other_hseq INTEGER NOT NULL, "
    "provisional INTEGER NOT NULL, automatic INTEGER NOT NULL, opened_at_ms INTEGER NOT NULL) WITHOUT ROWID"),
    "CREATE INDEX IF NOT EXISTS conflict_entity ON conflict(entity)",
    // Whom a commit is about; `row` is commit_log's.
    "CREATE TABLE IF NOT EXISTS commit_subject (subject BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (subject, row)) WITHOUT ROWID",
    // Received tier-2 operations whose consent is not in force here: sealed, not shown.
    "CREATE TABLE IF NOT EXISTS held_op (stream BLOB NOT NULL, seq INTEGER NOT NULL, idx INTEGER NOT NULL, subject BLOB NOT NULL, PRIMARY KEY (stream, seq, idx)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS held_op_subject ON held_op(subject)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS resident_fts USING fts5(search_keys, content='resident', content_rowid='rid', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "CREATE INDEX IF NOT EXISTS resident_place ON resident(rw, rt)",
    "CREATE INDEX IF NOT EXISTS visit_resident ON visit(resident_id)",
    "CREATE INDEX IF NOT EXISTS receipt_resident ON receipt(resident_id)",
    "CREATE INDEX IF NOT EXISTS receipt_number ON receipt(number)",
    "CREATE INDEX IF NOT EXISTS receiptstatus_receipt ON receiptstatus(receipt_id)",
    "CREATE INDEX IF NOT EXISTS printevent_receipt ON printevent(receipt_id)",
    "CREATE INDEX IF NOT EXISTS service_ended ON service(ended_at_ms)",
    "CREATE INDEX IF NOT EXISTS printevent_at ON printevent(at_ms)",
};

template<std::size_t N>
Result<> runAll(Database &database, const char *const (&statements)[N])
{
    for (const char *statement : statements)
        GUYUB_TRY(database.run(QLatin1String(statement)));
    return {};
}

} // namespace

QStringList columnsOf(const RecordSpec &spec)
{
    QStringList columns;
    for (const FieldSpec &field : spec.fields)
        columns.append(QLatin1String(field.key));
    return columns;
}

Result<> createLogTables(Database &database)
{
    GUYUB_TRY(runAll(database, kLogTables));
    return {};
}

Result<> createProjections(Database &database)
{
    for (const RecordSpec *spec : allRecords())
        GUYUB_TRY(createProjection(database, *spec));
    GUYUB_TRY(runAll(database, kDerivedTables));
    return {};
}

Result<> markVersions(Database &database)
{
    Meta meta(database);
    GUYUB_TRY(meta.set(metakey::format, kStoreFormat));
    GUYUB_TRY(meta.set(metakey::projection, kProjectionVersion));
    return meta.set(metakey::program, QStringLiteral(GUYUB_VERSION));
}

} // namespace guyub::storage
