#include "app/tool/bench/tablework.h"

#include "app/tool/bench/inventedpeople.h"
#include "app/tool/bench/rawdatabase.h"

#include <QFile>

#include <algorithm>

namespace guyub::bench {

namespace {

constexpr int kRowsPerCommit = 100;
constexpr int kScannedRows = 200'000;
constexpr int kCommits = 400;
constexpr int kTexts = 1000;
constexpr int kTextBytes = 160;

RawValue whole(qint64 number)
{
    RawValue value;
    value.kind = RawValue::Kind::Whole;
    value.whole = number;
    return value;
}

RawValue text(const QByteArray &bytes)
{
    RawValue value;
    value.kind = RawValue::Kind::Text;
    value.bytes = bytes;
    return value;
}

QList<RawValue> texts(Dice &dice)
{
    QList<RawValue> result;
    for (int i = 0; i < kTexts; ++i) {
        QByteArray bytes(kTextBytes, ' ');
        for (char &c : bytes)
            c = static_cast<char>('a' + dice.roll(26));
        result.append(text(bytes));
    }
    return result;
}

// 1 .. rows; two rolls, since one has only 65,536 sides.
qint64 anyRow(Dice &dice, int rows)
{
    return 1 + (static_cast<qint64>(dice.roll(1 << 15)) << 15 | dice.roll(1 << 15)) % rows;
}

QString fileName()
{
    return QStringLiteral("rows");
}

} // namespace

QString Place::file(const QString &name, Side side) const
{
    return folder + QLatin1Char('/') + name + (side == Side::Sealed ? QStringLiteral(".sealed.db") : QStringLiteral(".plain.db"));
}

void Place::remove(const QString &path)
{
    for (const char *end : {"", "-wal", "-journal"})
        QFile::remove(path + QLatin1String(end));
}

Result<Cost> TableWork::insertOnce(Side side, const Progress &progress) const
{
    Dice dice(20);
    const QList<RawValue> bodies = texts(dice);
    Place::remove(m_place.file(fileName(), side));
    GUYUB_TRY_VALUE(auto database, RawDatabase::open(m_place.file(fileName(), side), m_place.vfsOf(side), kKioskCacheKib));
    GUYUB_TRY(database->run("CREATE TABLE t(a INTEGER PRIMARY KEY, k INTEGER, b TEXT); CREATE INDEX i ON t(k)"));
    GUYUB_TRY_VALUE(sqlite3_stmt *insert, database->prepared("INSERT INTO t(k,b) VALUES(?1,?2)"));
    const Stopwatch watch;
    for (int row = 0; row < m_rows; ++row) {
        if (row % kRowsPerCommit == 0) {
            GUYUB_TRY(goOn(progress, 0, 0));
            GUYUB_TRY(database->run("BEGIN"));
        }
        const QList<RawValue> values{whole(anyRow(dice, 1'000'000)), bodies.at(row % kTexts)};
        bind(insert, values);
        GUYUB_TRY(database->rowsOf(insert));
        if (row % kRowsPerCommit == kRowsPerCommit - 1 || row == m_rows - 1)
            GUYUB_TRY(database->run("COMMIT"));
    }
    database.reset();
    return watch.elapsed();
}

Result<Compared> TableWork::insert(int rounds, const Progress &progress) const
{
    quint64 done = 0, total = 1;
    const Progress told = [&](quint64 now, quint64 of) {
        done = of == 0 ? done : now;
        total = of == 0 ? total : of;
        return progress(done, total);
    };
    return compare(rounds, told, [&](Side side) { return insertOnce(side, told); });
}

Result<Compared> TableWork::pointReads(int rounds, const Progress &progress) const
{
    return compare(rounds, progress, [&](Side side) -> Result<Cost> {
        Dice dice(21);
        GUYUB_TRY_VALUE(const auto database, RawDatabase::open(m_place.file(fileName(), side), m_place.vfsOf(side), kMissingCacheKib));
        GUYUB_TRY_VALUE(sqlite3_stmt *select, database->prepared("SELECT b FROM t WHERE a=?1"));
        const Stopwatch watch;
        for (int i = 0; i < m_rows; ++i) {
            const QList<RawValue> values{whole(anyRow(dice, m_rows))};
            bind(select, values);
            GUYUB_TRY(database->rowsOf(select));
        }
        return watch.elapsed();
    });
}

Result<Compared> TableWork::scan(int rounds, const Progress &progress) const
{
    return compare(rounds, progress, [&](Side side) -> Result<Cost> {
        GUYUB_TRY_VALUE(const auto database, RawDatabase::open(m_place.file(fileName(), side), m_place.vfsOf(side), kMissingCacheKib));
        GUYUB_TRY_VALUE(sqlite3_stmt *select, database->prepared("SELECT sum(length(b)) FROM t"));
        const Stopwatch watch;
        for (int rows = 0; rows < kScannedRows; rows += m_rows)
            GUYUB_TRY(database->rowsOf(select));
        return watch.elapsed();
    });
}

Result<Cost> TableWork::updateOnce(Side side) const
{
    Dice dice(22);
    const QList<RawValue> bodies = texts(dice);
    GUYUB_TRY_VALUE(auto database, RawDatabase::open(m_place.file(fileName(), side), m_place.vfsOf(side), kKioskCacheKib));
    GUYUB_TRY_VALUE(sqlite3_stmt *update, database->prepared("UPDATE t SET b=?2 WHERE a=?1"));
    const int updates = std::max(1, m_rows / 2);
    const Stopwatch watch;
    for (int i = 0; i < updates; ++i) {
        if (i % kRowsPerCommit == 0)
            GUYUB_TRY(database->run("BEGIN"));
        const QList<RawValue> values{whole(anyRow(dice, m_rows)), bodies.at(i % kTexts)};
        bind(update, values);
        GUYUB_TRY(database->rowsOf(update));
        if (i % kRowsPerCommit == kRowsPerCommit - 1 || i == updates - 1)
            GUYUB_TRY(database->run("COMMIT"));
    }
    database.reset();
    return watch.elapsed();
}

Result<Compared> TableWork::update(int rounds, const Progress &progress) const
{
    return compare(rounds, progress, [&](Side side) { return updateOnce(side); });
}

Result<Compared> TableWork::commits(const Progress &progress) const
{
    Dice dice(23);
    const QList<RawValue> bodies = texts(dice);
    GUYUB_TRY_VALUE(const auto plain, RawDatabase::open(m_place.file(fileName(), Side::Plain), m_place.vfsOf(Side::Plain), kKioskCacheKib));
    GUYUB_TRY_VALUE(const auto sealed, RawDatabase::open(m_place.file(fileName(), Side::Sealed), m_place.vfsOf(Side::Sealed), kKioskCacheKib));
    return compare(kCommits, progress, [&](Side side) -> Result<Cost> {
        RawDatabase &database = side == Side::Plain ? *plain : *sealed;
        GUYUB_TRY_VALUE(sqlite3_stmt *insert, database.prepared("INSERT INTO t(k,b) VALUES(?1,?2)"));
        const QList<RawValue> values{whole(dice.roll(1000)), bodies.at(dice.roll(kTexts))};
        bind(insert, values);
        const Stopwatch watch;
        GUYUB_TRY(database.rowsOf(insert)); // by itself it is a transaction
        return watch.elapsed();
    });
}

} // namespace guyub::bench
