// What a store leaves in the program's memory: nothing, once it is closed or a PIN was wrong; while it is open its keys lie
// in locked memory only.
#include "app/base/durablefile.h"
#include "storage/storefiles.h"
#include "storage/vault/keyfileformat.h"
#include "storage/vault/slotkeys.h"
#include "storage/vault/wipingmemory.h"
#include "tests/storage/teststore.h"
#include "tests/support/memoryscan.h"
#include "tests/support/testmain.h"

#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace guyub;
using namespace guyub::test;

namespace {

const QString kComma = QStringLiteral("; ");
constexpr char kTown[] = "Dusun Sumber Kencono Wetan Kidul"; // stands in the engine's pages only

// Made by another process, so that this one has seen nothing of it.
void makeStore(const QString &folder, const ManualClock &clock)
{
    const pid_t child = ::fork();
    if (child == 0) {
        storage::NewStore wanted;
        wanted.folder = folder;
        wanted.operatorName = QStringLiteral("Wening");
        wanted.ledger = kLedger;
        wanted.passphrase = secretOf(kPin);
        auto created = storage::Session::create(std::move(wanted), clock);
        bool isDone = created.has_value();
        if (isDone) {
            usecase::Registration registration;
            registration.resident = {{domain::resident::Name, QStringLiteral("Sulastri")}, {domain::resident::Address, QString::fromLatin1(kTown)}};
            registration.consents = {TestStore::answer(usecase::Purpose::Counter, true)};
            registration.span.startedAt = clock.nowUtc();
            isDone = usecase::RegisterResident(created->session->store(), clock).run(registration).has_value();
            created->session.reset();
        }
        ::_exit(isDone ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    if (status != 0)
        qFatal("the store was not made");
}

// Every key of an open store that lies on no disk in the clear.
void watch(MemoryScan &scan, const storage::Keys &keys)
{
    const crypto::SecretBytes &dataKey = keys.unlocked.dataKey;
    scan.watch(QStringLiteral("data key"), dataKey.view());
    scan.watch(QStringLiteral("page key"), crypto::subkey(dataKey.view(), 1, "gybpages").view());
    scan.watch(QStringLiteral("mask and binder keys"), crypto::subkey(dataKey.view(), 2, "gybpages").view());
    const crypto::SecretBytes seed = crypto::seedOf(keys.unlocked.operatorKeys);
    scan.watch(QStringLiteral("operator's signing secret"), seed.view());
    scan.watch(QStringLiteral("operator's box secret"), vault::boxOfOperator(keys.unlocked.operatorKeys).secret.view());
}

void watch(MemoryScan &scan, storage::Session &session)
{
    const storage::Identity &identity = session.identity();
    scan.watch(QStringLiteral("device's signing secret"), crypto::seedOf(identity.device).view());
    scan.watch(QStringLiteral("stream's signing secret"), crypto::seedOf(identity.commit).view());
    scan.watch(QStringLiteral("receipts' signing secret"), crypto::seedOf(identity.receipt).view());
    scan.watch(QStringLiteral("device's box secret"), identity.seal.secret.view());
    scan.watch(QStringLiteral("holder key"), identity.holderKey.view());
}

// The keys that wrap: of the first operator's slot under `pin`.
void watchWrapping(MemoryScan &scan, const QString &folder, const char *pin)
{
    const auto bytes = readWhole(storage::storefile::keys(folder), vault::kMaximumKeyFileBytes);
    const auto file = bytes ? vault::decodeFile(viewOf(*bytes)) : tl::unexpected(bytes.error());
    const auto device = vault::deviceSecret();
    if (!file || !device)
        qFatal("key file");
    const vault::OperatorSlot &slot = file->slots.operators.front();
    const auto stretched = crypto::stretch(secretOf(pin), slot.salt, slot.cost);
    const auto key = vault::slotKey(file->slots, slot, secretOf(pin), *device);
    if (!stretched || !key)
        qFatal("slot");
    scan.watch(QStringLiteral("stretched PIN"), stretched->view());
    scan.watch(QStringLiteral("slot key"), key->view());
    scan.watch(QStringLiteral("device secret"), device->bytes.view());
}

} // namespace

class MemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        useOwnDeviceSecret();
        m_dir = std::make_unique<QTemporaryDir>();
        makeStore(folder(), m_clock);
    }

