#include "tests/vault/sealedfixture.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace guyub;
using storage::Connection;
using storage::Database;
using test::bytesOf;
using test::Raw;
using test::SealedStore;
using test::writeBytes;
using vault::CryptVfs;
using vault::FileKind;

namespace {

// What somebody searches a stolen disk for.
const QString kName = QStringLiteral("Kanariwati");

bool holds(const QByteArray &bytes, const QString &word)
{
    const QByteArray wide(reinterpret_cast<const char *>(word.utf16()), word.size() * 2);
    return bytes.contains(word.toUtf8()) || bytes.contains(word.toLower().toUtf8()) || bytes.contains(wide);
}

QString one(Database &db, const char *sql)
{
    const auto value = db.value(QString::fromLatin1(sql));
    return value ? value->toString() : QStringLiteral("error");
}

} // namespace

class SealedDatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasWritten()
    {
        SealedStore store;
        store.filled(300).reset();

        auto db = store.open();

        QVERIFY(db.has_value());
        QCOMPARE(one(**db, "SELECT count(*) FROM t"), QStringLiteral("300"));
        QCOMPARE(one(**db, "SELECT b FROM t WHERE a=300"), SealedStore::rowText(299));
        QCOMPARE(one(**db, "PRAGMA integrity_check"), QStringLiteral("ok"));
    }

    void holdsEveryPragma()
    {
        SealedStore store;
        auto writer = store.open();
        auto reader = store.open(Connection::Reader);
        QVERIFY(writer.has_value() && reader.has_value());

        for (Database *db : {writer->get(), reader->get()}) {
            QCOMPARE(one(*db, "PRAGMA temp_store"), QStringLiteral("2"));
            QCOMPARE(one(*db, "PRAGMA cache_spill"), QStringLiteral("0"));
            QCOMPARE(one(*db, "PRAGMA journal_mode"), QStringLiteral("wal"));
            QCOMPARE(one(*db, "PRAGMA synchronous"), QStringLiteral("2"));
            QCOMPARE(one(*db, "PRAGMA cache_size"), QStringLiteral("-16000"));
            QCOMPARE(one(*db, "PRAGMA mmap_size"), QStringLiteral("0"));
            QCOMPARE(one(*db, "PRAGMA mmap_size=1000000"), QStringLiteral("0"));
            QCOMPARE(one(*db, "PRAGMA foreign_keys"), QStringLiteral("1"));
            QCOMPARE(one(*db, "PRAGMA trusted_schema"), QStringLiteral("0"));
            QCOMPARE(one(*db, "PRAGMA secure_delete"), QStringLiteral("1"));
            QCOMPARE(one(*db, "PRAGMA page_size"), QStringLiteral("4096"));
        }
        QCOMPARE(one(**writer, "PRAGMA wal_autocheckpoint"), QStringLiteral("1000"));
        QCOMPARE(one(**reader, "PRAGMA wal_autocheckpoint"), QStringLiteral("0"));
    }

    void hasNoPlainMode()
    {
        SealedStore store;
        for (const char *vfs : {"unix", "unix-excl", "", "nobody"})
            QCOMPARE(Database::open(store.path(), QString::fromLatin1(vfs), Connection::Writer).error().code, ErrorCode::WrongUse);
        QVERIFY(store.files().isEmpty());
    }

    void leavesNoWordInTheClearOnAnyDiskFile()
    {
        SealedStore store;
        auto db = store.filled(5);
        const QString text = kName.repeated(900); // overflow pages too
        QVERIFY(db->run(QStringLiteral("CREATE VIRTUAL TABLE f USING fts5(x)")).has_value());
        QVERIFY(db->run(QStringLiteral("CREATE INDEX i ON t(b)")).has_value());
        QVERIFY(db->run(QStringLiteral("INSERT INTO t(b) VALUES (?)"), {text}).has_value());
        QVERIFY(db->run(QStringLiteral("INSERT INTO f(x) VALUES (?)"), {kName}).has_value());
        QCOMPARE(one(*db, "SELECT count(*) FROM f WHERE f MATCH 'kanariwati'"), QStringLiteral("1"));

        QCOMPARE(store.files(), QStringList({QStringLiteral("main.db"), QStringLiteral("main.db-wal")})); // no -shm, no temporary file
        QVERIFY(bytesOf(store.wal()).size() > 4096);
        for (const QString &name : store.files())
            QVERIFY2(!holds(bytesOf(store.file(qPrintable(name))), kName), qPrintable(name));
        db.reset();
        QCOMPARE(store.files(), QStringList({QStringLiteral("main.db")}));
        QVERIFY(!holds(bytesOf(store.path()), kName));
        QVERIFY(!bytesOf(store.path()).contains("CREATE TABLE"));
        QVERIFY(bytesOf(store.path()).startsWith("GYBPAGE1"));
    }

    void saysWrongKeyForADatabaseOfAnotherKeyAndTouchesNothing()
    {
        SealedStore store, other("other", 2);
        const auto db = store.filled(60);
        const QString copy = other.path();
        writeBytes(copy, bytesOf(store.path()));
        writeBytes(copy + QStringLiteral("-wal"), bytesOf(store.wal())); // holds commits: must survive the wrong key

        QCOMPARE(other.open().error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(other.vfs().kindOf(copy.toStdString()), FileKind::OtherKey);
        QCOMPARE(store.vfs().kindOf(copy.toStdString()), FileKind::Ours);
        QCOMPARE(bytesOf(copy), bytesOf(store.path()));
        QCOMPARE(bytesOf(copy + QStringLiteral("-wal")), bytesOf(store.wal()));
        QCOMPARE(one(**store.open(Connection::Writer, copy), "SELECT count(*) FROM t"), QStringLiteral("60"));
    }

    void saysForeignForAnythingElseAndTouchesNothing()
    {
        SealedStore store;
        {
            Raw plain(store.file("plain.db"), "unix");
            QCOMPARE(plain.run("PRAGMA journal_mode=WAL; CREATE TABLE t(a); INSERT INTO t VALUES(1)"), SQLITE_OK);
        }
        writeBytes(store.file("short"), "xy");
        writeBytes(store.file("text"), QByteArray("some text ").repeated(1000));
        for (const char *name : {"plain.db", "short", "text"}) {
            const QByteArray before = bytesOf(store.file(name));
            const auto opened = store.open(Connection::Writer, store.file(name));
            QVERIFY2(!opened, name);
            QCOMPARE(opened.error().code, ErrorCode::NotAGuyubStore);
            QCOMPARE(store.vfs().kindOf(store.file(name).toStdString()), FileKind::Foreign);
            QCOMPARE(bytesOf(store.file(name)), before);
        }
        writeBytes(store.file("empty"), {});
        QCOMPARE(store.vfs().kindOf(store.file("empty").toStdString()), FileKind::Empty);
        QCOMPARE(store.vfs().kindOf(store.file("absent").toStdString()), FileKind::Absent);
        QCOMPARE(store.vfs().kindOf(QFileInfo(store.path()).path().toStdString()), FileKind::Foreign);
    }

    void isForeignToEveryOtherProgram()
    {
        SealedStore store;
        store.filled(5).reset();

        Raw plain(store.path(), "unix");

        QCOMPARE(plain.run("SELECT count(*) FROM sqlite_master"), SQLITE_NOTADB);
    }

    void refusesAJournalPlantedBesideAStore()
    {
        SealedStore store;
        store.filled(40).reset();
        const QByteArray before = bytesOf(store.path());
        // An attacker needs no key for this one: it would cut the store to nothing.
        QByteArray journal("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
        journal.append(QByteArray(12, '\0')).append(QByteArray("\0\0\2\0\0\0\x10\0", 8)).append(QByteArray(484, '\0'));
        writeBytes(store.file("main.db-journal"), journal);

        QCOMPARE(store.open().error().code, ErrorCode::Damaged);

        QCOMPARE(bytesOf(store.path()), before);
        QVERIFY(QFile::remove(store.file("main.db-journal")));
        QCOMPARE(one(**store.open(), "SELECT count(*) FROM t"), QStringLiteral("40"));
    }

    void refusesTemporaryFiles()
    {
        SealedStore store;
        auto db = store.filled(2000);
        QVERIFY(db->value(QStringLiteral("PRAGMA temp_store=FILE")).has_value());
        QVERIFY(db->value(QStringLiteral("PRAGMA cache_size=10")).has_value());
        QVERIFY(db->value(QStringLiteral("PRAGMA cache_spill=ON")).has_value());

        const auto table = db->run(QStringLiteral("CREATE TEMP TABLE x AS SELECT t.b FROM t, (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)"));
        const auto sorted = db->value(QStringLiteral("SELECT b FROM t ORDER BY b||a DESC"));
        QVERIFY(!table && !sorted);
        QCOMPARE(table.error().detail, QStringLiteral("engine code 14"));
        QCOMPARE(sorted.error().detail, QStringLiteral("engine code 14"));

        QCOMPARE(store.files(), QStringList({QStringLiteral("main.db"), QStringLiteral("main.db-wal")}));
        QVERIFY(db->value(QStringLiteral("PRAGMA temp_store=MEMORY")).has_value());
        QVERIFY(db->run(QStringLiteral("CREATE TEMP TABLE x AS SELECT * FROM t")).has_value());
    }

    void vacuumsInPlaceAndIntoACopy()
    {
        SealedStore store, other("other", 2);
        auto db = store.filled(400);
        QVERIFY(db->run(QStringLiteral("DELETE FROM t WHERE a % 2")).has_value());
        QVERIFY(db->run(QStringLiteral("VACUUM")).has_value());
        QCOMPARE(one(*db, "PRAGMA integrity_check"), QStringLiteral("ok"));

        QVERIFY(db->run(QStringLiteral("VACUUM INTO ?"), {QStringLiteral("file:%1?vfs=other").arg(other.path())}).has_value());

        auto copy = other.open();
        QVERIFY(copy.has_value());
        QCOMPARE(one(**copy, "SELECT count(*) FROM t"), QStringLiteral("200"));
        QCOMPARE(one(**copy, "PRAGMA integrity_check"), QStringLiteral("ok"));
        QCOMPARE(store.vfs().kindOf(other.path().toStdString()), FileKind::OtherKey);
    }

    void copiesItselfWhileOpen()
    {
        SealedStore store;
        const auto db = store.filled(400);
        const QString copy = store.file("copy.db");
        {
            Raw from(store.path(), store.vfsName()), to(copy, store.vfsName());
            sqlite3_backup *backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
            QVERIFY(backup);
            QCOMPARE(sqlite3_backup_step(backup, -1), SQLITE_DONE);
            QCOMPARE(sqlite3_backup_finish(backup), SQLITE_OK);
        }
        auto opened = store.open(Connection::Writer, copy);
        QVERIFY(opened.has_value());
        QCOMPARE(one(**opened, "SELECT count(*) FROM t"), QStringLiteral("400"));
        QCOMPARE(one(**opened, "PRAGMA integrity_check"), QStringLiteral("ok"));
        QVERIFY(!bytesOf(copy).contains("row 7"));
    }

    void letsAReaderSeeItsMomentWhileTheWriterGoesOn()
    {
        SealedStore store;
        auto writer = store.filled(40);
        auto reader = std::move(*store.open(Connection::Reader));
        QVERIFY(reader->run(QStringLiteral("BEGIN")).has_value());
        QCOMPARE(one(*reader, "SELECT count(*) FROM t"), QStringLiteral("40"));

        QVERIFY(writer->run(QStringLiteral("DELETE FROM t WHERE a>10")).has_value());

        QCOMPARE(one(*reader, "SELECT count(*) FROM t"), QStringLiteral("40"));
        QVERIFY(reader->run(QStringLiteral("COMMIT")).has_value());
        QCOMPARE(one(*reader, "SELECT count(*) FROM t"), QStringLiteral("10"));
        QVERIFY(writer->checkpoint().has_value());
        QCOMPARE(one(*reader, "SELECT count(*) FROM t"), QStringLiteral("10"));
    }

    void leavesCheckpointsToTheWriter()
    {
        SealedStore store;
        auto writer = store.filled(40);
        auto reader = std::move(*store.open(Connection::Reader));
        QCOMPARE(one(*reader, "SELECT count(*) FROM t"), QStringLiteral("40"));

        writer.reset();
        reader.reset(); // last to close

        QVERIFY(QFile::exists(store.wal()));
        QCOMPARE(one(**store.open(), "SELECT count(*) FROM t"), QStringLiteral("40"));
    }

    void shutsOtherProcessesOut()
    {
        SealedStore store;
        store.filled(5).reset();
        int go[2];
        QCOMPARE(::pipe(go), 0);
        const pid_t child = ::fork(); // before the store is open: SQLite's memory of its locks must not come along
        if (child == 0) {
            char byte = 0;
            if (::read(go[0], &byte, 1) != 1)
                ::_exit(99);
            Raw second(store.path(), store.vfsName());
            ::_exit(second.run("SELECT count(*) FROM t"));
        }
        const auto db = store.open();
        QVERIFY(db.has_value());
        QCOMPARE(::write(go[1], "x", 1), ssize_t(1));
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);

        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), SQLITE_BUSY);
        ::close(go[0]);
        ::close(go[1]);
    }

    void installsEachNameOnceAndCountsItsWork()
    {
        SealedStore store;
        QCOMPARE(CryptVfs::install("test", test::dataKey()).error().code, ErrorCode::WrongUse);
        QCOMPARE(CryptVfs::install("unix", test::dataKey()).error().code, ErrorCode::WrongUse);
        QCOMPARE(CryptVfs::install("short", crypto::SecretBytes(31)).error().code, ErrorCode::WrongUse);
        QVERIFY(CryptVfs::isInstalled("test"));
        QVERIFY(!CryptVfs::isInstalled("unix"));
        store.filled(40).reset();
        QVERIFY(store.vfs().stats().pagesSealed > 10);
        QCOMPARE(store.vfs().stats().pagesRefused, 0u);
    }

    // A page size or reserve of its own would cut the end off every page: nothing may be written so.
    void refusesToMakeAStoreOfAnotherShape()
    {
        SealedStore store;
        Raw raw(store.path(), store.vfsName());
        QCOMPARE(raw.run("PRAGMA temp_store=MEMORY; PRAGMA page_size=8192"), SQLITE_OK);
        QVERIFY(raw.run("CREATE TABLE t(a)") != SQLITE_OK);
        QVERIFY(bytesOf(store.path()).isEmpty());
    }
};

GUYUB_TEST(SealedDatabaseTest)
#include "sealeddatabasetest.moc"
