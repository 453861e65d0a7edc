#include "app/tool/bench/rawdatabase.h"

#include <QFile>

#include <sqlite3.h>

namespace guyub::bench {

namespace {

// As it is kept, without turning numbers into text.
void readColumn(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        (void)sqlite3_column_int64(statement, column);
        break;
    case SQLITE_FLOAT:
        (void)sqlite3_column_double(statement, column);
        break;
    default:
        (void)sqlite3_column_blob(statement, column);
        (void)sqlite3_column_bytes(statement, column);
    }
}

} // namespace

Error rawError(int code)
{
    return {(code & 0xff) == SQLITE_FULL ? ErrorCode::DiskFull : ErrorCode::StoreFailed, QStringLiteral("engine code %1").arg(code), {}, 0};
}

Result<std::unique_ptr<RawDatabase>> RawDatabase::open(const QString &path, const std::string &vfs, int cacheKib)
{
    sqlite3 *database = nullptr;
    const int rc = sqlite3_open_v2(QFile::encodeName(path).constData(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.c_str());
    std::unique_ptr<RawDatabase> result(new RawDatabase(database));
    if (rc != SQLITE_OK)
        return tl::unexpected(rawError(rc));
    sqlite3_extended_result_codes(database, 1);
    const QByteArray pragmas = "PRAGMA temp_store=MEMORY; PRAGMA cache_spill=OFF; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
                               "PRAGMA trusted_schema=OFF; PRAGMA wal_autocheckpoint=1000; PRAGMA secure_delete=ON; PRAGMA cache_size=-"
        + QByteArray::number(cacheKib);
    GUYUB_TRY(result->run(pragmas.constData()));
    return result;
}

RawDatabase::~RawDatabase()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

Result<> RawDatabase::run(const char *sql)
{
    const int rc = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    return rc == SQLITE_OK ? Result<>() : tl::unexpected(rawError(rc));
}

Result<sqlite3_stmt *> RawDatabase::prepared(const QByteArray &sql)
{
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement) {
        const int rc = sqlite3_prepare_v2(m_database, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr);
        if (rc != SQLITE_OK)
            return tl::unexpected(rawError(rc));
    }
    return statement;
}

Result<qint64> RawDatabase::rowsOf(sqlite3_stmt *statement, qint64 atMost)
{
    qint64 rows = 0;
    int rc = SQLITE_DONE;
    while (rows != atMost && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            readColumn(statement, column);
        ++rows;
    }
    sqlite3_reset(statement);
    if (rc != SQLITE_DONE && rc != SQLITE_ROW)
        return tl::unexpected(rawError(rc));
    return rows;
}

RawValue RawValue::of(const QVariant &value)
{
    RawValue result;
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        break;
    case QMetaType::QByteArray:
        result.kind = Kind::Blob;
        result.bytes = value.toByteArray();
        break;
    case QMetaType::QString:
        result.kind = Kind::Text;
        result.bytes = value.toString().toUtf8();
        break;
    case QMetaType::Double:
        result.kind = Kind::Real;
        result.real = value.toDouble();
        break;
    default:
        result.kind = Kind::Whole;
        result.whole = value.toLongLong();
    }
    return result;
}

void bind(sqlite3_stmt *statement, const QList<RawValue> &values)
{
    for (int i = 0; i < values.size(); ++i) {
        const RawValue &value = values.at(i);
        const char *bytes = value.bytes.isNull() ? "" : value.bytes.constData(); // a null pointer would be NULL
        switch (value.kind) {
        case RawValue::Kind::Null:
            sqlite3_bind_null(statement, i + 1);
            break;
        case RawValue::Kind::Whole:
            sqlite3_bind_int64(statement, i + 1, value.whole);
            break;
        case RawValue::Kind::Real:
            sqlite3_bind_double(statement, i + 1, value.real);
            break;
        case RawValue::Kind::Text:
            sqlite3_bind_text(statement, i + 1, bytes, static_cast<int>(value.bytes.size()), SQLITE_STATIC);
            break;
        case RawValue::Kind::Blob:
            sqlite3_bind_blob(statement, i + 1, bytes, static_cast<int>(value.bytes.size()), SQLITE_STATIC);
            break;
        }
    }
}

} // namespace guyub::bench
