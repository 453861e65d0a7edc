// Passphrases and data keys that change under a store full of people.
#include "app/base/durablefile.h"
#include "app/domain/records/operator.h"
#include "storage/keychange.h"
#include "storage/storefiles.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::storage;
using test::kPin;
using test::secretOf;
using test::TestStore;

namespace {

const crypto::PasswordCost kFloor;
constexpr char kAdminWords[] = "sawah lumbung jati kendi pasar bambu";

NewOperator person(const char *name, const char *pin, ports::Role role = ports::Role::Kader)
{
    return {QString::fromUtf8(name), role, {}, secretOf(pin), {}};
}

Result<Keys> keysOf(TestStore &store, const char *pin = kPin)
{
    return Session::unlockNamed(store.folder(), QStringLiteral("Wening"), secretOf(pin), store.clock);
}

QStringList filesOf(const TestStore &store)
{
    return QDir(store.folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

class KeyChangeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesAPassphraseAndNoDigest()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        const int commits = store.count(QStringLiteral("commit_log"));

        QVERIFY(store.session->changePassphrase(secretOf("771199"), kFloor));
        QVERIFY(store.session->setAdminPassphrase(secretOf(kAdminWords), kFloor));
        QCOMPARE(store.session->renewRecovery([](const QString &) { return false; }).error().code, ErrorCode::FileFailed);
        QString paper;
        QVERIFY(store.session->renewRecovery([&](const QString &text) { paper = text; return true; }));
        QVERIFY(!paper.isEmpty());

        QCOMPARE(store.open().error().code, ErrorCode::WrongPassphrase);
        QVERIFY(store.open("771199"));
        QCOMPARE(store.digest(), digest);
        QCOMPARE(store.count(QStringLiteral("commit_log")), commits);
        QVERIFY(!store.person(QStringLiteral("Sutinah")).isZero()); // signs as before
        QVERIFY(store.findings().isEmpty());
    }

    void changesTheDataKeyAndNoDigest()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        QVERIFY(store.session->addOperator(person("Mbak Ratri", "771234")));
        QVERIFY(store.session->setAdminPassphrase(secretOf(kAdminWords), kFloor));
        const Hash digest = store.digest();
        store.close();
        const QByteArray oldFile = *readWhole(storefile::keys(store.folder()));
        const auto old = keysOf(store);
        const QByteArray oldDatabase = *readWhole(storefile::database(store.folder()));
        quint64 pages = 0;

        const auto count = Session::changeDataKey(store.folder(), std::move(*keysOf(store)), store.clock, [&](quint64 done, quint64) { pages = done; return true; });

        QCOMPARE(*count, 2u);
        QCOMPARE(pages, quint64(oldDatabase.size() / 4096));
        QVERIFY(!*vault::isUnder(old->unlocked.dataKey, storefile::database(store.folder())));
        QVERIFY(!filesOf(store).join(QLatin1Char(' ')).contains(QStringLiteral("main.db.")));
        QCOMPARE(*readWhole(storefile::keys(store.folder()) + QStringLiteral(".bak")), *readWhole(storefile::keys(store.folder())));
        for (const char *pin : {kPin, "771234"}) {
            auto keys = Session::unlockNamed(store.folder(), pin == kPin ? QStringLiteral("Wening") : QStringLiteral("Mbak Ratri"), secretOf(pin), store.clock);
            QVERIFY(keys);
            store.session = std::move(*Session::open(store.folder(), std::move(*keys), store.clock));
            QCOMPARE(store.digest(), digest);
            QCOMPARE(store.nameOf(resident), QStringLiteral("Soeparman"));
            QVERIFY(store.findings().isEmpty());
            QVERIFY(!store.session->hasBegunAnew());
            store.close();
        }
        const Session::Proof admin{Session::Proof::Kind::Admin, secretOf(kAdminWords)}, paper{Session::Proof::Kind::Recovery, secretOf(qPrintable(store.recoveryKey))};
        QVERIFY(Session::recover(store.folder(), admin, person("Bu Lastri", "112233"), store.clock));
        QVERIFY(Session::recover(store.folder(), paper, person("Pak Rayi", "112233"), store.clock));

        // Whoever kept the old key file has a key to nothing that is here now.
        QVERIFY(writeDurably(storefile::keys(store.folder()), oldFile));
        QVERIFY(keysOf(store));
        QCOMPARE(Session::open(store.folder(), std::move(*keysOf(store)), store.clock).error().code, ErrorCode::Damaged);
    }

