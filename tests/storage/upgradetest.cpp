#include "app/base/durablefile.h"
#include "storage/backup.h"
#include "storage/meta.h"
#include "storage/schema.h"
#include "storage/storefiles.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QProcess>

#include <csignal>
#include <thread>
#include <unistd.h>

using namespace guyub;
using namespace guyub::storage;
using test::TestStore;

namespace {

// A closed store whose tables an older program made.
struct Older
{
    Older()
    {
        (void)store.person(QStringLiteral("Soeparman"), {{domain::resident::Nik, QStringLiteral("3577031010509001")}});
        second = store.person(QStringLiteral("Djoyo"));
        for (int i = 0; i < 20; ++i) // each commit is a place to stop
            (void)store.set(second, {{domain::resident::Landmark, QStringLiteral("dekat langgar %1").arg(i)}});
        (void)store.store().saveDraft({*Id::fromHex("00000000000000000000000000000001"), store.store().operatorId(), QStringLiteral("register"), QStringLiteral("Wati"), 1, "half typed", 1});
        digest = store.digest();
        age();
        store.close();
    }
    void age() { (void)Meta(store.database()).set(metakey::projection, kProjectionVersion - 1); }
    QByteArray bytes() const { return readWhole(storefile::database(store.folder())).value_or(QByteArray()); }
    Result<> openWith(const Progress &progress)
    {
        GUYUB_TRY_VALUE(Keys keys, Session::unlockNamed(store.folder(), {}, test::secretOf(test::kPin), store.clock));
        GUYUB_TRY_VALUE(store.session, Session::open(store.folder(), std::move(keys), store.clock, {progress, false}));
        return {};
    }
    bool isCurrent() { return Meta(store.database()).number(metakey::projection) == kProjectionVersion; }
    QString before() const { return storefile::before(store.folder()); }
    QString fresh() const { return storefile::upgrade(store.folder()); }
    bool isAllThere()
    {
        return store.digest() == digest && store.findings().isEmpty() && store.nameOf(second) == QLatin1String("Djoyo") && store.count(QStringLiteral("draft")) == 1 && store.find(QStringLiteral("soeparman")).size() == 1
            && checkPages(store.database())->findings.isEmpty();
    }

    TestStore store;
    EntityId second;
    Hash digest;
};

} // namespace

class UpgradeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void derivesInAFileBesideAndKeepsTheOldOneForOneCycle()
    {
        Older older;
        const QByteArray bytes = older.bytes();
        QList<qint64> shares;

        QVERIFY(older.openWith([&shares](qint64 done, qint64 total) {
            shares.append(done * 1000 / total);
            return true;
        }));

        QVERIFY(older.isCurrent() && older.isAllThere());
        QVERIFY(std::is_sorted(shares.cbegin(), shares.cend()) && shares.first() < 500 && shares.last() == 1000);
        QVERIFY(*readWhole(older.before()) == bytes); // untouched to the last bit
        QVERIFY(!QFile::exists(older.fresh()));
        older.store.close();
        QVERIFY(QFile::exists(older.before()));

        QVERIFY(older.store.open());
        QVERIFY(!QFile::exists(older.before()));
        QVERIFY(older.isAllThere());
    }

    // Until a clean end nobody knows whether the new file holds.
    void keepsTheOldFileAfterAnUncleanEnd()
    {
        Older older;
        QVERIFY(older.store.open());
        older.store.close();
        QVERIFY(writeDurably(storefile::opened(older.store.folder()), {}));

        QVERIFY(older.store.open());
        QVERIFY(QFile::exists(older.before()));
        older.store.close();
        QVERIFY(older.store.open());
        QVERIFY(!QFile::exists(older.before()));
    }

    void leavesTheOldStoreAsItWasWhenStoppedAnywhere()
    {
        Older older;
        const QByteArray bytes = older.bytes();
        int calls = 0;
        for (int stopAt = 1; calls >= stopAt - 1; ++stopAt) {
            calls = 0;
            const auto opened = older.openWith([&](qint64, qint64) { return ++calls < stopAt; });
            if (opened)
                break; // it was done before
            QCOMPARE(opened.error().code, ErrorCode::Cancelled);
            QVERIFY(older.bytes() == bytes);
            QVERIFY(!QFile::exists(older.fresh()) && !QFile::exists(older.before()));
        }
        QVERIFY(calls > 20);
        QVERIFY(older.isCurrent() && older.isAllThere());
    }

    void startsOverWhenItWasKilledAnywhere()
    {
        Older older;
        int killed = 0;
        for (int killAt = 1;; ++killAt) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QStringLiteral(GUYUB_STORAGE_CHILD), {QStringLiteral("upgrade"), older.store.folder(), QString::number(killAt)});
            QVERIFY(child.waitForFinished(60'000));
            if (child.exitStatus() != QProcess::CrashExit)
                break; // it was done before
            ++killed;
            QVERIFY(killAt == 1 || QFile::exists(older.fresh()));
        }
        QVERIFY(killed > 20);

        QVERIFY(older.store.open());
        QVERIFY(older.isCurrent() && older.isAllThere());
        QVERIFY(!QFile::exists(older.fresh()));
    }

    // What no progress call lies between, built by the same steps.
    void settlesWhateverACrashLeaves_data()
    {
        QTest::addColumn<bool>("hasSecondName");
        QTest::addColumn<bool>("hasLog");
        QTest::newRow("half a file") << false << false;
        QTest::newRow("half a file and its log") << false << true;
        QTest::newRow("the old file has its second name, the new one not yet the first") << true << false;
    }
    void settlesWhateverACrashLeaves()
    {
        QFETCH(bool, hasSecondName);
        QFETCH(bool, hasLog);
        Older older;
        QVERIFY(writeDurably(older.fresh(), older.bytes().left(50'000)));
        if (hasLog)
            QVERIFY(writeDurably(older.fresh() + QStringLiteral("-wal"), "left over"));
        if (hasSecondName)
            QVERIFY(::link(qPrintable(storefile::database(older.store.folder())), qPrintable(older.before())) == 0);

        QVERIFY(older.store.open());

        QVERIFY(older.isCurrent() && older.isAllThere());
        QVERIFY(!QFile::exists(older.fresh()) && !QFile::exists(older.fresh() + QStringLiteral("-wal")));
        QVERIFY(QFile::exists(older.before()));
    }

    // Two names of one file are no copy from before.
    void doesNotTakeASecondNameForTheOldFile()
    {
        Older older;
        QVERIFY(::link(qPrintable(storefile::database(older.store.folder())), qPrintable(older.before())) == 0);
        QVERIFY(settleUpgrade(older.store.folder()));
        QVERIFY(!QFile::exists(older.before()) && !older.bytes().isEmpty());
    }

    void leavesNothingUnderTheOldKeyWhenThatChanges()
    {
        Older older;
        auto keys = Session::unlockNamed(older.store.folder(), {}, test::secretOf(test::kPin), older.store.clock);

        QVERIFY(Session::changeDataKey(older.store.folder(), std::move(*keys), older.store.clock)); // upgrades first

        QVERIFY(!QFile::exists(older.before()) && !QFile::exists(older.fresh()));
        QVERIFY(older.store.open());
        QVERIFY(older.isCurrent() && older.isAllThere());
    }

    void isNotBackedUp()
    {
        Older older;
        QVERIFY(older.store.open());
        older.store.close();
        QVERIFY(QFile::exists(older.before()));

        const auto made = createBackup(older.store.folder(), older.store.beside(QStringLiteral("backups")), older.store.clock.nowUtc());

        QVERIFY(made);
        QStringList names;
        for (const BackupFile &file : made->manifest.files)
            names.append(file.name);
        QCOMPARE(names, (QStringList{QStringLiteral("main.db"), QStringLiteral("store.keys")}));
    }

    void saysHowMuchRoomIsMissing()
    {
        QVERIFY(fitsUpgrade(100 << 20, qint64(1) << 30));
        const auto tight = fitsUpgrade(100 << 20, 100 << 20);
        QCOMPARE(tight.error().code, ErrorCode::DiskFull);
        QVERIFY(tight.error().detail.contains(QStringLiteral(" 89 MB of room are missing"))); // 1.25 of it and 64 MiB
    }

    void findsThatARowWasNotCarriedAsItStands_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql : {"UPDATE commit_log SET hash=x'00' WHERE seq=2", "DELETE FROM commit_log WHERE seq=2", "UPDATE draft SET title='Wati '", "DELETE FROM subject_key", "UPDATE meta SET value=CAST(value AS TEXT) WHERE key='head_seq'"})
            QTest::addRow("%s", sql) << QString::fromLatin1(sql);
    }
    void findsThatARowWasNotCarriedAsItStands()
    {
        QFETCH(QString, sql);
        Older older;
        QVERIFY(older.store.open());
        auto fresh = Database::open(older.store.beside(QStringLiteral("fresh.db")), older.store.database().vfs(), Connection::Writer);
        QVERIFY(fresh && createLogTables(**fresh));
        const auto kept = carryKeptRows(older.store.database(), **fresh);
        QVERIFY(kept && kept->size() > 5);
        QVERIFY(*holdsRows(**fresh, *kept));

        QVERIFY((*fresh)->run(sql));

        QVERIFY(!*holdsRows(**fresh, *kept));
    }

    void refusesAStoreOfANewerProgram_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("its log") << metakey::format;
        QTest::newRow("its tables") << metakey::projection;
    }
    void refusesAStoreOfANewerProgram()
    {
        QFETCH(QString, key);
        TestStore store;
        QVERIFY(Meta(store.database()).set(key, 99));
        QVERIFY(Meta(store.database()).set(metakey::program, QStringLiteral("9.9.9")));
        store.close();
        const QByteArray bytes = *readWhole(storefile::database(store.folder()));

        const auto opened = store.open();

        QCOMPARE(opened.error().code, ErrorCode::NewerFormat);
        QVERIFY(opened.error().detail.contains(QStringLiteral("Guyub 9.9.9")) && opened.error().detail.contains(QStringLiteral("install that one")));
        QCOMPARE(store.rebuild().error().code, ErrorCode::NewerFormat); // nor is it derived down
        QVERIFY(*readWhole(storefile::database(store.folder())) == bytes);
    }

    void upgradesOnAnotherThread()
    {
        Older older;
        auto keys = Session::unlockNamed(older.store.folder(), {}, test::secretOf(test::kPin), older.store.clock);
        std::optional<Result<Session::Ready>> ready;

        std::thread([&] { ready.emplace(Session::prepare(older.store.folder(), std::move(*keys), older.store.clock)); }).join();

        QVERIFY(*ready);
        auto others = Session::unlockNamed(older.store.folder(), {}, test::secretOf(test::kPin), older.store.clock);
        QCOMPARE(Session::open(older.store.folder(), std::move(*others), older.store.clock).error().code, ErrorCode::StoreInUse); // nobody comes in between
        older.store.session = std::move(*Session::open(std::move(**ready)));
        QVERIFY(older.isCurrent() && older.isAllThere());
    }
};

GUYUB_TEST(UpgradeTest)
#include "upgradetest.moc"
