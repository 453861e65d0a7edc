#include "storage/sql/database.h"

#include "storage/sql/handle.h"
#include "storage/vault/cryptvfs.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <atomic>

#include <sqlite3.h>

namespace guyub::storage {

namespace {

constexpr int kCorrupt = 11, kFull = 13, kNotADatabase = 26, kIoErrData = 8202;

QString nextName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("guyub-%1").arg(++count);
}

// NOTADB stands for two things that a person must hear apart.
Error openError(Error error, const QString &path, const QString &vfs)
{
    if (error.code != ErrorCode::NotAGuyubStore)
        return error;
    if (vault::CryptVfs::kindOf(path.toStdString(), vfs.toStdString()) == vault::FileKind::OtherKey)
        return {ErrorCode::WrongPassphrase, QStringLiteral("database of another key"), {}, 0};
    return {ErrorCode::NotAGuyubStore, QStringLiteral("foreign database"), {}, 0};
}

// The last connection to close would checkpoint and delete the WAL, whatever wal_autocheckpoint says: that is the writer's.
Result<> leaveCheckpointsToTheWriter(const QSqlDatabase &database)
{
    GUYUB_TRY_VALUE(sqlite3 *engine, engineOf(database));
    int isOff = 0;
    const int rc = sqlite3_db_config(engine, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &isOff);
    if (rc != SQLITE_OK || isOff != 1)
        return fail(ErrorCode::StoreFailed, QStringLiteral("checkpoint on close"));
    return {};
}

// Qt binds a null QString or QByteArray as NULL, and "id > NULL" finds nothing without a word. Here only an invalid
// QVariant is NULL; nothing written is an empty text.
QVariant boundValue(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QString(QLatin1String(""));
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArray("");
    return value;
}

} // namespace

Result<sqlite3 *> engineOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return fail(ErrorCode::StoreFailed, QStringLiteral("driver without a handle"));
    return *static_cast<sqlite3 *const *>(handle.data());
}

Error storeError(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return isNumber ? storeError(code) : Error{ErrorCode::StoreFailed, QStringLiteral("driver"), {}, 0};
}

Error storeError(int code)
{
    const QString detail = QStringLiteral("engine code %1").arg(code);
    if (code == kNotADatabase)
        return {ErrorCode::NotAGuyubStore, detail, {}, 0};
    if (code == kIoErrData || (code & 0xff) == kCorrupt)
        return {ErrorCode::Damaged, QStringLiteral("part of the database is missing or not as it was written; keep the folder and put the last backup in its place (%1)").arg(detail), {}, 0};
    if ((code & 0xff) == kFull)
        return {ErrorCode::DiskFull, detail, {}, 0};
    return {ErrorCode::StoreFailed, detail, {}, 0};
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const QString &vfs, Connection kind)
{
    if (!vault::CryptVfs::isInstalled(vfs.toStdString()))
        return fail(ErrorCode::WrongUse, QStringLiteral("no sealed file layer of this name"));
    std::unique_ptr<Database> result(new Database(nextName(), path, vfs));
    const QUrl url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()); // of a relative path the URL loses the folder
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), result->m_name);
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_URI"));
    database.setDatabaseName(QStringLiteral("file:%1?vfs=%2").arg(QString::fromLatin1(url.toEncoded()).mid(7), vfs));
    if (!database.open())
        return tl::unexpected(openError(storeError(database.lastError()), path, vfs));
    if (kind == Connection::Reader)
        GUYUB_TRY(leaveCheckpointsToTheWriter(database));
    // What page 1 hides shows only at the first read.
    if (const auto probed = result->value(QStringLiteral("SELECT count(*) FROM sqlite_master")); !probed)
        return tl::unexpected(openError(probed.error(), path, vfs));
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
        it = m_statements.insert(sql, query);
    }
    if (m_watcher)
        m_watcher(sql, values);
    QSqlQuery *query = it->get();
    for (int i = 0; i < values.size(); ++i)
        query->bindValue(i, boundValue(values.at(i)));
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
    GUYUB_TRY_VALUE(const QVariant isHeldUp, value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    return isHeldUp.toInt() == 0 ? Result<>() : fail(ErrorCode::StoreFailed, QStringLiteral("a reader holds the log of writes up"));
}

Result<bool> Database::isSound()
{
    GUYUB_TRY_VALUE(QSqlQuery *query, select(QStringLiteral("PRAGMA integrity_check(1)")));
    bool sound = true;
    while (query->next())
        sound = sound && query->value(0).toString() == QLatin1String("ok");
    const auto ended = endRows(*query);
    if (!ended && ended.error().code != ErrorCode::Damaged)
        return tl::unexpected(ended.error());
    return sound && ended;
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
