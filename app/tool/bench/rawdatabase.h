// One SQLite connection without Qt between, over any file layer, with the pragmas of storage/sql: what is measured with it
// is SQLite and the file layer. For invented rows only; a store is never opened so.
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVariant>

#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace guyub::bench {

class RawDatabase
{
public:
    // Errors of all: StoreFailed (engine code), DiskFull.
    static Result<std::unique_ptr<RawDatabase>> open(const QString &path, const std::string &vfs, int cacheKib);
    ~RawDatabase();
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    Result<> run(const char *sql); // one or several statements without values
    Result<sqlite3_stmt *> prepared(const QByteArray &sql); // once for each text; lives as long as this
    // Steps until its end, reading every column, or until `atMost` rows were had; answers how many. The statement is
    // ready for new values then.
    Result<qint64> rowsOf(sqlite3_stmt *statement, qint64 atMost = -1);

private:
    explicit RawDatabase(sqlite3 *database) : m_database(database) { }

    sqlite3 *m_database;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
};

// A value as storage::Database binds it: an invalid QVariant is NULL, a null text an empty one.
struct RawValue
{
    enum class Kind : quint8 { Null, Whole, Real, Text, Blob } kind = Kind::Null;
    qint64 whole = 0;
    double real = 0;
    QByteArray bytes;

    static RawValue of(const QVariant &value);
};
// `values` must outlive the next rowsOf().
void bind(sqlite3_stmt *statement, const QList<RawValue> &values);

Error rawError(int code);

} // namespace guyub::bench
