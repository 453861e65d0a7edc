// storebench [--residents 50000] [--visits 0] [--receipts 0] [--folder DIR] [--quick]: a store at a load, and what its
// people wait for. DIR must not exist; it stays when named, so that a second look is possible. --quick: 500 residents.
#include "app/domain/records/resident.h"
#include "app/host/systemclock.h"
#include "app/usecase/importresidents.h"
#include "app/usecase/registerresident.h"
#include "storage/crypto/hash.h"
#include "storage/session.h"
#include "storage/storefiles.h"
#include "app/tool/bench/inventedpeople.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

using namespace guyub;
using namespace guyub::bench;
using storage::Session;

namespace {

constexpr char kPin[] = "482915";

crypto::SecretBytes pin()
{
    return crypto::SecretBytes::copyOf({reinterpret_cast<const Byte *>(kPin), sizeof kPin - 1});
}

int option(const char *name, int absent)
{
    const QStringList words = QCoreApplication::arguments();
    const qsizetype at = words.indexOf(QString::fromLatin1(name));
    return at < 0 ? absent : words.value(at + 1).toInt();
}

// Seconds of the processor, not of the wall.
double secondsOf(const std::function<Result<>()> &work)
{
    timespec before {}, after {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    if (const auto done = work(); !done)
        qFatal("%s %s", qPrintable(done.error().field), qPrintable(done.error().detail));
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    return double(after.tv_sec - before.tv_sec) + double(after.tv_nsec - before.tv_nsec) / 1e9;
}

void tellMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                std::printf("%s\n", line.simplified().constData());
}

struct Bench
{
    host::SystemClock clock;
    QString folder;
    std::unique_ptr<Session> session;
    QList<EntityId> people;
    QStringList names;

