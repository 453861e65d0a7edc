#include "app/tool/bench/recording.h"

#include "storage/sql/database.h"

#include <QSqlDriver>
#include <QUrl>

#include <sqlite3.h>

namespace guyub::bench {

namespace {

constexpr int kCopyCacheKib = 64'000;

sqlite3 *handleOf(const storage::Database &database)
{
    return *static_cast<sqlite3 *const *>(database.handle().driver()->handle().constData());
}

bool isOfSearchIndex(const QString &table)
{
    return table.startsWith(QLatin1String("resident_fts_"));
}

struct Schema
{
    QStringList tables;            // with rows of their own
    QList<QByteArray> makesTables; // the search index makes its own
    QList<QByteArray> makesIndexes;
};

Result<Schema> schemaOf(storage::Database &database)
{
    Schema schema;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")));
    while (query->next()) {
        const QString type = query->value(0).toString(), name = query->value(1).toString();
        const QByteArray sql = query->value(2).toString().toUtf8();
        if (type != QLatin1String("table")) {
            schema.makesIndexes.append(sql);
            continue;
        }
        const bool isVirtual = sql.startsWith("CREATE VIRTUAL");
        if (!isVirtual)
            schema.tables.append(name);
        if (!isOfSearchIndex(name))
            schema.makesTables.append(sql);
    }
    GUYUB_TRY(storage::endRows(*query));
    return schema;
}

} // namespace

Recorder::Recorder(storage::Database &database) : m_database(database)
{
    m_database.watch([this](const QString &sql, const QVariantList &values) { note(sql, values); });
    sqlite3_trace_v2(handleOf(m_database), SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, &Recorder::trace, this);
}

Recorder::~Recorder()
{
    sqlite3_trace_v2(handleOf(m_database), 0, nullptr, nullptr);
    m_database.watch({});
}

int Recorder::trace(unsigned event, void *self, void *statement, void * /*text*/)
{
    auto &recorder = *static_cast<Recorder *>(self);
    auto &asked = recorder.m_recording.asked;
    if (event == SQLITE_TRACE_STMT && recorder.m_isNew) {
        recorder.m_running.insert(statement, asked.size() - 1);
        recorder.m_isNew = false;
    } else if (const auto it = recorder.m_running.constFind(statement); event == SQLITE_TRACE_ROW && it != recorder.m_running.cend()) {
        ++asked[*it].rows;
    }
    return 0;
}

void Recorder::note(const QString &sql, const QVariantList &values)
{
    auto it = m_texts.find(sql);
    if (it == m_texts.end()) {
        it = m_texts.insert(sql, m_recording.texts.size());
        m_recording.texts.push_back(sql.toUtf8());
    }
    Asked asked;
    asked.text = *it;
    for (const QVariant &value : values)
        asked.values.append(RawValue::of(value));
    m_recording.asked.push_back(std::move(asked));
    m_isNew = true;
}

Result<> copyTables(storage::Database &from, const QString &path, const std::string &vfs)
{
    GUYUB_TRY_VALUE(const Schema schema, schemaOf(from));
    {
        GUYUB_TRY_VALUE(const auto made, RawDatabase::open(path, vfs, kCopyCacheKib));
        for (const QByteArray &sql : schema.makesTables)
            GUYUB_TRY(made->run(sql.constData()));
    }
    const QString url = QStringLiteral("file:%1?vfs=%2").arg(QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded()).mid(7), QString::fromStdString(vfs));
    GUYUB_TRY(from.run(QStringLiteral("ATTACH ? AS copy"), {url}));
    for (const QString &table : schema.tables) {
        if (isOfSearchIndex(table))
            GUYUB_TRY(from.run(QStringLiteral("DELETE FROM copy.\"%1\"").arg(table)));
        GUYUB_TRY(from.run(QStringLiteral("INSERT INTO copy.\"%1\" SELECT * FROM main.\"%1\"").arg(table)));
    }
    from.forgetStatements();
    GUYUB_TRY(from.run(QStringLiteral("DETACH copy")));
    from.forgetStatements();
    GUYUB_TRY_VALUE(const auto filled, RawDatabase::open(path, vfs, kCopyCacheKib));
    for (const QByteArray &sql : schema.makesIndexes)
        if (!sql.isEmpty()) // of a UNIQUE column: it is there already
            GUYUB_TRY(filled->run(sql.constData()));
    return {};
}

Result<> replay(RawDatabase &database, const Recording &recording)
{
    std::vector<sqlite3_stmt *> statements(recording.texts.size());
    for (const Asked &asked : recording.asked) {
        sqlite3_stmt *&statement = statements[asked.text];
        if (!statement) {
            GUYUB_TRY_VALUE(statement, database.prepared(recording.texts[asked.text]));
        }
        bind(statement, asked.values);
        GUYUB_TRY_VALUE(const qint64 rows, database.rowsOf(statement, asked.rows + 1));
        if (rows < asked.rows)
            return fail(ErrorCode::StoreFailed, QStringLiteral("the copy answers otherwise than the store did"));
    }
    return {};
}

} // namespace guyub::bench
