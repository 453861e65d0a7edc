// A store in a folder of its own, and SQLite without Qt for what Database does not allow.
#pragma once

#include "storage/sql/database.h"
#include "storage/vault/cryptvfs.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

namespace guyub::test {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("test file cannot be written");
}

inline crypto::SecretBytes dataKey(Byte fill = 1)
{
    crypto::SecretBytes key(32);
    std::fill_n(key.data(), 32, fill);
    return key;
}

// In memory where that is possible: these tests sync thousands of times, and a disk would prove nothing more.
inline QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/guyub-vault-XXXXXX");
}

// One connection through the C interface.
class Raw
{
public:
    Raw(const QString &path, const char *vfs) { m_opened = sqlite3_open_v2(path.toUtf8().constData(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs); }
    ~Raw() { sqlite3_close(m_db); }
    Raw(const Raw &) = delete;
    Raw &operator=(const Raw &) = delete;
    int opened() const { return m_opened; }
    sqlite3 *handle() const { return m_db; }
    // The extended result code.
    int run(const QByteArray &sql)
    {
        sqlite3_extended_result_codes(m_db, 1);
        return sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr);
    }
    QString value(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        QString result;
        if (sqlite3_prepare_v2(m_db, sql.constData(), -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
            result = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
        sqlite3_finalize(statement);
        return result;
    }

private:
    sqlite3 *m_db = nullptr;
    int m_opened = SQLITE_ERROR;
};

class SealedStore
{
public:
    explicit SealedStore(const char *vfsName = "test", Byte keyFill = 1) : m_vfs(std::move(*vault::CryptVfs::install(vfsName, dataKey(keyFill)))) { }

    QString file(const char *name) const { return m_dir.filePath(QLatin1String(name)); }
    QString path() const { return file("main.db"); }
    QString wal() const { return file("main.db-wal"); }
    QStringList files() const { return QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    const char *vfsName() const { return m_vfs->name().c_str(); }
    vault::CryptVfs &vfs() { return *m_vfs; }
    Result<std::unique_ptr<storage::Database>> open(storage::Connection kind = storage::Connection::Writer, const QString &at = {})
    {
        return storage::Database::open(at.isEmpty() ? path() : at, QString::fromStdString(m_vfs->name()), kind);
    }
    // The table `t` with `rows` rows of some 600 bytes, in transactions of twenty.
    std::unique_ptr<storage::Database> filled(int rows)
    {
        auto db = std::move(*open());
        bool isGood = db->run(QStringLiteral("CREATE TABLE IF NOT EXISTS t(a INTEGER PRIMARY KEY, b TEXT)")).has_value();
        for (int i = 0; i < rows; ++i) {
            if (i % 20 == 0)
                isGood = isGood && db->run(QStringLiteral("BEGIN")).has_value();
            isGood = isGood && db->run(QStringLiteral("INSERT INTO t(b) VALUES(?)"), {rowText(i)}).has_value();
            if (i % 20 == 19 || i == rows - 1)
                isGood = isGood && db->run(QStringLiteral("COMMIT")).has_value();
        }
        if (!isGood)
            qFatal("store cannot be filled");
        return db;
    }
    static QString rowText(int row) { return QStringLiteral("row %1 ").arg(row).repeated(80); }

private:
    QTemporaryDir m_dir{folderTemplate()};
    std::unique_ptr<vault::CryptVfs> m_vfs;
};

} // namespace guyub::test
