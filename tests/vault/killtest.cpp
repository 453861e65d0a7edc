// kill -9 at the write points of SQLite: before a write, in its middle, at truncations and removals. The child is this
// program after fork(); SQLite's own table of system calls lets us stand between it and the disk.
#include "tests/vault/sealedfixture.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace guyub;
using test::Raw;
using test::SealedStore;

namespace {

constexpr int kFinished = 42, kFailed = 43;
constexpr int kCommitsBefore = 3, kCommits = 8;

// How many calls the child may make before it dies, and whether it dies with a write half done.
int callsLeft = 0;
bool diesTorn = false;

using WriteCall = ssize_t (*)(int, const void *, size_t, off_t);
using TruncateCall = int (*)(int, off_t);
using UnlinkCall = int (*)(const char *);

void dieIfDue()
{
    if (--callsLeft <= 0)
        ::kill(::getpid(), SIGKILL);
}

ssize_t writeOrDie(int file, const void *bytes, size_t size, off_t offset)
{
    if (callsLeft == 1 && diesTorn)
        (void)!::pwrite(file, bytes, size / 2, offset);
    dieIfDue();
    return ::pwrite(file, bytes, size, offset);
}

int truncateOrDie(int file, off_t size)
{
    dieIfDue();
    return ::ftruncate(file, size);
}

int unlinkOrDie(const char *name)
{
    dieIfDue();
    return ::unlink(name);
}

void standBetween()
{
    sqlite3_vfs *base = sqlite3_vfs_find("unix-excl");
    base->xSetSystemCall(base, "pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(static_cast<WriteCall>(writeOrDie)));
    base->xSetSystemCall(base, "ftruncate", reinterpret_cast<sqlite3_syscall_ptr>(static_cast<TruncateCall>(truncateOrDie)));
    base->xSetSystemCall(base, "unlink", reinterpret_cast<sqlite3_syscall_ptr>(static_cast<UnlinkCall>(unlinkOrDie)));
}

QByteArray content(int number)
{
    return QByteArray::number(number).rightJustified(7, '0').repeated(150);
}

bool prepare(Raw &db, const char *mode)
{
    return db.run("PRAGMA temp_store=MEMORY; PRAGMA cache_spill=OFF; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=25") == SQLITE_OK
        && db.value(QByteArray("PRAGMA journal_mode=") + mode) == QString::fromLatin1(mode).toLower()
        && db.run("CREATE TABLE IF NOT EXISTS n(x INTEGER); CREATE TABLE IF NOT EXISTS t(a INTEGER PRIMARY KEY, b TEXT, d INTEGER);"
                  "CREATE INDEX IF NOT EXISTS i ON t(b)") == SQLITE_OK;
}

// One commit: the counter, four new rows, changes to old ones; before every third, work that is rolled back.
bool commitOnce(Raw &db, int number)
{
    if (number % 3 == 0 && db.run("BEGIN; UPDATE t SET b='rolled back'; DELETE FROM n; ROLLBACK") != SQLITE_OK)
        return false;
    QByteArray sql = "BEGIN IMMEDIATE; DELETE FROM n; INSERT INTO n VALUES(" + QByteArray::number(number) + ");";
    for (int row = number * 4; row < number * 4 + 4; ++row)
        sql += "INSERT INTO t VALUES(" + QByteArray::number(row) + ",'" + content(row) + "',0);";
    sql += "UPDATE t SET d=d+1 WHERE a%7=" + QByteArray::number(number % 7) + "; COMMIT";
    return db.run(sql) == SQLITE_OK;
}

[[noreturn]] void child(SealedStore &store, const char *mode, int acknowledge)
{
    standBetween();
    {
        Raw db(store.path(), store.vfsName());
        if (!prepare(db, mode))
            ::_exit(kFailed);
        int number = db.value("SELECT x FROM n").toInt();
        for (int i = 0; i < kCommits; ++i) {
            if (!commitOnce(db, ++number) || ::write(acknowledge, &number, sizeof number) != sizeof number)
                ::_exit(kFailed);
        }
    }
    ::_exit(kFinished); // after closing, which copies the log back
}

struct Ended
{
    int acknowledged = 0; // the last commit that the child said was done
    int status = 0;
};

Ended runUntilKilled(SealedStore &store, const char *mode)
{
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("pipe");
    const pid_t pid = ::fork();
    if (pid == 0)
        child(store, mode, ends[1]);
    ::close(ends[1]);
    Ended ended;
    int number = 0;
    while (::read(ends[0], &number, sizeof number) == sizeof number)
        ended.acknowledged = number;
    ::close(ends[0]);
    ::waitpid(pid, &ended.status, 0);
    return ended;
}

// The number of the commit that the store stands at; -1 with anything wrong in it.
int standsAt(SealedStore &store)
{
    Raw db(store.path(), store.vfsName());
    if (db.run("PRAGMA temp_store=MEMORY; PRAGMA cache_spill=OFF") != SQLITE_OK || db.value("PRAGMA integrity_check") != QStringLiteral("ok"))
        return -1;
    const int number = db.value("SELECT x FROM n").toInt();
    QStringList expected;
    for (int row = 4; row < number * 4 + 4; ++row) {
        int touched = 0;
        for (int later = row / 4; later <= number; ++later)
            touched += row % 7 == later % 7;
        expected += QString::fromLatin1(content(row)) + QString::number(touched);
    }
    return db.value("SELECT group_concat(b||d) FROM (SELECT b, d FROM t ORDER BY a)") == expected.join(QLatin1Char(',')) ? number : -1;
}

// A store of a few commits, its files put back before every death.
class Template
{
public:
    explicit Template(const char *mode)
    {
        bool isGood = true;
        {
            Raw db(m_store.path(), m_store.vfsName());
            isGood = prepare(db, mode);
            for (int number = 1; number <= kCommitsBefore; ++number)
                isGood = isGood && commitOnce(db, number);
        }
        if (!isGood)
            qFatal("store cannot be made");
        m_database = test::bytesOf(m_store.path());
    }
    SealedStore &renewed()
    {
        for (const QString &name : m_store.files())
            QFile::remove(m_store.file(qPrintable(name)));
        test::writeBytes(m_store.path(), m_database);
        return m_store;
    }

private:
    SealedStore m_store;
    QByteArray m_database;
};

bool isWhole(const Ended &ended)
{
    return WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == kFinished;
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNoAcknowledgedCommit_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<bool>("torn");
        QTest::newRow("log") << QByteArray("WAL") << false;
        QTest::newRow("log, torn writes") << QByteArray("WAL") << true;
        QTest::newRow("journal") << QByteArray("DELETE") << false;
        QTest::newRow("journal, torn writes") << QByteArray("DELETE") << true;
    }
    void losesNoAcknowledgedCommit()
    {
        QFETCH(const QByteArray, mode);
        QFETCH(const bool, torn);
        const int step = qEnvironmentVariableIsSet("GUYUB_EVERY_WRITE") ? 1 : 37;
        Template start(mode.constData());
        int kills = 0, best = 0;
        for (int calls = 1;; calls += step, ++kills) {
            SealedStore &store = start.renewed();
            callsLeft = calls;
            diesTorn = torn;
            const Ended ended = runUntilKilled(store, mode.constData());
            const int told = std::max(kCommitsBefore, ended.acknowledged);
            const int now = standsAt(store);
            QVERIFY2(now == told || now == told + 1, qPrintable(QStringLiteral("call %1: at %2, told %3").arg(calls).arg(now).arg(told)));
            best = std::max(best, now);
            if (isWhole(ended))
                break;
            QVERIFY2(WIFSIGNALED(ended.status), qPrintable(QStringLiteral("call %1: status %2").arg(calls).arg(ended.status)));
        }
        QVERIFY(kills >= 5);
        QCOMPARE(best, kCommitsBefore + kCommits);
    }

    // Dying while a store is made leaves none, or one that is whole, or one that is refused; never a wrong one.
    void makesAStoreWhollyOrNotAtAll()
    {
        const int step = qEnvironmentVariableIsSet("GUYUB_EVERY_WRITE") ? 1 : 7;
        int refused = 0, kills = 0;
        for (int calls = 1;; calls += step, ++kills) {
            SealedStore store;
            callsLeft = calls;
            diesTorn = calls % 2;
            const Ended ended = runUntilKilled(store, "WAL");
            const auto opened = store.open();
            if (!opened) {
                QCOMPARE(opened.error().code, ErrorCode::Damaged);
                QCOMPARE(ended.acknowledged, 0);
                ++refused;
            } else if (ended.acknowledged > 0) {
                opened->get()->forgetStatements();
                QVERIFY(opened->get()->value(QStringLiteral("SELECT x FROM n"))->toInt() >= ended.acknowledged);
            }
            if (isWhole(ended))
                break;
            QVERIFY(WIFSIGNALED(ended.status));
        }
        QVERIFY(kills >= 5 && refused < kills);
    }
};

GUYUB_TEST(KillTest)
#include "killtest.moc"
