// Stores that begin.
#include "app/base/durablefile.h"
#include "app/domain/areas.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/operator.h"
#include "storage/sessionparts.h"
#include "storage/storefiles.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace guyub::storage {

using namespace domain;

namespace {

constexpr qsizetype kLongestName = 120;
constexpr qsizetype kLongestDeviceName = 80;

Result<> checkWanted(NewStore &wanted)
{
    wanted.operatorName = tidied(wanted.operatorName);
    wanted.deviceName = tidied(wanted.deviceName);
    if (wanted.operatorName.isEmpty() || wanted.operatorName.size() > kLongestName)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("an operator's name has 1 to %1 characters").arg(kLongestName), QStringLiteral("operator"));
    if (wanted.deviceName.size() > kLongestDeviceName)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("a device's name has at most %1 characters").arg(kLongestDeviceName), QStringLiteral("device-name"));
    if (!isVillageCode(wanted.ledger))
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("a ledger is a kelurahan's code such as 35.77.03.1009"), QStringLiteral("ledger"));
    return {};
}

// The last four digits begin with 1 for a kelurahan, 2 for a desa (Permendagri 72/2019).
FieldMap settingsOf(const NewStore &wanted)
{
    const QString village = areaName(wanted.ledger);
    const QString district = areaName(QStringView(wanted.ledger).left(8));
    const QString city = areaName(QStringView(wanted.ledger).left(5));
    const QString kind = wanted.ledger.at(9) == QLatin1Char('2') ? QStringLiteral("Desa") : QStringLiteral("Kelurahan");
    FieldMap fields = wanted.settings;
    const auto fill = [&](FieldTag tag, const QString &text) {
        if (!fields.contains(tag) && !text.isEmpty())
            fields.insert(tag, text);
    };
    fields.insert(ledgersettings::AreaCode, wanted.ledger);
    fill(ledgersettings::OfficeName, QStringLiteral("%1 %2").arg(kind, village.isEmpty() ? wanted.ledger : village));
    QStringList line;
    if (!district.isEmpty())
        line.append(QStringLiteral("Kecamatan ") + district);
    if (!city.isEmpty())
        line.append(city);
    fill(ledgersettings::AreaLine, line.join(QStringLiteral(", ")));
    return fields;
}

void discard(const QString &folder)
{
    for (const QString &path : {storefile::database(folder), storefile::wal(folder), storefile::database(folder) + QStringLiteral("-shm"), storefile::opened(folder), storefile::keys(folder)})
        QFile::remove(path);
    QDir().rmdir(folder);
}

} // namespace

bool Session::isTaken(const QString &folder)
{
    const QFileInfo target(folder);
    return target.exists() && (!target.isDir() || !QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot));
}

Result<Session::Created> Session::create(NewStore wanted, const ports::Clock &clock)
{
    GUYUB_TRY(checkWanted(wanted));
    if (isTaken(wanted.folder))
        return fail(ErrorCode::TargetExists, QStringLiteral("the folder is there and not empty"));
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());

    vault::KeyFile file = vault::KeyFile::create(Id(crypto::randomBytes<16>()));
    const crypto::SecretBytes dataKey = file.newDataKey().clone();
    const vault::SlotLabel label{Id(crypto::randomBytes<16>()), wanted.operatorName, static_cast<quint8>(wanted.role), {}};
    GUYUB_TRY_VALUE(crypto::SigningKeys signing, file.addOperator(dataKey, label, wanted.passphrase, device, wanted.cost));
    Created created;
    created.recoveryKey = file.setRecovery(dataKey);

    GUYUB_TRY(makePrivateFolder(wanted.folder));
    const PublicKey signingKey = signing.publicKey;
    auto parts = std::make_unique<Private>(wanted.folder, Keys{std::move(file), {dataKey.clone(), std::move(signing), label}}, clock);
    const auto fill = [&]() -> Result<> {
        GUYUB_TRY(parts->lockFolder());
        GUYUB_TRY(parts->installVfs());
        GUYUB_TRY(parts->openDatabase());
        GUYUB_TRY(parts->makeTables(wanted));
        parts->makeStore();
        const FieldMap settings = settingsOf(wanted);
        GUYUB_TRY(parts->writeOperator(label, signingKey, &settings));
        GUYUB_TRY(parts->database->checkpoint());
        GUYUB_TRY(parts->markOpened());
        GUYUB_TRY(parts->countOpening());
        // Last: without a key file the folder holds nothing that anyone could read.
        return parts->keys.file.save(storefile::keys(wanted.folder), dataKey);
    };
    if (const Result<> filled = fill(); !filled) {
        parts.reset();
        discard(wanted.folder);
        return tl::unexpected(filled.error());
    }
    created.session.reset(new Session(std::move(parts)));
    return created;
}

} // namespace guyub::storage
