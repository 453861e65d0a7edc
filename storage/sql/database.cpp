#include "storage/sql/database.h"

#include <QSqlError>
#include <QUrl>

#include <atomic>

namespace guyub::storage {

namespace {

constexpr int kCorrupt = 11, kFull = 13, kNotADatabase = 26, kIoErrData = 8202;

QString nextName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("guyub-%1").arg(++count);
}

} // namespace

Error storeError(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    const QString detail = isNumber ? QStringLiteral("engine code %1").arg(code) : QStringLiteral("driver");
    if (code == kNotADatabase)
        return {ErrorCode::NotAGuyubStore, detail, {}, 0};
    if (code == kIoErrData || (code & 0xff) == kCorrupt)
        return {ErrorCode::Damaged, detail, {}, 0};
    if ((code & 0xff) == kFull)
        return {ErrorCode::DiskFull, detail, {}, 0};
    return {ErrorCode::StoreFailed, detail, {}, 0};
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const QString &vfs, Connection kind)
{
    std::unique_ptr<Database> result(new Database(nextName()));
    QUrl url = QUrl::fromLocalFile(path);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), result->m_name);
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI"));
    database.setDatabaseName(QStringLiteral("file:%1?vfs=%2").arg(QString::fromLatin1(url.toEncoded()).mid(7), vfs));
    if (!database.open())
        return tl::unexpected(storeError(database.lastError()));
    // A wrong key or a foreign file shows only at the first read.
    GUYUB_TRY(result->value(QStringLiteral("SELECT count(*) FROM sqlite_master")));
    GUYUB_TRY(result->applyPragmas(kind));
    return result;
}

Database::~Database()
{
    m_statements.clear();
    {
        QSqlDatabase database = QSqlDatabase::database(m_name, false);
        database.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Database::handle() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<> Database::applyPragmas(Connection kind)
{
    const bool isWriter = kind == Connection::Writer;
    struct Pragma
    {
        const char *name;
        const char *value;
        const char *readBack;
    };
    // cache_spill must be off: SQLite 3.40.1 loses acknowledged commits without it.
    const Pragma pragmas[] = {{"temp_store", "MEMORY", "2"}, {"cache_spill", "OFF", "0"},
        {"journal_mode", "WAL", "wal"}, {"synchronous", "FULL", "2"}, {"cache_size", "-16000", "-16000"},
        {"mmap_size", "0", "0"}, {"foreign_keys", "ON", "1"}, {"trusted_schema", "OFF", "0"},
        {"wal_autocheckpoint", isWriter ? "1000" : "0", isWriter ? "1000" : "0"}, {"secure_delete", "ON", "1"}};
    for (const Pragma &pragma : pragmas) {
        const QString name = QLatin1String(pragma.name);
        GUYUB_TRY(value(QStringLiteral("PRAGMA %1=%2").arg(name, QLatin1String(pragma.value))));
        GUYUB_TRY_VALUE(const QVariant now, value(QStringLiteral("PRAGMA %1").arg(name)));
        // A build without memory mapping answers nothing for mmap_size, which is what we want.
        if (now.isValid() && now.toString() != QLatin1String(pragma.readBack))
            return fail(ErrorCode::StoreFailed, QStringLiteral("pragma %1 is %2").arg(name, now.toString()));
    }
    m_statements.clear();
    return {};
}

Result<QSqlQuery *> Database::prepared(const QString &sql, const QVariantList &values)
{
    auto it = m_statements.find(sql);
    if (it == m_statements.end()) {
        auto query = std::make_shared<QSqlQuery>(handle());
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return tl::unexpected(storeError(query->lastError()));
        it = m_statements.insert(sql, std::move(query));
    }
    QSqlQuery *query = it->get();
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, values.at(i));
    if (!query->exec()) {
        const Error error = storeError(query->lastError());
        query->finish();
        return tl::unexpected(error);
    }
    return query;
}

Result<> Database::run(const QString &sql, const QVariantList &values)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, prepared(sql, values));
    m_changes = query->numRowsAffected();
    m_lastId = query->lastInsertId().toLongLong();
    query->finish();
    return {};
}

Result<QSqlQuery *> Database::select(const QString &sql, const QVariantList &values)
{
    return prepared(sql, values);
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, prepared(sql, values));
    QVariant result;
    if (query->next())
        result = query->value(0);
    GUYUB_TRY(endRows(*query));
    return result;
}

Result<> endRows(QSqlQuery &query)
{
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        return tl::unexpected(storeError(error));
    return {};
}

Result<> Database::checkpoint()
{
    GUYUB_TRY(value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    return {};
}

void Database::forgetStatements()
{
    m_statements.clear();
}

Transaction::Transaction(Database &database) : m_database(database) { }

Result<> Transaction::begin()
{
    GUYUB_TRY(m_database.run(QStringLiteral("BEGIN IMMEDIATE")));
    m_open = true;
    return {};
}

Result<> Transaction::commit()
{
    GUYUB_TRY(m_database.run(QStringLiteral("COMMIT")));
    m_open = false;
    return {};
}

Transaction::~Transaction()
{
    if (m_open)
        (void)m_database.run(QStringLiteral("ROLLBACK"));
}

} // namespace guyub::storage