    storage::SqliteRecordStore &store() { return session->store(); }
    Result<> fill(int residents, int visits, int receipts);
    Result<> open();
    Result<> rebuild();
    void reads();
    void saves();
};

Result<> Bench::fill(int residents, int visits, int receipts)
{
    storage::NewStore wanted;
    wanted.folder = folder;
    wanted.operatorName = QStringLiteral("Wening");
    wanted.ledger = QStringLiteral("35.77.03.1009");
    wanted.passphrase = pin();
    GUYUB_TRY_VALUE(auto created, Session::create(std::move(wanted), clock));
    session = std::move(created.session);
    const QByteArray csv = sheetOf(residents);
    usecase::ImportResidents import(store(), clock);
    usecase::ImportPlan plan;
    tellRate("import: check, records", residents, secondsOf([&]() -> Result<> {
        GUYUB_TRY_VALUE(plan, import.check(csv, crypto::sha256(viewOf(csv)), {}));
        return {};
    }));
    tellRate("import: write, residents", double(plan.rows.size()), secondsOf([&]() -> Result<> {
        GUYUB_TRY(import.run(plan, {}));
        return {};
    }));
    GUYUB_TRY_VALUE(QSqlQuery *query, session->database().select(QStringLiteral("SELECT id, name FROM resident ORDER BY rid")));
    while (query->next()) {
        people.append(EntityId::from(viewOf(query->value(0).toByteArray())).value_or(EntityId{}));
        names.append(query->value(1).toString());
    }
    GUYUB_TRY(storage::endRows(*query));
    if (visits > 0)
        tellRate("visits, 100 a commit", visits, secondsOf([&] { return addVisits(store(), people, visits); }));
    if (receipts > 0)
        tellRate("receipts, 100 a commit", receipts, secondsOf([&] { return addReceipts(store(), people, receipts); }));
    return {};
}

// As guyub log rebuild does, with the checks of what was written.
Result<> Bench::rebuild()
{
    session.reset();
    GUYUB_TRY_VALUE(auto keys, Session::unlockNamed(folder, {}, pin(), clock));
    GUYUB_TRY_VALUE(session, Session::open(folder, std::move(keys), clock, {{}, true}));
    return {};
}

Result<> Bench::open()
{
    Times unlocking, opening, closing;
    for (int i = 0; i < 5; ++i) {
        closing.time([&] {
            session.reset();
            return 0;
        });
        auto keys = unlocking.time([&] { return Session::unlockNamed(folder, {}, pin(), clock); });
        if (!keys)
            return tl::unexpected(keys.error());
        auto opened = opening.time([&] { return Session::open(folder, std::move(*keys), clock); });
        if (!opened)
            return tl::unexpected(opened.error());
        session = std::move(*opened);
    }
    unlocking.tell("unlock (Argon2id at its floor)");
    opening.tell("open, keys in hand");
    closing.tell("close");
    std::printf("main.db %lld MB\n", static_cast<long long>(QFileInfo(storage::storefile::database(folder)).size() / 1'000'000));
    return {};
}

void Bench::reads()
{
    Dice dice(3);
    Times typing, numbers, places, duplicates, pages, histories, days;
    for (int i = 0; i < 400; ++i) {
        for (const QString &typed : typedFor(dice, names.at(dice.roll(static_cast<int>(names.size())))))
            typing.time([&] { return store().search({typed, 50}); });
        const EntityId id = people.at(dice.roll(static_cast<int>(people.size())));
        const auto record = pages.time([&] { return store().load(id); });
        const QString nik = domain::textOf(record->fields, domain::resident::Nik);
        numbers.time([&] { return store().search({nik.left(6 + dice.roll(11)), 50}); });
        places.time([&] { return store().search({QStringLiteral("RT %1/%2").arg(1 + dice.roll(8)).arg(1 + dice.roll(12)), 50}); });
        duplicates.time([&] { return store().likelyDuplicates(domain::textOf(record->fields, domain::resident::Name), nik, domain::wholeOf(record->fields, domain::resident::BirthDate), domain::textOf(record->fields, domain::resident::MotherName)); });
        histories.time([&] { return store().recordsOf(id, domain::RecordType::Visit, 20, 0); });
    }
    for (int i = 0; i < 20; ++i)
        days.time([&] { return store().figuresOf(20261124, 1'795'000'000'000, 1'795'086'400'000); });
    typing.tell("search while typing a name");
    numbers.tell("search by NIK or its beginning");
    places.tell("search by RT/RW");
    duplicates.tell("duplicate check");
    pages.tell("load a person");
    histories.tell("a person's visits");
    days.tell("figures of the day");
}

// Every save beside a bare fsync of 4 KiB in the same folder, so that the disk's mood touches both.
void Bench::saves()
{
    Dice dice(4);
    Times saving, syncing;
    const int file = ::open(QFile::encodeName(folder + QStringLiteral("/bare")).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const QByteArray page(4096, 'x');
    for (int i = 0; i < 500; ++i) {
        usecase::Registration registration;
        registration.resident = {{domain::resident::Name, nameOf(dice)}, {domain::resident::BirthDate, qint64(19'900'101)}, {domain::resident::Rt, QStringLiteral("003")}, {domain::resident::Rw, QStringLiteral("005")},
            {domain::resident::NoKk, QStringLiteral("357703%1").arg(9'000'000'000 + i)}, {domain::resident::Relationship, qint64(1)}};
        registration.consents = {{usecase::Purpose::Counter, true, 1, {}, QStringLiteral("1"), QStringLiteral("id")}};
        registration.span.startedAt = clock.nowUtc();
        if (!saving.time([&] { return usecase::RegisterResident(store(), clock).run(registration); }))
            qFatal("save");
        syncing.time([&] { return ::pwrite(file, page.constData(), 4096, 4096LL * i) == 4096 && ::fsync(file) == 0; });
    }
    ::close(file);
    QFile::remove(folder + QStringLiteral("/bare"));
    saving.tell("save a registration (9 operations, durable)");
    syncing.tell("write 4 KiB and fsync, beside it");
    std::printf("save p99 against 2 fsyncs p99 + 5 ms: %.2f ms of %.2f ms\n", saving.quantile(0.99) / 1000, 2 * syncing.quantile(0.99) / 1000 + 5);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir temporary(QStringLiteral("storebench-XXXXXX"));
    const QStringList words = QCoreApplication::arguments();
    const qsizetype named = words.indexOf(QStringLiteral("--folder"));
    Bench bench;
    bench.folder = named < 0 ? temporary.path() + QStringLiteral("/store") : words.value(named + 1);
    for (const char *name : {"XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(name, QFile::encodeName(temporary.path()));
    const int residents = option("--residents", words.contains(QStringLiteral("--quick")) ? 500 : 50'000), visits = option("--visits", 0), receipts = option("--receipts", 0);
    std::printf("%d residents, %d visits, %d receipts, in %s\n", residents, visits, receipts, qPrintable(bench.folder));
    if (const auto filled = bench.fill(residents, visits, receipts); !filled)
        qFatal("fill: %s", qPrintable(filled.error().detail));
    if (const auto opened = bench.open(); !opened)
        qFatal("open: %s", qPrintable(opened.error().detail));
    bench.reads();
    tellMemory();
    bench.saves();
    tellRate("digest, commits behind it", double(bench.session->database().value(QStringLiteral("SELECT count(*) FROM commit_log")).value().toLongLong()), secondsOf([&]() -> Result<> {
        GUYUB_TRY(storage::projectionDigest(bench.session->database()));
        return {};
    }));
    tellRate("rebuild, residents", residents, secondsOf([&] { return bench.rebuild(); }));
    tellMemory();
    return 0;
}
