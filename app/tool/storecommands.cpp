// guyub store create | recover
#include "app/domain/recordcatalog.h"
#include "app/domain/records/ledgersettings.h"
#include "app/host/passphrase.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/openstore.h"
#include "app/tool/recoverysheet.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace guyub::tool {

namespace {

Result<domain::FieldMap> settingsFrom(const Arguments &arguments, QDate today)
{
    domain::FieldMap fields;
    const std::pair<const char *, domain::FieldTag> options[] = {{"office-name", domain::ledgersettings::OfficeName}, {"baseline-date", domain::ledgersettings::BaselineDate}, {"pilot-rws", domain::ledgersettings::PilotRws}};
    for (const auto &[name, tag] : options) {
        if (!arguments.has(QLatin1String(name)))
            continue;
        const auto *field = std::find_if(std::begin(domain::ledgersettings::kFields), std::end(domain::ledgersettings::kFields), [wanted = tag](const domain::FieldSpec &spec) { return spec.tag == wanted; });
        GUYUB_TRY_VALUE(const domain::Value value, valueOf(*field, arguments.value(QLatin1String(name)), today));
        fields.insert(tag, value);
    }
    return fields;
}

int create(const Arguments &arguments)
{
    storage::NewStore wanted;
    wanted.folder = arguments.value(QStringLiteral("data"));
    wanted.operatorName = arguments.value(QStringLiteral("operator"));
    wanted.ledger = arguments.value(QStringLiteral("ledger"));
    wanted.deviceName = arguments.value(QStringLiteral("device-name"), QStringLiteral("Kios Kelurahan"));
    const auto role = roleOf(arguments.value(QStringLiteral("role"), QStringLiteral("operator")));
    if (wanted.folder.isEmpty() || wanted.operatorName.isEmpty() || wanted.ledger.isEmpty() || !arguments.rest().isEmpty())
        return wrongUse(kStoreCreate, QStringLiteral("--data, --operator and --ledger are needed"));
    if (!role)
        return wrongUse(kStoreCreate, QStringLiteral("--role is one of %1").arg(roleNames().join(QStringLiteral(", "))));
    wanted.role = *role;
    const host::SystemClock clock;
    const auto settings = settingsFrom(arguments, clock.today());
    if (!settings)
        return failWith(settings.error());
    wanted.settings = *settings;
    if (QFileInfo::exists(wanted.folder) || storage::Session::isTaken(wanted.folder))
        return failWith({ErrorCode::TargetExists, QStringLiteral("the folder is there already; name one that is not there yet, it is made"), {}, 0});
    if (const auto may = mayWriteSheet(arguments); !may)
        return failWith(may.error());
    auto passphrase = newPassphrase(arguments, QStringLiteral("passphrase-file"));
    if (!passphrase)
        return failWith(passphrase.error());
    wanted.passphrase = std::move(*passphrase);
    wanted.cost = vault::calibratedCost();
    const QString ledger = wanted.ledger, deviceName = wanted.deviceName;
    const auto created = storage::Session::create(std::move(wanted), clock);
    if (!created)
        return failWith(created.error());
    if (const auto device = vault::deviceSecret(); device && !device->isFromCredential)
        writeMessage(QStringLiteral("guyub: the device secret lies on this disk; a stolen disk is only as strong as the passphrases"));
    const auto &session = *created->session;
    const auto sheet = writeSheet(arguments, created->recoveryKey, ledger, deviceName, clock.today());
    const int code = sheet ? kExitDone : exitCodeFor(sheet.error().code);
    if (!sheet)
        writeMessage(QStringLiteral("guyub: the sheet was not written; the store is made, and its recovery key stands here and nowhere else"));
    if (arguments.has(QStringLiteral("json")))
        return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("recovery_key"), created->recoveryKey}, {QStringLiteral("ledger"), ledger},
            {QStringLiteral("operator_id"), toHexString(session.who().operatorId)}, {QStringLiteral("stream"), toHexString(created->session->store().stream())}}), code);
    return writeLines({QStringLiteral("store created for ledger %1").arg(ledger), QStringLiteral("recovery key, shown this once; write it down and lock it away:"), created->recoveryKey}, code);
}

int recover(const Arguments &arguments)
{
    storage::NewOperator wanted;
    wanted.name = arguments.value(QStringLiteral("operator"));
    const QString folder = arguments.value(QStringLiteral("data"));
    const auto role = roleOf(arguments.value(QStringLiteral("role"), QStringLiteral("operator")));
    using Kind = storage::Session::Proof::Kind;
    const std::pair<const char *, Kind> proofs[] = {{"recovery-file", Kind::Recovery}, {"admin-passphrase-file", Kind::Admin}, {"escrow-file", Kind::Escrow}};
    const auto given = std::find_if(std::begin(proofs), std::end(proofs), [&](const auto &proof) { return arguments.has(QLatin1String(proof.first)); });
    if (folder.isEmpty() || wanted.name.isEmpty() || !role || given == std::end(proofs))
        return wrongUse(kStoreRecover, QStringLiteral("--data, --operator and one of --recovery-file, --admin-passphrase-file, --escrow-file are needed"));
    wanted.role = *role;
    auto key = host::readPassphrase(arguments.value(QLatin1String(given->first)), {});
    if (!key)
        return failWith(key.error());
    auto passphrase = newPassphrase(arguments, QStringLiteral("passphrase-file"));
    if (!passphrase)
        return failWith(passphrase.error());
    wanted.passphrase = std::move(*passphrase);
    wanted.cost = vault::calibratedCost();
    const host::SystemClock clock;
    const auto id = storage::Session::recover(folder, {given->second, std::move(*key)}, wanted, clock);
    if (!id)
        return failWith(id.error());
    if (arguments.has(QStringLiteral("json")))
        return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("operator_id"), toHexString(*id)}}));
    return writeLines({QStringLiteral("the new passphrase holds")});
}

} // namespace

const Command kStoreCreate{"store", "create", "data= operator= role= ledger= passphrase-file= device-name= office-name= baseline-date= pilot-rws= sheet= json",
    "--data D --operator NAME [--role ROLE] --ledger CODE [--passphrase-file P] [--device-name N] [--office-name N] [--baseline-date DAY] [--pilot-rws 001,002] [--sheet FILE] [--json]",
    "Makes a sealed store with its first operator and prints the recovery key once; with --sheet also as a PDF for the safe.", create, Operands::None, true};

const Command kStoreRecover{"store", "recover", "data= operator= role= recovery-file= admin-passphrase-file= escrow-file= passphrase-file= json",
    "--data D --operator NAME (--recovery-file R | --admin-passphrase-file A | --escrow-file E) [--passphrase-file P] [--role ROLE] [--json]",
    "Gives an operator a new passphrase with the recovery key from paper, the admin passphrase or an organisation's secret key.", recover};

} // namespace guyub::tool
