// guyub store bench
#include "app/tool/bench/kioskday.h"
#include "app/tool/commands.h"
#include "app/tool/meter.h"
#include "app/tool/openstore.h"
#include "storage/vault/cryptvfs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>

#include <unistd.h>

using namespace guyub::bench;

namespace guyub::tool {

namespace {

constexpr int kUsualRows = 20'000;
constexpr int kMostRows = 1'000'000'000;
constexpr int kMostResidents = 50'000;
constexpr int kRounds = 7;
constexpr int kRoundsOfManyRows = 5; // from 100,000 rows on
constexpr qint64 kBytesPerRow = 1'000;
constexpr qint64 kBytesPerResident = 16'000; // a store, two copies and one to work on
constexpr qint64 kBytesBesides = 64 << 20;

struct Line
{
    const char *key;
    const char *words;
    Compared cost;
};

struct Findings
{
    int rows = 0;
    std::vector<Line> lines; // the kiosk's day last
    KioskDay day;
};

Result<int> rowsFrom(const Arguments &arguments)
{
    bool isNumber = false;
    const int rows = arguments.value(QStringLiteral("rows"), QString::number(kUsualRows)).toInt(&isNumber);
    if (!isNumber || rows < 1 || rows > kMostRows)
        return fail(ErrorCode::WrongUse, QStringLiteral("--rows takes a whole number from 1 to %1").arg(kMostRows));
    return rows;
}

Result<> refuseLittleSpace(const QString &folder, int rows, int residents)
{
    const qint64 needed = kBytesBesides + kBytesPerRow * rows + kBytesPerResident * residents, free = QStorageInfo(folder).bytesAvailable();
    if (free >= needed)
        return {};
    return fail(ErrorCode::DiskFull, QStringLiteral("this needs %1 MB for a while and %2 MB are free; name fewer --rows, or with --in a folder on another disk").arg(needed / 1'000'000).arg(free / 1'000'000));
}

Result<Findings> measure(const QString &folder, int rows, int residents)
{
    const auto vfs = vault::CryptVfs::install("guyub-bench", crypto::SecretBytes::random(32));
    if (!vfs)
        return tl::unexpected(vfs.error());
    const Place place{folder, (*vfs)->name()};
    const TableWork table(place, rows);
    const int rounds = rows < 100'000 ? kRounds : kRoundsOfManyRows;
    Findings findings;
    findings.rows = rows;
    GUYUB_TRY_VALUE(const Compared insert, table.insert(rounds, meter(QStringLiteral("bulk insert"))));
    GUYUB_TRY_VALUE(const Compared reads, table.pointReads(rounds, meter(QStringLiteral("reads by key"))));
    GUYUB_TRY_VALUE(const Compared scan, table.scan(rounds, meter(QStringLiteral("scans"))));
    GUYUB_TRY_VALUE(const Compared update, table.update(rounds, meter(QStringLiteral("updates"))));
    GUYUB_TRY_VALUE(const Compared commits, table.commits(meter(QStringLiteral("single commits"))));
    const auto pages = [&] {
        const vault::VfsStats stats = (*vfs)->stats();
        return std::pair<quint64, quint64>{stats.pagesOpened, stats.pagesSealed};
    };
    GUYUB_TRY_VALUE(findings.day, measureKioskDay(place, residents, kRounds, pages, meter));
    findings.lines = {{"insert", "bulk insert, 100 rows a commit, 16 MB cache", insert}, {"point_read", "reads by key that miss the cache (256 KB)", reads}, {"scan", "scans that miss the cache (256 KB)", scan},
        {"update", "updates by key, 100 a commit, 16 MB cache", update}, {"commit", "one commit of one row", commits}, {"kiosk_day", "recorded kiosk day, 16 MB cache", findings.day.day}};
    return findings;
}

QJsonObject jsonOf(const Findings &findings)
{
    QJsonObject object{{QStringLiteral("rows"), findings.rows}, {QStringLiteral("residents"), findings.day.residents}, {QStringLiteral("sqlite"), QLatin1String(sqlite3_libversion())}};
    QJsonObject work;
    for (const Line &line : findings.lines) {
        const QString key = QLatin1String(line.key);
        const Compared &cost = line.cost;
        if (key == QLatin1String("commit"))
            object.insert(QStringLiteral("commit_wall_ratio"), cost.wallRatio());
        else
            object.insert(key + QStringLiteral("_cpu_ratio"), cost.cpuRatio());
        work.insert(key, QJsonObject{{QStringLiteral("rounds"), cost.rounds}, {QStringLiteral("plain_cpu_ms"), cost.plain.cpuMs}, {QStringLiteral("sealed_cpu_ms"), cost.sealed.cpuMs}, {QStringLiteral("cpu_ratio"), cost.cpuRatio()},
                             {QStringLiteral("plain_wall_ms"), cost.plain.wallMs}, {QStringLiteral("sealed_wall_ms"), cost.sealed.wallMs}, {QStringLiteral("wall_ratio"), cost.wallRatio()}});
    }
    object.insert(QStringLiteral("work"), work);
    const KioskDay &day = findings.day;
    object.insert(QStringLiteral("kiosk_day"), QJsonObject{{QStringLiteral("services"), day.services}, {QStringLiteral("statements"), day.statements}, {QStringLiteral("database_bytes"), day.databaseBytes}, {QStringLiteral("pages_opened"), day.pagesOpened}, {QStringLiteral("pages_sealed"), day.pagesSealed}});
    object.insert(QStringLiteral("plain_memory_mib"), day.plainMemoryMib);
    object.insert(QStringLiteral("sealed_memory_mib"), day.sealedMemoryMib);
    object.insert(QStringLiteral("open_and_first_read_ms"), day.openAndReadMs);
    object.insert(QStringLiteral("files"), QStringLiteral("warm: in the system's cache; SQLite's own cache is empty at the beginning of every round"));
    return object;
}

QStringList linesOf(const Findings &findings)
{
    const KioskDay &day = findings.day;
    QStringList lines{QStringLiteral("%1 rows; SQLite %2; medians; files in the system's cache, SQLite's own cache empty at first").arg(findings.rows).arg(QLatin1String(sqlite3_libversion())),
        QStringLiteral("%1 %2 %3 %4 %5 %6 %7").arg(QString(), -44).arg(QStringLiteral("rounds"), 6).arg(QStringLiteral("plain CPU"), 12).arg(QStringLiteral("sealed CPU"), 12).arg(QStringLiteral("ratio"), 7).arg(QStringLiteral("sealed wall"), 12).arg(QStringLiteral("ratio"), 7)};
    for (const auto &[key, words, cost] : findings.lines)
        lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6 %7").arg(QLatin1String(words), -44).arg(cost.rounds, 6).arg(QStringLiteral("%1 ms").arg(cost.plain.cpuMs, 0, 'f', 2), 12).arg(QStringLiteral("%1 ms").arg(cost.sealed.cpuMs, 0, 'f', 2), 12).arg(QStringLiteral("%1x").arg(cost.cpuRatio(), 0, 'f', 2), 7)
                         .arg(QStringLiteral("%1 ms").arg(cost.sealed.wallMs, 0, 'f', 2), 12).arg(QStringLiteral("%1x").arg(cost.wallRatio(), 0, 'f', 2), 7));
    lines.append(QStringLiteral("kiosk day: %1 residents, %2 services, %3 statements, database of %4 MB; %5 pages opened, %6 sealed").arg(day.residents).arg(day.services).arg(day.statements).arg(day.databaseBytes / 1'000'000).arg(day.pagesOpened, 0, 'f', 0).arg(day.pagesSealed, 0, 'f', 0));
    lines.append(QStringLiteral("memory of that day: plain %1 MiB, sealed %2 MiB, SQLite's cache included").arg(day.plainMemoryMib, 0, 'f', 1).arg(day.sealedMemoryMib, 0, 'f', 1));
    lines.append(QStringLiteral("opening the store with its keys in hand, and a first search: %1 ms by the wall").arg(day.openAndReadMs, 0, 'f', 1));
    return lines;
}

int bench(const Arguments &arguments)
{
    const auto rows = rowsFrom(arguments);
    if (!rows)
        return wrongUse(kStoreBench, rows.error().detail);
    const QString parent = arguments.value(QStringLiteral("in"), QDir::tempPath());
    const int residents = std::min(*rows, kMostResidents);
    if (!QFileInfo(parent).isDir())
        return failWith({ErrorCode::NotFound, QStringLiteral("there is no such folder to work in"), QStringLiteral("in"), 0});
    if (const auto enough = refuseLittleSpace(parent, *rows, residents); !enough)
        return failWith(enough.error());
    const StopSignals signals;
    const QTemporaryDir folder(QDir(parent).absoluteFilePath(QStringLiteral("guyub-bench-XXXXXX")));
    if (!folder.isValid())
        return failWith({ErrorCode::FileFailed, QStringLiteral("the folder cannot be written in; name another one with --in"), QStringLiteral("in"), 0});
    for (const char *home : {"XDG_DATA_HOME", "XDG_STATE_HOME"}) // what a store leaves outside its folder
        qputenv(home, QFile::encodeName(folder.path()));
    const auto findings = measure(folder.path(), *rows, residents);
    if (!findings) {
        if (::isatty(STDERR_FILENO) != 0)
            writeMessage({}); // behind the meter
        return failWith(findings.error());
    }
    return arguments.has(QStringLiteral("json")) ? writeJson(QJsonDocument(jsonOf(*findings))) : writeLines(linesOf(*findings));
}

} // namespace

const Command kStoreBench{"store", "bench", "rows= in= json", "[--rows N] [--in FOLDER] [--json]",
    "Measures what sealing costs beside plain SQLite on this machine, with N invented rows and at most 50,000 invented residents; works in a folder that is gone afterwards.", bench};

} // namespace guyub::tool
