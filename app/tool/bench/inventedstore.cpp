#include "app/tool/bench/counterday.h"
#include "app/tool/bench/inventedpeople.h"
#include "app/usecase/importresidents.h"
#include "storage/crypto/hash.h"

#include <algorithm>

namespace guyub::bench {

namespace {

constexpr std::string_view kPin = "482915";
constexpr DayNumber kBornAfter = 20'211'124; // under five on the day that is played
constexpr int kPeopleToAReceipt = 5;
constexpr int kRecordsATime = 5'000; // between two looks whether to go on

crypto::SecretBytes pin()
{
    return crypto::SecretBytes::copyOf({reinterpret_cast<const Byte *>(kPin.data()), kPin.size()});
}

Result<> importPeople(ports::RecordStore &store, const InventedClock &clock, int residents, const Progress &progress)
{
    const QByteArray csv = sheetOf(residents);
    usecase::ImportResidents import(store, clock);
    GUYUB_TRY_VALUE(const usecase::ImportPlan plan, import.check(csv, crypto::sha256(viewOf(csv)), {}));
    GUYUB_TRY_VALUE(const usecase::ImportOutcome outcome, import.run(plan, {}, [&](int done, int total) { return progress(static_cast<quint64>(done), static_cast<quint64>(total)); }));
    return outcome.cancelled ? goOn([](quint64, quint64) { return false; }, 0, 1) : Result<>();
}

// By number: within a commit the rows lie in another order at every run, and the day shall be the same.
Result<> readPeople(InventedStore &invented)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, invented.session->database().select(QStringLiteral("SELECT id, name, birth_date FROM resident ORDER BY nik, name")));
    while (query->next()) {
        const EntityId id = EntityId::from(viewOf(query->value(0).toByteArray())).value_or(EntityId{});
        invented.people.append(id);
        invented.names.append(query->value(1).toString());
        if (query->value(2).toLongLong() > kBornAfter)
            invented.children.append(id);
    }
    return storage::endRows(*query);
}

} // namespace

Result<InventedStore> inventStore(const QString &folder, int residents, const InventedClock &clock, const ProgressOf &progressOf)
{
    storage::NewStore wanted;
    wanted.folder = folder;
    wanted.operatorName = QStringLiteral("Wening");
    wanted.ledger = QStringLiteral("35.77.03.1009");
    wanted.passphrase = pin();
    GUYUB_TRY_VALUE(auto created, storage::Session::create(std::move(wanted), clock));
    InventedStore invented;
    invented.session = std::move(created.session);
    storage::SqliteRecordStore &store = invented.session->store();
    GUYUB_TRY(importPeople(store, clock, residents, progressOf(QStringLiteral("inventing residents"))));
    GUYUB_TRY(readPeople(invented));
    const Progress progress = progressOf(QStringLiteral("inventing weighings and receipts"));
    const int receipts = residents / kPeopleToAReceipt, all = residents + receipts;
    for (int done = 0; done < all;) {
        GUYUB_TRY(goOn(progress, static_cast<quint64>(done), static_cast<quint64>(all)));
        const int left = done < residents ? residents - done : all - done, now = std::min(left, kRecordsATime);
        if (done < residents && !invented.children.isEmpty())
            GUYUB_TRY(addVisits(store, invented.children, now));
        else if (done >= residents)
            GUYUB_TRY(addReceipts(store, invented.people, now));
        done += now;
    }
    GUYUB_TRY(goOn(progress, 1, 1));
    return invented;
}

Result<storage::Keys> unlockInvented(const QString &folder, const InventedClock &clock)
{
    return storage::Session::unlockNamed(folder, {}, pin(), clock);
}

} // namespace guyub::bench
