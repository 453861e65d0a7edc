// hubingest [--quick | KIOSKS SEGMENTS OPS]: durable ingest on one thread. Each kiosk sends SEGMENTS segments of about OPS
// operations: new residents (nine fields, one of them tier 2 under a consent) and edits of residents that others have
// edited too, so that merge, consent and conflicts all take part. Measured from the segment's bytes to the durable
// answer. Beside it, in the same run and on the same disk: the plain library, which only appends the same number of rows
// of the same size to a log and upserts a state, one transaction a segment.
#include "app/domain/records/resident.h"
#include "storage/crypto/hash.h"
#include "sync/hub/embeddedhub.h"
#include "tests/hub/testkiosk.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>

#include <sys/resource.h>

using namespace guyub;
using namespace guyub::domain;
using Kind = protocol::HubRequest::Kind;

namespace {

const QString kLedgerCode = QStringLiteral("35.77.03.1009");

class StandingClock final : public ports::Clock
{
public:
    UtcMs nowUtc() const override { return test::kTestTime; }
    QDate today() const override { return {2026, 6, 1}; }
};

double cpuSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

FieldMap person(int number)
{
    return {{resident::Name, QStringLiteral("Siti Nur Hasanah %1").arg(number)}, {resident::Nik, QStringLiteral("357703500562%1").arg(number % 10000, 4, 10, QLatin1Char('0'))}, {resident::Sex, qint64(2)},
        {resident::BirthDate, qint64(19620510)}, {resident::BirthPlace, QStringLiteral("Nganjuk")}, {resident::Address, QStringLiteral("Jalan Salak Timur %1").arg(number % 90)}, {resident::Rt, QStringLiteral("003")},
        {resident::Rw, QStringLiteral("005")}, {resident::Phone, QStringLiteral("0812%1").arg(number, 8, 10, QLatin1Char('0'))}};
}

// Seven operations a person: a create, a consent, a sensitive field, four edits.
void work(test::TestKiosk &kiosk, int ops, const QList<EntityId> &shared, int &number)
{
    const quint64 until = kiosk.seq() + quint64(ops);
    while (kiosk.seq() < until) {
        const EntityId id = kiosk.create(person(++number));
        const EntityId consent = kiosk.consent(id, 1, true);
        kiosk.commit({{1, id, id, 0, {{resident::Religion, qint64(1)}}, 2, {}}}, consent);
        kiosk.set(id, {{resident::Phone, QStringLiteral("0813%1").arg(number, 8, 10, QLatin1Char('0'))}}, 0);
        kiosk.set(id, {{resident::Address, QStringLiteral("Gang Melati %1").arg(number % 50)}}, 0);
        const EntityId &other = shared.at(number % shared.size());
        kiosk.set(other, {{resident::Phone, QStringLiteral("0814%1").arg(number, 8, 10, QLatin1Char('0'))}}, 1);
        kiosk.set(other, {{resident::Name, QStringLiteral("Siti %1").arg(number % 7)}}, 1);
    }
}

struct Load
{
    QList<QByteArray> files;
    QList<PublicKey> senders;
    qint64 ops = 0, bytes = 0;
};

void report(const char *what, qint64 ops, double seconds, double cpu)
{
    std::printf("%-34s %9lld ops %8.2f s %10.0f ops/s   %6.1f us of CPU an op\n", what, static_cast<long long>(ops), seconds, double(ops) / seconds, cpu * 1e6 / double(ops));
    std::fflush(stdout);
}

double plainLibrary(const QString &path, int segments, int opsPerSegment)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("plain"));
    database.setDatabaseName(path);
    database.open();
    for (const char *sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-16000", "CREATE TABLE log(id INTEGER PRIMARY KEY, uid BLOB UNIQUE, bytes BLOB)", "CREATE TABLE state(rid INTEGER PRIMARY KEY, entity BLOB UNIQUE, bytes BLOB)"})
        QSqlQuery(database).exec(QLatin1String(sql));
    QSqlQuery log(database), state(database);
    log.prepare(QStringLiteral("INSERT INTO log(uid, bytes) VALUES(?,?)"));
    state.prepare(QStringLiteral("INSERT INTO state(entity, bytes) VALUES(?,?) ON CONFLICT(entity) DO UPDATE SET bytes=excluded.bytes"));
    const QByteArray commit(300, 'c'), merged(420, 's');
    QElapsedTimer timer;
    timer.start();
    const double before = cpuSeconds();
    quint64 number = 0;
    for (int segment = 0; segment < segments; ++segment) {
        database.transaction();
        for (int op = 0; op < opsPerSegment; ++op) {
            ++number;
            log.addBindValue(toByteArray(crypto::Blake2b("guyub.bench.1", 16).addU64(number).finish<16>()));
            log.addBindValue(commit);
            log.exec();
            state.addBindValue(toByteArray(crypto::Blake2b("guyub.bench.2", 16).addU64(number / 5).finish<16>()));
            state.addBindValue(merged);
            state.exec();
        }
        database.commit();
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const qint64 ops = qint64(segments) * opsPerSegment;
    report("plain SQLite: log row, state row", ops, seconds, cpuSeconds() - before);
    return double(ops) / seconds;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const bool isQuick = argc > 1 && qstrcmp(argv[1], "--quick") == 0;
    const int kiosks = isQuick ? 2 : argc > 1 ? atoi(argv[1]) : 64, segments = argc > 2 ? atoi(argv[2]) : isQuick ? 2 : 5, ops = argc > 3 ? atoi(argv[3]) : 250;
    const QTemporaryDir folder(QDir::currentPath() + QStringLiteral("/hubingest-XXXXXX"));
    const StandingClock clock;
    auto home = hub::HubHome::open(folder.filePath(QStringLiteral("hub")), folder.filePath(QStringLiteral("hub.key")), hub::HomeUse::Serve);
    auto store = home ? hub::HubStore::open(*home) : Result<std::unique_ptr<hub::HubStore>>(tl::unexpected(home.error()));
    if (!store)
        return 1;
    hub::EmbeddedHub hub(**store, clock, {});
    const auto enrol = [&](test::TestKiosk &kiosk) {
        const auto code = hub.enrolling().makeCode(kLedgerCode, QStringLiteral("*"));
        const auto answer = protocol::decodeEnrolAnswer(hub.handle({{Kind::Enrol, protocol::encode(kiosk.enrolRequest(code->letters, kLedgerCode.toLatin1())), {}}}).first().body);
        kiosk.take(*answer);
    };

    test::TestKiosk first("first");
    enrol(first);
    QList<EntityId> shared;
    for (int i = 0; i < 200; ++i)
        shared.append(first.create(person(i)));
    hub.handle({{Kind::Segment, first.segmentFile(1), first.transport.publicKey}});

    Load load;
    int number = 1000;
    for (int k = 0; k < kiosks; ++k) {
        test::TestKiosk kiosk("kiosk");
        enrol(kiosk);
        kiosk.keys = first.keys; // it has come down before
        for (int s = 0; s < segments; ++s) {
            const quint64 from = kiosk.seq() + 1;
            work(kiosk, ops, shared, number);
            load.files.append(kiosk.segmentFile(from));
            load.senders.append(kiosk.transport.publicKey);
            load.ops += qint64(kiosk.seq() - from + 1);
            load.bytes += load.files.last().size();
        }
    }
    std::printf("%d kiosks, %d segments each, %lld operations, %.1f bytes an operation on the wire\n", kiosks, segments, static_cast<long long>(load.ops), double(load.bytes) / double(load.ops));

    // A third of the load for each size of group: what waits when the writer comes back is answered as one.
    int refused = 0;
    double rate = 0;
    qsizetype next = 0;
    for (const int group : {1, 16, 64}) {
        const qsizetype end = group == 64 ? load.files.size() : next + load.files.size() / 3;
        const qint64 share = load.ops * (end - next) / load.files.size();
        QElapsedTimer timer;
        timer.start();
        const double before = cpuSeconds();
        while (next < end) {
            QList<protocol::HubRequest> requests;
            for (; next < end && requests.size() < group; ++next)
                requests.append({Kind::Segment, load.files.at(next), load.senders.at(next)});
            for (const protocol::HttpReply &reply : hub.handle(requests))
                refused += reply.status != 204;
        }
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        rate = double(share) / seconds;
        report(qPrintable(QStringLiteral("hub, durable, groups of %1").arg(group)), share, seconds, cpuSeconds() - before);
    }
    const auto stats = hub.stats();
    const auto conflicts = hub.database().value(QStringLiteral("SELECT count(*) FROM conflict"));
    std::printf("refused %d, quarantined %llu, conflicts %lld\n", refused, static_cast<unsigned long long>(stats.quarantined), conflicts ? conflicts->toLongLong() : -1);
    const double plain = plainLibrary(folder.filePath(QStringLiteral("plain.db")), kiosks * segments, ops);
    std::printf("ratio hub in groups of 64 / plain library in single transactions: %.2f\n", rate / plain);
    return refused == 0 && stats.quarantined == 0 ? 0 : 1;
}
