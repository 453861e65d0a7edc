#include "app/base/durablefile.h"
#include "app/domain/records/operator.h"
#include "storage/storefiles.h"
#include "storage/tries.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace guyub;
using namespace guyub::storage;
using test::kPin;
using test::secretOf;
using test::TestStore;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("test file");
}
void flip(const QString &path, qint64 at)
{
    QByteArray bytes = bytesOf(path);
    bytes[at] = static_cast<char>(bytes.at(at) ^ 0x40);
    write(path, bytes);
}
NewOperator person(const char *name, const char *pin)
{
    return {QString::fromUtf8(name), ports::Role::Kader, {}, secretOf(pin), {}};
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsAStoreThatOpensAgain()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));

        store.close();
        QVERIFY(store.open());

        QCOMPARE(store.nameOf(id), QStringLiteral("Soeparman"));
        QCOMPARE(store.session->who().name, QStringLiteral("Wening"));
        QVERIFY(!store.session->wasUnclean());
        QVERIFY(store.findings().isEmpty());
    }

    void beginsWithItsOperatorAndTheLedgersSettings()
    {
        TestStore store;

        const auto settings = store.store().allOf(domain::RecordType::LedgerSettings, 10, 0);
        const auto operators = store.store().allOf(domain::RecordType::Operator, 10, 0);

        QCOMPARE(settings->size(), 1);
        QCOMPARE(domain::textOf(settings->first().fields, 513), test::kLedger);
        QVERIFY(domain::textOf(settings->first().fields, 514).startsWith(QStringLiteral("Kelurahan ")));
        QVERIFY(domain::textOf(settings->first().fields, 517).contains(QStringLiteral("Kota Madiun")));
        QCOMPARE(operators->size(), 1);
        QCOMPARE(operators->first().id, store.session->who().operatorId);
    }

    void staysInItsFolderHoweverThatIsNamed()
    {
        TestStore store;
        store.close();
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QFileInfo(store.folder()).path()));

        auto keys = Session::unlockNamed(QStringLiteral("store"), {}, secretOf(kPin), store.clock);
        const auto session = keys ? Session::open(QStringLiteral("store"), std::move(*keys), store.clock) : Result<std::unique_ptr<Session>>(tl::unexpected(keys.error()));
        QVERIFY(QDir::setCurrent(before));

        QVERIFY(session);
        QCOMPARE(QFileInfo((*session)->folder()).canonicalFilePath(), QFileInfo(store.folder()).canonicalFilePath());
    }

    void refusesAFolderThatHoldsSomething()
    {
        TestStore store;
        store.close();
        NewStore wanted;
        wanted.folder = store.folder();
        wanted.operatorName = QStringLiteral("Wening");
        wanted.ledger = test::kLedger;
        wanted.passphrase = secretOf(kPin);

        const auto again = Session::create(std::move(wanted), store.clock);

        QCOMPARE(again.error().code, ErrorCode::TargetExists);
        QVERIFY(store.open());
    }

    void leavesNothingOfAStoreThatCouldNotBeMade()
    {
        TestStore other;
        NewStore wanted;
        wanted.folder = other.beside(QStringLiteral("new"));
        wanted.operatorName = QStringLiteral("Wening");
        wanted.ledger = QStringLiteral("99.99");
        wanted.passphrase = secretOf(kPin);

        const auto created = Session::create(std::move(wanted), other.clock);

        QCOMPARE(created.error().code, ErrorCode::ValueOutOfRange);
        QVERIFY(!QFile::exists(other.beside(QStringLiteral("new"))));
    }

    void tellsWrongForeignAndDamagedApart()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        store.close();
        const QString main = storefile::database(store.folder());
        const QByteArray whole = bytesOf(main);

        QCOMPARE(store.open("000000").error().code, ErrorCode::WrongPassphrase);

        write(main, QByteArray("SQLite format 3\0", 16) + QByteArray(8192, 'x'));
        QCOMPARE(store.open().error().code, ErrorCode::NotAGuyubStore);

        write(main, {});
        QCOMPARE(store.open().error().code, ErrorCode::Damaged);

        QVERIFY(QFile::remove(main));
        QCOMPARE(store.open().error().code, ErrorCode::Damaged);

        write(main, whole);
        flip(main, 2000);
        QCOMPARE(store.open().error().code, ErrorCode::Damaged);

        write(main, whole);
        QVERIFY(store.open());
    }

    void neverShowsADamagedPageAsAnEnd()
    {
        TestStore store;
        for (int i = 0; i < 60; ++i)
            store.person(QStringLiteral("Warga %1").arg(i));
        const Hash digest = store.digest();
        store.close();
        const QString main = storefile::database(store.folder());
        const QByteArray whole = bytesOf(main);
        int refused = 0;
        for (qint64 page = 1; page < whole.size() / 4096; page += 5) {
            write(main, whole);
            flip(main, page * 4096 + 1000);

            const auto opened = store.open();
            const auto seen = opened ? projectionDigest(store.database()) : Result<Hash>(tl::unexpected(opened.error()));

            if (seen)
                QCOMPARE(*seen, digest); // a page that nobody needed for it
            else
                QCOMPARE(seen.error().code, ErrorCode::Damaged);
            refused += seen ? 0 : 1;
            store.close();
        }
        QVERIFY(refused > 3);
    }

    void saysThatAFolderIsNoStore()
    {
        TestStore store;

        QCOMPARE(Session::operators(store.beside(QStringLiteral("nowhere"))).error().code, ErrorCode::NotAGuyubStore);
        QDir().mkpath(store.beside(QStringLiteral("empty")));
        QCOMPARE(Session::operators(store.beside(QStringLiteral("empty"))).error().code, ErrorCode::NotAGuyubStore);
        write(storefile::keys(store.beside(QStringLiteral("empty"))), "not a key file at all, but long enough to be one");
        QCOMPARE(Session::operators(store.beside(QStringLiteral("empty"))).error().code, ErrorCode::NotAGuyubStore);
    }

    void refusesADamagedKeyFileUnlessThePreviousOneIsThere()
    {
        TestStore store;
        store.close();
        const QString keys = storefile::keys(store.folder());
        flip(keys, bytesOf(keys).size() / 2);
        QFile::remove(keys + QStringLiteral(".bak"));

        const auto refused = store.open();

        QCOMPARE(refused.error().code, ErrorCode::Damaged);
        QVERIFY(refused.error().detail.contains(QStringLiteral("store.keys.bak")));
    }

    void isOpenInOneProgramAtATime()
    {
        TestStore store;
        auto keys = Session::unlockNamed(store.folder(), {}, secretOf(kPin), store.clock);
        QVERIFY(keys);

        const auto second = Session::open(store.folder(), std::move(*keys), store.clock);

        QCOMPARE(second.error().code, ErrorCode::StoreInUse);
        QCOMPARE(second.error().detail, QStringLiteral("storagetest"));
    }

    void refusesAStrayRollbackJournal()
    {
        TestStore store;
        store.close();
        write(storefile::journal(store.folder()), "something");

        QCOMPARE(store.open().error().code, ErrorCode::Damaged);
    }

    void makesGuessingSlow()
    {
        TestStore store;
        const Id who = store.session->who().operatorId;
        store.close();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(store.open("000000").error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(Session::waitMs(store.folder(), who, store.clock), 0);
        QCOMPARE(store.open("000000").error().code, ErrorCode::WrongPassphrase);

        QCOMPARE(Session::waitMs(store.folder(), who, store.clock), 30'000);
        QCOMPARE(store.open().error().code, ErrorCode::TooManyTries); // the right one too, or waiting would be no wait
        store.clock.advanceMs(30'000);
        QVERIFY(store.open());
        QCOMPARE(Session::waitMs(store.folder(), who, store.clock), 0);
    }

    void doublesTheWaitUpToAQuarterOfAnHour()
    {
        TestStore store;
        const Id who = store.session->who().operatorId;
        const UtcMs now = store.clock.nowUtc();
        QList<qint64> waits;
        for (int i = 0; i < 14; ++i) {
            QVERIFY(Tries(store.folder()).begin(who, now));
            waits.append(Tries(store.folder()).waitMs(who, now));
        }

        QCOMPARE(waits.mid(4), QList<qint64>({30'000, 60'000, 120'000, 240'000, 480'000, 900'000, 900'000, 900'000, 900'000, 900'000}));
        QCOMPARE(Tries(store.folder()).waitMs(who, now - 86'400'000), 900'000); // a clock set back does not lock for a day
        QCOMPARE(Tries(store.folder()).waitMs(who, now - 86'400'000 + 900'000), 0);
    }

    void letsAnotherOperatorIn()
    {
        TestStore store;

        const auto id = store.session->addOperator(person("Mbak Ratri", "771234"));
        QVERIFY(id);
        QCOMPARE(store.session->addOperator(person("Mbak Ratri", "771234")).error().code, ErrorCode::TargetExists);
        store.close();

        QCOMPARE(store.open().error().code, ErrorCode::WrongUse); // two of them: which?
        auto keys = Session::unlockNamed(store.folder(), QStringLiteral("mbak ratri"), secretOf("771234"), store.clock);
        QVERIFY(keys);
        const auto session = Session::open(store.folder(), std::move(*keys), store.clock);
        QVERIFY(session);
        QCOMPARE((*session)->store().operatorId(), *id);
        QCOMPARE((*session)->store().operatorRole(), ports::Role::Kader);
        QCOMPARE((*session)->addOperator(person("Pak Rayi", "771234")).error().code, ErrorCode::NotAllowed);
    }

    void givesANewPassphraseForTheRecoveryKey()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        store.close();

        QCOMPARE(Session::recover(store.folder(), {Session::Proof::Kind::Recovery, secretOf("nonsense")}, person("Wening", "909090"), store.clock).error().code, ErrorCode::BadInput);
        const auto id = Session::recover(store.folder(), {Session::Proof::Kind::Recovery, secretOf(qPrintable(store.recoveryKey))}, person("Wening", "909090"), store.clock);
        QVERIFY(id);

        QCOMPARE(store.open().error().code, ErrorCode::WrongPassphrase);
        QVERIFY(store.open("909090"));
        QCOMPARE(store.nameOf(resident), QStringLiteral("Soeparman"));
        QCOMPARE(store.session->who().role, static_cast<quint8>(ports::Role::Operator)); // the role that Wening had
        QVERIFY(store.findings().isEmpty()); // consents signed before still verify
    }

    void tellsTheLogOfAnOperatorWhomACrashLeftWithoutAKey()
    {
        TestStore store;
        const Id ratri = *store.session->addOperator(person("Mbak Ratri", "771234"));
        const Id rayi = *store.session->addOperator(person("Pak Rayi", "771234"));
        QVERIFY(store.database().run(QStringLiteral("INSERT INTO meta(key, value) VALUES('retiring', ?)"), {toByteArray(ratri) + toByteArray(rayi)}));
        store.close();
        const QString path = storefile::keys(store.folder());
        auto file = vault::KeyFile::read(path);
        auto keys = Session::unlockNamed(store.folder(), QStringLiteral("Wening"), secretOf(kPin), store.clock);
        QVERIFY(file->removeOperator(ratri) && file->save(path, keys->unlocked.dataKey)); // and then the power went

        const auto session = Session::open(store.folder(), std::move(*keys), store.clock);
        QVERIFY(session);
        const auto isActive = [&](const Id &id) { return (*session)->store().load(id)->fields.value(domain::operator_::Active) == domain::Value(qint64(1)); };
        QVERIFY(!isActive(ratri));
        QVERIFY(isActive(rayi)); // whose removal came to nothing
        QVERIFY((*session)->database().value(QStringLiteral("SELECT value FROM meta WHERE key='retiring'"))->toByteArray().isEmpty());
    }

    void leavesTheRightSecondKeyFileBesideAForeignOne()
    {
        TestStore store, other;
        store.close();
        other.close();
        const QString path = storefile::keys(store.folder()), second = path + QStringLiteral(".bak");
        const QByteArray right = bytesOf(path);
        write(path, bytesOf(storefile::keys(other.folder())));

        const auto refused = store.open();
        QCOMPARE(refused.error().code, ErrorCode::Damaged);
        QVERIFY(refused.error().detail.contains(QStringLiteral("store.keys.bak")));
        QCOMPARE(bytesOf(second), right);
        write(path, bytesOf(second));
        QVERIFY(store.open());
    }

    void writesTheRecordOfAnOperatorWhomACrashLeftWithoutOne()
    {
        TestStore store;
        const Id who = store.session->who().operatorId;
        QVERIFY(store.database().run(QStringLiteral("DELETE FROM operator")));
        store.close();

        QVERIFY(store.open());

        QVERIFY(store.store().load(who));
    }

    void rebuildsTablesOfAnOlderShape()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));
        const Hash digest = store.digest();
        QVERIFY(store.database().run(QStringLiteral("DELETE FROM resident")));
        QVERIFY(Meta(store.database()).set(metakey::projection, 0));
        store.close();

        QVERIFY(store.open());

        QCOMPARE(store.nameOf(id), QStringLiteral("Soeparman"));
        QCOMPARE(store.digest(), digest);
    }

    // The log beside it says how long the database is; what is copied back from it must not cover the loss.
    void refusesAStoreThatWasCutOffBesideItsLog()
    {
        TestStore store;
        for (int i = 0; i < 40; ++i)
            store.person(QStringLiteral("Warga %1").arg(i));
        QVERIFY(store.database().checkpoint());
        store.person(QStringLiteral("Soeparman"));
        const QString copy = store.beside(QStringLiteral("cut"));
        QVERIFY(QDir().mkpath(copy));
        for (const char *name : {"store.keys", "main.db", "main.db-wal", "opened"})
            QVERIFY(QFile::copy(store.folder() + QLatin1Char('/') + QLatin1String(name), copy + QLatin1Char('/') + QLatin1String(name)));
        QFile main(storefile::database(copy));
        QVERIFY(main.resize(main.size() / 2 / 4096 * 4096));
        const QByteArray before = bytesOf(main.fileName()), log = bytesOf(storefile::wal(copy));
        QVERIFY(log.size() > 4096);

        auto keys = Session::unlockNamed(copy, {}, secretOf(kPin), store.clock);
        QVERIFY(keys);
        const auto session = Session::open(copy, std::move(*keys), store.clock);

        QVERIFY(!session);
        QCOMPARE(session.error().code, ErrorCode::Damaged);
        QVERIFY(bytesOf(main.fileName()) == before);
        QVERIFY(bytesOf(storefile::wal(copy)) == log);
    }

    void keepsTheLogWhoseLastSaveWasTorn()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const QString copy = store.beside(QStringLiteral("after the cut"));
        QVERIFY(QDir().mkpath(copy));
        for (const char *name : {"store.keys", "main.db", "main.db-wal", "opened"})
            QVERIFY(QFile::copy(store.folder() + QLatin1Char('/') + QLatin1String(name), copy + QLatin1Char('/') + QLatin1String(name)));
        QFile wal(copy + QStringLiteral("/main.db-wal"));
        QVERIFY(wal.open(QIODevice::ReadWrite));
        QByteArray bytes = wal.readAll();
        bytes[bytes.size() - 2000] = static_cast<char>(bytes.at(bytes.size() - 2000) ^ 1); // in the frame of the last save
        QVERIFY(wal.seek(0) && wal.write(bytes) == bytes.size());
        wal.close();

        auto keys = Session::unlockNamed(copy, {}, secretOf(kPin), store.clock);
        QVERIFY(keys);
        const auto session = Session::open(copy, std::move(*keys), store.clock);

        QVERIFY(session);
        QVERIFY((*session)->wasUnclean() && (*session)->openFindings().isEmpty()); // a power cut is no damage
        QCOMPARE((*session)->openNotes().size(), 1);
        QFile kept(copy + QStringLiteral("/main.db-wal.torn"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(kept.readAll() == bytes);
        QVERIFY(verifyLog((*session)->database(), (*session)->identity())->findings.isEmpty());
    }
};

GUYUB_TEST(SessionTest)
#include "sessiontest.moc"
