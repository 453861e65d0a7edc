// One SQLite connection over the sealed VFS: pragmas set and read back, statements prepared once, transactions that
// roll back unless committed. Error texts of the driver never leave this file: they may quote bound values.
// Kiosk and hub use the same class. One thread.
#pragma once

#include "app/base/error.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <memory>

namespace guyub::storage {

enum class Connection { Writer, Reader };

// Maps the engine's code: NOTADB NotAGuyubStore (open() tells WrongPassphrase apart); 8202 and CORRUPT Damaged;
// FULL DiskFull; everything else StoreFailed with the code in detail.
Error storeError(const QSqlError &error);

class Database
{
public:
    // `vfs` names a registered CryptVfs. Probes the file before it returns. Errors: NotAGuyubStore (foreign file),
    // WrongPassphrase (a Guyub database of another key), Damaged (also: a rollback journal lies beside it), StoreFailed
    // (a pragma did not hold; busy: another process has it), DiskFull, WrongUse (no such VFS).
    // Open the writer first and close it last: readers never checkpoint.
    static Result<std::unique_ptr<Database>> open(const QString &path, const QString &vfs, Connection kind);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // Runs a statement with its values bound in order; an invalid QVariant is NULL, a null text is an empty one. The query stays prepared for the next call with the same text.
    Result<> run(const QString &sql, const QVariantList &values = {});
    // The same, positioned before the first row. Valid until the next call with the same text.
    Result<QSqlQuery *> select(const QString &sql, const QVariantList &values = {});
    // First column of the first row; an invalid QVariant when there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    const QString &path() const { return m_path; }
    const QString &vfs() const { return m_vfs; } // name of its file layer
    int changes() const { return m_changes; } // rows of the last run()
    qint64 lastId() const { return m_lastId; } // rowid of the last insert by run()

    Result<bool> isSound(); // reads every page and checks every table and index: false when one is damaged
    Result<> checkpoint(); // TRUNCATE
    void forgetStatements();
    QSqlDatabase handle() const;

    // Told of every statement, with its values, before it runs: `guyub store bench` records a day so. It sees what people's
    // data are, so nothing but invented people may be watched. None by default.
    using Watcher = std::function<void(const QString &sql, const QVariantList &values)>;
    void watch(Watcher watcher) { m_watcher = std::move(watcher); }

private:
    Database(QString name, QString path, QString vfs) : m_name(std::move(name)), m_path(std::move(path)), m_vfs(std::move(vfs)) { }
    Result<QSqlQuery *> prepared(const QString &sql, const QVariantList &values);
    Result<> applyPragmas(Connection kind);

    QString m_name, m_path, m_vfs;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    Watcher m_watcher;
    int m_changes = 0;
    qint64 m_lastId = 0;
};

// Ends a select() and frees its statement. Errors: what stopped the rows, when it was not their end; a reader that goes
// without this takes a damaged page for the last one.
Result<> endRows(QSqlQuery &query);

// Begins at once (IMMEDIATE); rolls back when it goes out of scope uncommitted. Not nested.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Result<> begin();
    Result<> commit(); // durable on return

private:
    Database &m_database;
    bool m_open = false;
};

} // namespace guyub::storage