    // As the kiosk does: the slow step elsewhere, while the session goes on working.
    void changesKeysInStepsAndNothingBeforeTheLast()
    {
        TestStore store;
        const Id wening = store.session->who().operatorId;
        const QByteArray before = *readWhole(storefile::keys(store.folder()));
        auto change = store.session->beginPassphrase(secretOf("771199"));
        QVERIFY(change);
        Result<> derived;
        const std::unique_ptr<QThread> elsewhere(QThread::create([&] { derived = change->derive(kFloor); }));
        elsewhere->start();
        QVERIFY(!store.person(QStringLiteral("Soeparman")).isZero());
        QVERIFY(elsewhere->wait());
        QVERIFY(derived);
        QCOMPARE(*readWhole(storefile::keys(store.folder())), before);
        const Hash digest = store.digest();

        QCOMPARE(*store.session->finish(std::move(*change)), wening);
        auto ratri = store.session->beginOperator(person("Mbak Ratri", "771234"));
        QCOMPARE(store.session->finish(std::move(*store.session->beginOperator(person("Bu Lastri", "882345")))).error().code, ErrorCode::WrongUse);
        QCOMPARE(store.digest(), digest);
        QVERIFY(ratri->derive(kFloor));
        const auto id = store.session->finish(std::move(*ratri));
        QVERIFY(id);
        QCOMPARE(store.session->beginOperator(person("mbak ratri", "882345"))->derive(kFloor).error().code, ErrorCode::TargetExists);
        auto again = store.session->beginReset(*id, secretOf("660077"));
        QVERIFY(again->derive(kFloor));
        QVERIFY(*store.session->finish(std::move(*again)) != *id);

        QVERIFY(store.findings().isEmpty());
        store.close();
        QCOMPARE(keysOf(store).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(keysOf(store, "771199"));
        QVERIFY(Session::unlockNamed(store.folder(), QStringLiteral("Mbak Ratri"), secretOf("660077"), store.clock));
    }

    void onlyThoseWhoKeepKeysChangeThem()
    {
        TestStore store;
        QVERIFY(store.session->addOperator(person("Mbak Ratri", "771234")));
        const auto admin = store.session->addOperator(person("Bu Lurah", "998877", ports::Role::Admin));
        const Id wening = store.session->who().operatorId;
        QCOMPARE(store.session->removeOperator(wening).error().code, ErrorCode::NotAllowed); // oneself
        QCOMPARE(store.session->removeOperator(*admin).error().code, ErrorCode::NotAllowed);
        QCOMPARE(store.session->resetPassphrase(*admin, secretOf("1"), kFloor).error().code, ErrorCode::NotAllowed);
        store.close();

        auto keys = Session::unlockNamed(store.folder(), QStringLiteral("Mbak Ratri"), secretOf("771234"), store.clock);
        store.session = std::move(*Session::open(store.folder(), std::move(*keys), store.clock));

        QCOMPARE(store.session->removeOperator(wening).error().code, ErrorCode::NotAllowed);
        QCOMPARE(store.session->resetPassphrase(wening, secretOf("1"), kFloor).error().code, ErrorCode::NotAllowed);
        QCOMPARE(store.session->setAdminPassphrase(secretOf(kAdminWords), kFloor).error().code, ErrorCode::NotAllowed);
        QCOMPARE(store.session->addEscrow(vault::makeEscrowKeys().publicText).error().code, ErrorCode::NotAllowed);
        QCOMPARE(store.session->renewRecovery([](const QString &) { return true; }).error().code, ErrorCode::NotAllowed);
        QCOMPARE(store.session->removeSlot(QStringLiteral("00000000")).error().code, ErrorCode::NotAllowed);
        QVERIFY(store.session->changePassphrase(secretOf("332211"), kFloor)); // one's own
        store.close();
        keys = Session::unlockNamed(store.folder(), QStringLiteral("Mbak Ratri"), secretOf("332211"), store.clock);
        QVERIFY(keys);
        QCOMPARE(Session::changeDataKey(store.folder(), std::move(*keys), store.clock).error().code, ErrorCode::NotAllowed);
        QVERIFY(keysOf(store));
    }

    void letsSomebodyWhoForgotStartAnewAndShutsSomebodyOut()
    {
        TestStore store;
        const auto first = store.session->addOperator(person("Mbak Ratri", "771234"));
        const int commits = store.count(QStringLiteral("commit_log"));
        const auto second = store.session->resetPassphrase(*first, secretOf("445566"), kFloor);
        QVERIFY(second && *second != *first);
        QCOMPARE(store.count(QStringLiteral("commit_log")), commits + 1); // no crash leaves both of them active
        QCOMPARE(domain::wholeOf(store.store().load(*first)->fields, domain::operator_::Active), 0);
        QCOMPARE(store.session->resetPassphrase(*first, secretOf("445566"), kFloor).error().code, ErrorCode::NotFound);
        store.close();
        QCOMPARE(Session::unlockNamed(store.folder(), QStringLiteral("Mbak Ratri"), secretOf("771234"), store.clock).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(Session::unlockNamed(store.folder(), QStringLiteral("Mbak Ratri"), secretOf("445566"), store.clock));

        QVERIFY(Session::open(store.folder(), std::move(*keysOf(store)), store.clock).value()->removeOperator(*second));

        QCOMPARE(Session::unlockNamed(store.folder(), QStringLiteral("Mbak Ratri"), secretOf("445566"), store.clock).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(store.open());
        QCOMPARE(domain::wholeOf(store.store().load(*second)->fields, domain::operator_::Active), 0);
        QVERIFY(store.findings().isEmpty());
    }

    // Each state that a power cut can leave, built by the same steps.
    void settlesWhateverACrashLeaves_data()
    {
        QTest::addColumn<bool>("savesKeys");
        QTest::addColumn<bool>("movesIn");
        QTest::addColumn<bool>("loses");
        QTest::newRow("before the key file: as if it never began") << false << false << false;
        QTest::newRow("after the key file") << true << false << false;
        QTest::newRow("after the key file, and somebody cleared the new database away") << true << false << true;
        QTest::newRow("after the database took its name") << true << true << false;
    }
    void settlesWhateverACrashLeaves()
    {
        QFETCH(bool, savesKeys);
        QFETCH(bool, movesIn);
        QFETCH(bool, loses);
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        store.close();
        const QString database = storefile::database(store.folder()), beside = storefile::newDatabase(store.folder());
        {
            auto keys = keysOf(store);
            auto fresh = keys->file.beginKeyChange(keys->unlocked.dataKey);
            QVERIFY(vault::rekeyPages(database, keys->unlocked.dataKey, beside, *fresh));
            QVERIFY(writeDurably(beside + QStringLiteral(".part"), "left over"));
            if (savesKeys)
                QVERIFY(keys->file.save(storefile::keys(store.folder()), *fresh));
            if (movesIn)
                QVERIFY(QFile::remove(database) && QFile::rename(beside, database));
            if (loses)
                QVERIFY(QFile::remove(beside));
        }

        QVERIFY(store.open());

        QCOMPARE(store.digest(), digest);
        QCOMPARE(store.nameOf(resident), QStringLiteral("Soeparman"));
        QVERIFY(!store.session->wasUnclean());
        store.close();
        QVERIFY(!QFile::exists(beside));
        const auto after = keysOf(store);
        QVERIFY(!after->file.isChangingKey());
        QCOMPARE(after->file.epoch(), savesKeys ? 2u : 1u);
        QVERIFY(*vault::isUnder(after->unlocked.dataKey, database));
        QVERIFY(store.open());
    }

    // Unlocked before somebody else changed the data key, opened after: nothing may be written or cleared away by the old one.
    void refusesKeysThatChangedWhileTheyWereHeld()
    {
        TestStore store;
        const Hash digest = store.digest();
        store.close();
        auto stale = keysOf(store);
        {
            auto keys = keysOf(store);
            auto fresh = keys->file.beginKeyChange(keys->unlocked.dataKey);
            QVERIFY(vault::rekeyPages(storefile::database(store.folder()), keys->unlocked.dataKey, storefile::newDatabase(store.folder()), *fresh));
            QVERIFY(keys->file.save(storefile::keys(store.folder()), *fresh)); // and there it died
        }

        QCOMPARE(Session::open(store.folder(), std::move(*stale), store.clock).error().code, ErrorCode::StoreInUse);

        QVERIFY(QFile::exists(storefile::newDatabase(store.folder())));
        QVERIFY(store.open());
        QCOMPARE(store.digest(), digest);
    }

    void mendsAKeyFileThatItsSecondStoodInFor()
    {
        TestStore store;
        store.close();
        const QString path = storefile::keys(store.folder());
        const QByteArray good = *readWhole(path);
        QVERIFY(writeDurably(path, good.left(100)));
        QVERIFY(store.open());
        QCOMPARE(*readWhole(path), good);
        QCOMPARE(*readWhole(path + QStringLiteral(".bak")), good);
    }

    void leavesEverythingAsItWasWhenItCannot()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        store.close();
        const QByteArray keysBefore = *readWhole(storefile::keys(store.folder()));

        QCOMPARE(Session::changeDataKey(store.folder(), std::move(*keysOf(store)), store.clock, [](quint64, quint64) { return false; }).error().code, ErrorCode::Cancelled);
        QVERIFY(writeDurably(storefile::wal(store.folder()) + QStringLiteral(".kept1"), "a damaged log"));
        QCOMPARE(Session::changeDataKey(store.folder(), std::move(*keysOf(store)), store.clock).error().code, ErrorCode::NotAllowed);
        auto keys = keysOf(store);
        QVERIFY(store.open()); // in use
        QCOMPARE(Session::changeDataKey(store.folder(), std::move(*keys), store.clock).error().code, ErrorCode::StoreInUse);

        QCOMPARE(store.digest(), digest);
        store.close();
        QCOMPARE(*readWhole(storefile::keys(store.folder())), keysBefore);
        QVERIFY(!QFile::exists(storefile::newDatabase(store.folder())));
    }

    void makesGuessingTheAdminPassphraseSlow()
    {
        TestStore store;
        QVERIFY(store.session->setAdminPassphrase(secretOf(kAdminWords), kFloor));
        store.close();
        const auto attempt = [&](const char *words) { return Session::recover(store.folder(), {Session::Proof::Kind::Admin, secretOf(words)}, person("Bu Lastri", "112233"), store.clock); };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(attempt("satu dua tiga empat lima enam").error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(attempt(kAdminWords).error().code, ErrorCode::TooManyTries);
        store.clock.advanceMs(30'000);
        QVERIFY(attempt(kAdminWords));
    }
};

GUYUB_TEST(KeyChangeTest)
#include "keychangetest.moc"
