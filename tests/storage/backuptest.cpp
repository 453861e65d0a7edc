// Backups of a store, what they keep, and what a restored store knows of itself.
#include "storage/backup.h"
#include "app/base/durablefile.h"
#include "storage/storefiles.h"
#include "storage/whereabouts.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::storage;
using test::kPin;
using test::secretOf;
using test::TestStore;

namespace {

constexpr qint64 kDayMs = 86'400'000;

int piecesBelow(const QString &folder)
{
    int count = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        count += files.next().contains(QStringLiteral("/pieces/")) ? 1 : 0;
    return count;
}

BackupManifest sample()
{
    BackupManifest manifest;
    manifest.number = 3;
    manifest.madeAt = 1'780'000'020'000;
    manifest.files = {{QStringLiteral("main.db"), kBackupPieceBytes + 4096, {Hash(), Hash()}}, {QStringLiteral("store.keys"), 900, {Hash()}}};
    return manifest;
}

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRestoredStoreHoldsTheSameAndBeginsANewSeries()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        const StreamId stream = store.store().stream();
        store.close();
        const QString backups = store.beside(QStringLiteral("backups"));
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));

        QVERIFY(QDir(store.folder()).removeRecursively());
        QCOMPARE(restoreBackup(backups, *findBackup(backups, {}, 0), backups).error().code, ErrorCode::TargetExists);
        QVERIFY(restoreBackup(backups, *findBackup(backups, {}, 0), store.folder())); // in its own place, with its own mark there
        QVERIFY(store.open());

        QCOMPARE(store.digest(), digest);
        QCOMPARE(store.nameOf(resident), QStringLiteral("Soeparman"));
        QVERIFY(store.store().stream() != stream);
        QVERIFY(store.session->hasBegunAnew());
        QVERIFY(store.findings().isEmpty());
    }

    void aRestoreThatWasCutShortSaysSoAndMayBeDoneAgain()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        store.close();
        const QString backups = store.beside(QStringLiteral("backups")), cut = store.beside(QStringLiteral("cut"));
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        const BackupManifest manifest = *findBackup(backups, {}, 0);
        QVERIFY(QDir().mkpath(cut));
        for (const QString &name : {storefile::restoring(cut), storefile::database(cut) + QStringLiteral(".part")})
            QVERIFY(writeDurably(name, "half"));

        QVERIFY(Session::operators(cut).error().detail.contains(QStringLiteral("guyub backup restore")));
        QVERIFY(writeDurably(cut + QStringLiteral("/letter.txt"), "of somebody"));
        QCOMPARE(restoreBackup(backups, manifest, cut).error().code, ErrorCode::TargetExists);
        QVERIFY(QFile::remove(cut + QStringLiteral("/letter.txt")));
        QVERIFY(restoreBackup(backups, manifest, cut));
        QVERIFY(!QFile::exists(storefile::restoring(cut)));
        QCOMPARE(restoreBackup(backups, manifest, cut).error().code, ErrorCode::TargetExists);

        QVERIFY(QDir(store.folder()).removeRecursively());
        QVERIFY(QDir().rename(cut, store.folder()));
        QVERIFY(store.open());
        QCOMPARE(store.digest(), digest);
    }

    // A crash leaves a log beside the database; what was saved last lies there.
    void keepsTheLogOfACrash()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        const QString crashed = store.beside(QStringLiteral("crashed")), backups = store.beside(QStringLiteral("backups")), again = store.beside(QStringLiteral("again"));
        QVERIFY(test::copyFolder(store.folder(), crashed) && QFile::remove(crashed + QStringLiteral("/lock")));
        QVERIFY(QFileInfo(storefile::wal(crashed)).size() > 0);
        QCOMPARE(createBackup(store.folder(), backups, store.clock.nowUtc()).error().code, ErrorCode::StoreInUse);
        store.close();

        const auto made = createBackup(crashed, backups, store.clock.nowUtc());
        QCOMPARE(made->manifest.files.size(), 3);
        QVERIFY(restoreBackup(backups, made->manifest, again));

        auto keys = Session::unlockNamed(again, {}, secretOf(kPin), store.clock);
        const auto session = Session::open(again, std::move(*keys), store.clock);
        QVERIFY(session);
        QCOMPARE(*projectionDigest((*session)->database()), digest);
    }

    void writesOnlyWhatIsNewAndForgetsAfterThirtyDays()
    {
        TestStore store;
        store.close();
        const QString backups = store.beside(QStringLiteral("backups"));
        const UtcMs start = store.clock.nowUtc();
        const auto first = createBackup(store.folder(), backups, start);
        QCOMPARE(first->newBytes, first->bytes);
        QVERIFY(store.open());
        for (int i = 0; i < 3; ++i)
            store.person(QStringLiteral("Sutinah %1").arg(i));
        store.close();
        const auto second = createBackup(store.folder(), backups, start + 2 * kDayMs);
        QVERIFY(second->newBytes > 0);
        QCOMPARE(createBackup(store.folder(), backups, start + 3 * kDayMs)->newBytes, quint64(0));
        QCOMPARE(listBackups(backups)->backups.size(), 3);
        const int pieces = piecesBelow(backups);

        const auto late = createBackup(store.folder(), backups, start + 33 * kDayMs); // the clock may be wrong: counted as day 4
        QCOMPARE(late->deleted, 0);
        QCOMPARE(late->manifest.number, quint64(4));
        QCOMPARE(createBackup(store.folder(), backups, start + 34 * kDayMs)->deleted, 3); // days 0, 2 and 3 are over
        QVERIFY(piecesBelow(backups) < pieces); // what only the first had
        const auto left = listBackups(backups);
        for (const BackupManifest &manifest : left->backups)
            QVERIFY(checkBackup(backups, manifest)->isEmpty());
        QCOMPARE(left->backups.size(), 2);

        QCOMPARE(createBackup(store.folder(), backups, start)->manifest.number, quint64(6)); // a clock that was put back
        QCOMPARE(findBackup(backups, {}, 0)->number, quint64(6));
        QCOMPARE(createBackup(store.folder(), backups, start + 365 * kDayMs)->deleted, 0); // one that jumped ahead
    }

    // Somebody has the stick for a minute.
    void oneNightWithAWrongClockDeletesNothingEarly()
    {
        TestStore store;
        store.close();
        const QString backups = store.beside(QStringLiteral("backups"));
        const UtcMs start = store.clock.nowUtc();
        const auto night = [&](UtcMs at) { return createBackup(store.folder(), backups, at)->deleted; };
        for (int day = 0; day < 5; ++day)
            QCOMPARE(night(start + day * kDayMs), 0);
        QCOMPARE(night(86'400'000), 0); // 1970: the battery of the clock was empty
        for (int day = 6; day < 9; ++day)
            QCOMPARE(night(start + day * kDayMs), 0);
        QCOMPARE(night(start + 36'500 * kDayMs), 0); // a hundred years ahead
        for (int day = 10; day < 27; ++day)
            QCOMPARE(night(start + day * kDayMs), 0);
        QCOMPARE(night(start + 67 * kDayMs), 0); // forty days ahead, when the oldest is nearly old enough
        for (int day = 28; day < 30; ++day)
            QCOMPARE(night(start + day * kDayMs), 0);
        int deleted = 0;
        for (int day = 30; day < 45; ++day)
            deleted += night(start + day * kDayMs);
        QCOMPARE(deleted, 14); // of days 0 to 13, those of wrong dates with their neighbours
    }
    void writesAndClearsNothingThroughALink()
    {
        TestStore store;
        store.close();
        const QString backups = store.beside(QStringLiteral("backups"));
        const auto first = createBackup(store.folder(), backups, 1);
        const QString place = backups + QLatin1Char('/') + toHexString(first->manifest.store), victim = store.beside(QStringLiteral("victim"));
        QVERIFY(QDir().mkpath(victim) && writeDurably(victim + QStringLiteral("/letter"), "dear"));
        QVERIFY(writeDurably(victim + QLatin1Char('/') + QString(64, QLatin1Char('a')), "dear"));
        for (const QString &name : {QStringLiteral("zz"), QStringLiteral("aa"), QStringLiteral("00")}) {
            QDir(place + QStringLiteral("/pieces/") + name).removeRecursively();
            QVERIFY(QFile::link(victim, place + QStringLiteral("/pieces/") + name));
        }
        QVERIFY(QFile::link(victim + QStringLiteral("/letter"), place + QStringLiteral("/00000002.backup.part")));
        QVERIFY(writeDurably(place + QStringLiteral("/18446744073709551615.backup"), "junk"));

        const auto second = createBackup(store.folder(), backups, 2);

        QCOMPARE(second->manifest.number, quint64(2));
        QCOMPARE(*readWhole(victim + QStringLiteral("/letter")), QByteArray("dear"));
        QVERIFY(QFile::exists(victim + QLatin1Char('/') + QString(64, QLatin1Char('a'))));
        QVERIFY(QFile::exists(storefile::keys(store.folder())));
        QVERIFY(!QFileInfo(place + QStringLiteral("/00000002.backup")).isSymLink());
    }

    void copiesTheKeyFileThatCanBeRead()
    {
        TestStore store;
        store.close();
        QVERIFY(writeDurably(storefile::keys(store.folder()), "damaged"));
        const QString backups = store.beside(QStringLiteral("backups")), again = store.beside(QStringLiteral("again"));
        const auto made = createBackup(store.folder(), backups, 1);
        QVERIFY(restoreBackup(backups, made->manifest, again));
        QVERIFY(Session::unlockNamed(again, {}, secretOf(kPin), store.clock));
    }

    void aCancelledOrCutOneIsNoBackup()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        store.close();
        const QString backups = store.beside(QStringLiteral("backups")), target = store.beside(QStringLiteral("target"));
        QCOMPARE(createBackup(store.folder(), backups, 1, [](quint64, quint64) { return false; }).error().code, ErrorCode::Cancelled);
        QCOMPARE(listBackups(backups).error().code, ErrorCode::NotFound);
        QVERIFY(piecesBelow(backups) > 0);
        const auto made = createBackup(store.folder(), backups, 1);
        QVERIFY(made);

        QCOMPARE(restoreBackup(backups, made->manifest, target, [](quint64, quint64) { return false; }).error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(target));
        QCOMPARE(checkBackup(backups, made->manifest, [](quint64, quint64) { return false; }).error().code, ErrorCode::Cancelled);
    }

    // A list that cannot be read names pieces that nobody knows: none is thrown away on its account.
    void throwsNothingAwayWhileAListCannotBeRead()
    {
        TestStore store;
        store.close();
        const QString backups = store.beside(QStringLiteral("backups"));
        const auto first = createBackup(store.folder(), backups, 1);
        const QString place = backups + QLatin1Char('/') + toHexString(first->manifest.store);
        const QByteArray list = *readWhole(place + QStringLiteral("/00000001.backup"));
        QVERIFY(writeDurably(place + QStringLiteral("/00000001.backup"), "torn"));
        QVERIFY(store.open());
        store.person(QStringLiteral("Soeparman"));
        store.close();

        QCOMPARE(createBackup(store.folder(), backups, 100 * kDayMs)->manifest.number, quint64(2)); // never its number again

        QVERIFY(writeDurably(place + QStringLiteral("/00000001.backup"), list));
        QVERIFY(checkBackup(backups, *findBackup(backups, {}, 1))->isEmpty());
    }

    void refusesEveryOtherSpellingOfAList()
    {
        const QByteArray good = encodeManifest(sample());
        QCOMPARE(*decodeManifest(viewOf(good)), sample());
        for (qsizetype length = 0; length < good.size(); ++length)
            QVERIFY(!decodeManifest(viewOf(good.left(length))));
        for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
            QByteArray flipped = good;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!decodeManifest(viewOf(flipped)));
        }
        for (const QString &name : {QStringLiteral("../main.db"), QStringLiteral("/etc/passwd"), QStringLiteral("other"), QString()}) {
            BackupManifest bad = sample();
            bad.files[0].name = name;
            QCOMPARE(decodeManifest(viewOf(encodeManifest(bad))).error().code, ErrorCode::Damaged);
        }
        BackupManifest twice = sample(), unsorted = sample(), fewer = sample(), none = sample(), keyless = sample(), empty = sample();
        keyless.files.removeLast();
        empty.files.clear();
        twice.files[1] = twice.files[0];
        std::swap(unsorted.files[0], unsorted.files[1]);
        fewer.files[0].pieces.removeLast();
        none.number = 0;
        for (const BackupManifest &bad : {twice, unsorted, fewer, none, keyless, empty})
            QCOMPARE(decodeManifest(viewOf(encodeManifest(bad))).error().code, ErrorCode::Damaged);
    }
};

GUYUB_TEST(BackupTest)
#include "backuptest.moc"