    void theScanFindsWhatIsThere()
    {
        MemoryScan scan;
        const Bytes plain(32, 0x77);
        scan.watch(QStringLiteral("plain"), plain);
        auto locked = crypto::SecretBytes::random(32);
        scan.watch(QStringLiteral("locked"), locked.view());
        const QStringList both = scan.found();
        QVERIFY(both.contains(QStringLiteral("plain, swappable")));
        QVERIFY(both.contains(QStringLiteral("locked")));
        QVERIFY(!both.contains(QStringLiteral("locked, swappable")));
        locked.wipe();
        QVERIFY(!scan.found().contains(QStringLiteral("locked")));
    }

    void aWrongPinLeavesNoKey()
    {
        MemoryScan scan;
        {
            auto keys = unlock(kPin);
            QVERIFY(keys);
            watch(scan, *keys);
        }
        watchWrapping(scan, folder(), "000000");
        QCOMPARE(scan.found().join(kComma), QString());
        const auto wrong = unlock("000000");
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(scan.found().join(kComma), QString());
        std::thread([&] { (void)unlock("000000"); }).join();
        QCOMPARE(scan.found().join(kComma), QString());
    }

    void anOpenStoreHasItsKeysInLockedMemoryAndAClosedOneNowhere()
    {
        MemoryScan scan;
        std::optional<Result<storage::Keys>> keys;
        std::thread([&] { keys = unlock(kPin); }).join(); // as the kiosk does it: the thread's stack stays with the program
        QVERIFY(*keys);
        watch(scan, **keys);
        auto opened = storage::Session::open(folder(), std::move(**keys), m_clock);
        QVERIFY(opened);
        std::unique_ptr<storage::Session> session = std::move(*opened);
        watch(scan, *session);
        watchWrapping(scan, folder(), kPin);
        const QStringList whileOpen = scan.found();
        QVERIFY(whileOpen.contains(QStringLiteral("data key")));
        QVERIFY(whileOpen.contains(QStringLiteral("device's signing secret")));
        QVERIFY(!whileOpen.contains(QStringLiteral("slot key")));
        QCOMPARE(whileOpen.filter(QStringLiteral("swappable")).join(kComma), QString());

        session.reset();
        QCOMPARE(scan.found().join(kComma), QString());
    }

    void workDoneLeavesNoKeyEither()
    {
        MemoryScan scan;
        {
            auto keys = unlock(kPin);
            QVERIFY(keys);
            watch(scan, *keys);
            auto session = storage::Session::open(folder(), std::move(*keys), m_clock);
            QVERIFY(session);
            watch(scan, **session);
            usecase::Registration registration; // signed by operator and stream
            registration.resident = {{domain::resident::Name, QStringLiteral("Ngatini")}};
            registration.consents = {TestStore::answer(usecase::Purpose::Counter, true)};
            registration.span.startedAt = m_clock.nowUtc();
            QVERIFY(usecase::RegisterResident((*session)->store(), m_clock).run(registration));
            QVERIFY((*session)->changePassphrase(secretOf("246810"), {}));
            watchWrapping(scan, folder(), "246810");
            QCOMPARE(scan.found().filter(QStringLiteral("swappable")).join(kComma), QString());
        }
        QCOMPARE(scan.found().join(kComma), QString());
    }

    void theEnginesPagesAreGoneWithTheStore()
    {
        QVERIFY(vault::isEngineMemoryWiped());
        MemoryScan scan;
        scan.watch(QStringLiteral("address"), {reinterpret_cast<const Byte *>(kTown) + 3, sizeof kTown - 4});
        {
            auto keys = unlock(kPin);
            QVERIFY(keys);
            auto session = storage::Session::open(folder(), std::move(*keys), m_clock);
            QVERIFY(session);
            const auto letters = (*session)->database().value(QStringLiteral("SELECT sum(length(address)) FROM resident"));
            QVERIFY(letters);
            QCOMPARE(letters->toInt(), static_cast<int>(sizeof kTown) - 1);
            QVERIFY(countOf(scan) > m_inProgram); // pages of the open store
        }
        QCOMPARE(countOf(scan), m_inProgram);
    }

private:
    QString folder() const { return m_dir->path() + QStringLiteral("/store"); }
    Result<storage::Keys> unlock(const char *pin) const
    {
        return storage::Session::unlockNamed(folder(), {}, secretOf(pin), m_clock);
    }
    static qsizetype countOf(const MemoryScan &scan) { return scan.look().size(); }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    static constexpr qsizetype m_inProgram = 0; // the text of this file lies in memory that nobody writes, which is not searched
};

GUYUB_TEST(MemoryTest)
#include "memorytest.moc"
