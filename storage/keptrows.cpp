#include "storage/keptrows.h"

#include "storage/crypto/hash.h"

namespace guyub::storage {

namespace {

constexpr qint64 kRowsPerTransaction = 5000;
const QString kLog = QStringLiteral("commit_log");

Result<QStringList> tablesOf(Database &database)
{
    QStringList names;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")));
    while (query->next())
        names.append(query->value(0).toString());
    GUYUB_TRY(endRows(*query));
    return names;
}

struct Columns
{
    QStringList names, key;
};
Result<Columns> columnsIn(Database &database, const QString &table)
{
    Columns columns;
    QMap<int, QString> key;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT name, pk FROM pragma_table_info(?)"), {table}));
    while (query->next()) {
        columns.names.append(query->value(0).toString());
        if (const int place = query->value(1).toInt(); place > 0)
            key.insert(place, query->value(0).toString());
    }
    GUYUB_TRY(endRows(*query));
    columns.key = key.isEmpty() ? columns.names : key.values();
    return columns;
}

// By type as well: an empty text is no empty blob, and neither is nothing.
void addValue(crypto::Blake2b &hash, const QVariant &value)
{
    const QByteArray bytes = value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8();
    hash.addU32(value.isNull() ? 0 : static_cast<quint32>(value.typeId())).addU64(static_cast<quint64>(bytes.size())).add(viewOf(bytes));
}

QString selectOf(const KeptTable &table)
{
    return QStringLiteral("SELECT %1 FROM %2 ORDER BY %3").arg(table.columns.join(QLatin1String(", ")), table.name, table.order.join(QLatin1String(", ")));
}

// Reads all rows; fills in count and hash; hands each to `use`.
template<typename Use>
Result<> walk(Database &database, KeptTable &table, const Use &use)
{
    crypto::Blake2b hash("guyub.kept.1", 32);
    table.rows = 0;
    const int width = static_cast<int>(table.columns.size());
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(selectOf(table)));
    while (query->next()) {
        QVariantList row;
        row.reserve(width);
        for (int column = 0; column < width; ++column) {
            const QVariant value = query->value(column);
            addValue(hash, value);
            row.append(value.isNull() ? QVariant() : value);
        }
        ++table.rows;
        if (Result<> used = use(row); !used) {
            query->finish();
            return used;
        }
    }
    GUYUB_TRY(endRows(*query));
    table.hash = hash.finish<32>();
    return {};
}

Result<qint64> commitsIn(Database &database)
{
    GUYUB_TRY_VALUE(const QVariant count, database.value(QStringLiteral("SELECT count(*) FROM commit_log")));
    return count.toLongLong();
}

// Only the log is long enough to tell how far it is.
Result<> tell(const Progress &progress, const KeptTable &table, qint64 total)
{
    if (!progress || table.name != kLog || progress(table.rows, total))
        return {};
    return fail(ErrorCode::Cancelled);
}

Result<> carry(Database &from, Database &into, KeptTable &table, const Progress &progress, qint64 total)
{
    const QString marks = QStringList(table.columns.size(), QStringLiteral("?")).join(QLatin1Char(','));
    const QString insert = QStringLiteral("INSERT INTO %1(%2) VALUES(%3)").arg(table.name, table.columns.join(QLatin1String(", ")), marks);
    auto transaction = std::make_unique<Transaction>(into);
    GUYUB_TRY(transaction->begin());
    const auto put = [&](const QVariantList &row) -> Result<> {
        GUYUB_TRY(into.run(insert, row));
        if (table.rows % kRowsPerTransaction != 0)
            return {};
        GUYUB_TRY(transaction->commit());
        transaction = std::make_unique<Transaction>(into);
        GUYUB_TRY(transaction->begin());
        return tell(progress, table, total);
    };
    GUYUB_TRY(walk(from, table, put));
    return transaction->commit();
}

} // namespace

Result<QList<KeptTable>> carryKeptRows(Database &from, Database &into, const Progress &progress)
{
    GUYUB_TRY_VALUE(const QStringList there, tablesOf(from));
    GUYUB_TRY_VALUE(const QStringList wanted, tablesOf(into));
    GUYUB_TRY_VALUE(const qint64 total, commitsIn(from));
    QList<KeptTable> tables;
    for (const QString &name : wanted) {
        if (!there.contains(name))
            continue; // younger than `from`
        GUYUB_TRY_VALUE(const Columns old, columnsIn(from, name));
        GUYUB_TRY_VALUE(const Columns now, columnsIn(into, name));
        KeptTable table;
        table.name = name;
        for (const QString &column : now.names)
            if (old.names.contains(column))
                table.columns.append(column);
        table.order = old.key;
        GUYUB_TRY(carry(from, into, table, progress, total));
        tables.append(table);
    }
    into.forgetStatements();
    from.forgetStatements();
    return tables;
}

Result<bool> holdsRows(Database &database, const QList<KeptTable> &tables, const Progress &progress)
{
    GUYUB_TRY_VALUE(const qint64 total, commitsIn(database));
    for (const KeptTable &expected : tables) {
        KeptTable found = expected;
        GUYUB_TRY(walk(database, found, [&](const QVariantList &) -> Result<> { return found.rows % kRowsPerTransaction == 0 ? tell(progress, found, total) : Result<>(); }));
        if (found.rows != expected.rows || found.hash != expected.hash)
            return false;
    }
    return true;
}

} // namespace guyub::storage
