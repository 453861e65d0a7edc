#include "app/tool/bench/kioskday.h"

#include "app/tool/bench/counterday.h"
#include "app/tool/bench/recording.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <malloc.h>

namespace guyub::bench {

namespace {

constexpr int kOpenings = 5;

// Resident now, after what is free was given back.
double residentMib()
{
    ::malloc_trim(0);
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    return 0;
}

// Its own file, so that the day can be played again.
Result<std::unique_ptr<RawDatabase>> freshCopy(const Place &place, Side side)
{
    const QString path = place.file(QStringLiteral("working"), side);
    Place::remove(path);
    if (!QFile::copy(place.file(QStringLiteral("day"), side), path))
        return fail(ErrorCode::FileFailed, QStringLiteral("the copy of the database cannot be written"));
    return RawDatabase::open(path, place.vfsOf(side), kKioskCacheKib);
}

Result<double> openAndRead(const QString &folder, const InventedClock &clock, const Progress &progress)
{
    std::vector<double> times;
    for (int i = 0; i < kOpenings; ++i) {
        GUYUB_TRY(goOn(progress, static_cast<quint64>(i), kOpenings));
        GUYUB_TRY_VALUE(storage::Keys keys, unlockInvented(folder, clock));
        const Stopwatch watch;
        GUYUB_TRY_VALUE(const auto session, storage::Session::open(folder, std::move(keys), clock));
        GUYUB_TRY(session->store().search({QStringLiteral("su"), 50}));
        times.push_back(watch.elapsed().wallMs);
    }
    GUYUB_TRY(goOn(progress, 1, 1));
    return median(times);
}

} // namespace

Result<KioskDay> measureKioskDay(const Place &place, int residents, int rounds, const std::function<std::pair<quint64, quint64>()> &pages, const ProgressOf &progressOf)
{
    InventedClock clock;
    const QString folder = place.folder + QStringLiteral("/store");
    KioskDay result;
    result.residents = residents;
    result.services = kServices;
    Recording recording;
    {
        GUYUB_TRY_VALUE(InventedStore store, inventStore(folder, residents, clock, progressOf));
        const Progress copying = progressOf(QStringLiteral("copying the store"));
        for (const Side side : {Side::Plain, Side::Sealed}) {
            GUYUB_TRY(goOn(copying, side == Side::Plain ? 0 : 1, 2));
            GUYUB_TRY(copyTables(store.session->database(), place.file(QStringLiteral("day"), side), place.vfsOf(side)));
        }
        GUYUB_TRY(goOn(copying, 2, 2));
        clock.beginDay();
        Recorder recorder(store.session->database());
        GUYUB_TRY(playDay(store, clock, progressOf(QStringLiteral("playing a day"))));
        recording = recorder.take();
    }
    result.statements = static_cast<qint64>(recording.asked.size());
    result.databaseBytes = QFileInfo(place.file(QStringLiteral("day"), Side::Sealed)).size();
    GUYUB_TRY_VALUE(result.openAndReadMs, openAndRead(folder, clock, progressOf(QStringLiteral("opening the store"))));
    QDir(folder).removeRecursively();

    std::vector<double> plainMib, sealedMib;
    const auto before = pages();
    const Progress progress = progressOf(QStringLiteral("the day again, plain and sealed"));
    GUYUB_TRY_VALUE(result.day, compare(rounds, progress, [&](Side side) -> Result<Cost> {
        const double beforeMib = residentMib();
        GUYUB_TRY_VALUE(const auto database, freshCopy(place, side));
        const Stopwatch watch;
        GUYUB_TRY(replay(*database, recording));
        const Cost cost = watch.elapsed();
        (side == Side::Plain ? plainMib : sealedMib).push_back(residentMib() - beforeMib);
        return cost;
    }));
    const auto after = pages();
    result.pagesOpened = static_cast<double>(after.first - before.first) / rounds;
    result.pagesSealed = static_cast<double>(after.second - before.second) / rounds;
    result.plainMemoryMib = median(plainMib);
    result.sealedMemoryMib = median(sealedMib);
    return result;
}

} // namespace guyub::bench
