// guyub keys list | add | change | remove | rotate, guyub operator reset | remove, guyub escrow create
#include "app/base/durablefile.h"
#include "app/host/passphrase.h"
#include "app/tool/commands.h"
#include "app/tool/meter.h"
#include "app/tool/openstore.h"
#include "app/tool/recoverysheet.h"
#include "storage/meta.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace guyub::tool {

namespace {

QString kindOf(const vault::SlotInfo &slot)
{
    switch (slot.kind) {
    case vault::SlotKind::Operator:
        return QStringLiteral("operator");
    case vault::SlotKind::Admin:
        return QStringLiteral("admin");
    case vault::SlotKind::Recovery:
        return QStringLiteral("recovery");
    case vault::SlotKind::Escrow:
        break;
    }
    return QStringLiteral("escrow");
}

QString costOf(const vault::SlotInfo &slot)
{
    const bool isStretched = slot.kind == vault::SlotKind::Operator || slot.kind == vault::SlotKind::Admin;
    return isStretched ? QStringLiteral("Argon2id %1 MiB x %2").arg(slot.cost.memoryBytes >> 20).arg(slot.cost.passes) : QString();
}

int list(const Arguments &arguments)
{
    if (!arguments.has(QStringLiteral("data")))
        return wrongUse(kKeysList, QStringLiteral("name the store with --data"));
    const auto slots = storage::Session::keySlotsOf(arguments.value(QStringLiteral("data")));
    if (!slots)
        return failWith(slots.error());
    QJsonArray rows;
    QStringList lines;
    for (const vault::SlotInfo &slot : *slots) {
        QJsonObject row{{QStringLiteral("slot"), slot.id}, {QStringLiteral("kind"), kindOf(slot)}};
        QString who;
        if (slot.kind == vault::SlotKind::Operator) {
            who = slot.who ? QStringLiteral("%1 (%2)").arg(slot.who->name, roleName(slot.who->role)) : QStringLiteral("of another machine");
            row.insert(QStringLiteral("operator_id"), toHexString(slot.operatorId));
            if (slot.who) {
                row.insert(QStringLiteral("name"), slot.who->name);
                row.insert(QStringLiteral("role"), roleName(slot.who->role));
            }
        }
        if (const QString cost = costOf(slot); !cost.isEmpty())
            row.insert(QStringLiteral("cost"), cost);
        rows.append(row);
        lines.append(QStringLiteral("%1  %2  %3  %4").arg(slot.id, kindOf(slot).leftJustified(8), costOf(slot).leftJustified(20), who).trimmed());
    }
    return arguments.has(QStringLiteral("json")) ? writeJson(QJsonDocument(rows)) : writeLines(lines);
}

// Which paper holds: the id of its slot.
QString paperOf(const storage::Session &session)
{
    const auto slots = session.keySlots();
    for (const vault::SlotInfo &slot : slots.value_or(QList<vault::SlotInfo>()))
        if (slot.kind == vault::SlotKind::Recovery)
            return slot.id;
    return {};
}

// Shown before it counts: a full disk or a closed pipe leaves the paper that is in the drawer.
int renewPaper(const Arguments &arguments, const OpenStore &opened)
{
    storage::Meta meta(opened.session->database());
    const auto ledger = meta.text(storage::metakey::ledger), deviceName = meta.text(storage::metakey::deviceName);
    if (!ledger || !deviceName)
        return failWith(!ledger ? ledger.error() : deviceName.error());
    if (const auto may = mayWriteSheet(arguments); !may)
        return failWith(may.error());
    Result<> sheet;
    bool isWritten = false;
    const QString before = paperOf(*opened.session);
    const auto renewed = opened.session->renewRecovery([&](const QString &text) {
        sheet = writeSheet(arguments, text, *ledger, *deviceName, opened.clock.today());
        isWritten = sheet && arguments.has(QStringLiteral("sheet"));
        return sheet && (opened.json ? writeJson(QJsonDocument(QJsonObject{{QStringLiteral("recovery_key"), text}}))
                            : writeLines({QStringLiteral("recovery key, shown this once; write it down and lock it away; the one before opens nothing any more:"), text})) == kExitDone;
    });
    if (renewed)
        return kExitDone;
    Error error = sheet ? renewed.error() : sheet.error();
    if (paperOf(*opened.session) == before && sheet && isWritten)
        QFile::remove(arguments.value(QStringLiteral("sheet"))); // the key on it opens nothing
    if (paperOf(*opened.session) == before)
        error.detail.prepend(QStringLiteral("nothing changed: the recovery key before holds, and none shown here does: "));
    return failWith(error);
}

int add(const Arguments &arguments)
{
    const bool isAdmin = arguments.has(QStringLiteral("admin-passphrase-file")), isEscrow = arguments.has(QStringLiteral("escrow")), isPaper = arguments.has(QStringLiteral("recovery"));
    if (int(isAdmin) + int(isEscrow) + int(isPaper) != 1)
        return wrongUse(kKeysAdd, QStringLiteral("one of --admin-passphrase-file, --escrow, --recovery is needed; people are added by guyub operator add"));
    if (arguments.has(QStringLiteral("sheet")) && !isPaper)
        return wrongUse(kKeysAdd, QStringLiteral("--sheet goes with --recovery"));
    return withStore(kKeysAdd, arguments, [&](OpenStore &opened) {
        if (isPaper)
            return renewPaper(arguments, opened);
        Result<> done;
        if (isEscrow) {
            done = opened.session->addEscrow(arguments.value(QStringLiteral("escrow")));
        } else {
            auto passphrase = newPassphrase(arguments, QStringLiteral("admin-passphrase-file"));
            done = passphrase ? opened.session->setAdminPassphrase(*passphrase, vault::calibratedCost()) : tl::unexpected(passphrase.error());
        }
        return done ? kExitDone : failWith(done.error());
    });
}

int change(const Arguments &arguments)
{
    return withStore(kKeysChange, arguments, [&](OpenStore &opened) {
        auto passphrase = newPassphrase(arguments, QStringLiteral("new-passphrase-file"));
        if (!passphrase)
            return failWith(passphrase.error());
        const auto changed = opened.session->changePassphrase(*passphrase, vault::calibratedCost());
        return changed ? kExitDone : failWith(changed.error());
    });
}

int remove(const Arguments &arguments)
{
    const QString wanted = arguments.value(QStringLiteral("slot"));
    if (wanted.isEmpty())
        return wrongUse(kKeysRemove, QStringLiteral("--slot is needed; guyub keys list shows them"));
    return withStore(kKeysRemove, arguments, [&](OpenStore &opened) {
        const auto slots = opened.session->keySlots();
        if (!slots)
            return failWith(slots.error());
        const auto slot = std::find_if(slots->cbegin(), slots->cend(), [&](const vault::SlotInfo &each) { return each.id == wanted; });
        const bool isOperator = slot != slots->cend() && slot->kind == vault::SlotKind::Operator;
        const auto removed = isOperator ? opened.session->removeOperator(slot->operatorId) : opened.session->removeSlot(wanted);
        return removed ? kExitDone : failWith(removed.error());
    });
}

int rotate(const Arguments &arguments)
{
    const QString folder = arguments.value(QStringLiteral("data"));
    if (folder.isEmpty())
        return wrongUse(kKeysRotate, QStringLiteral("name the store with --data"));
    const host::SystemClock clock;
    auto keys = unlockFrom(arguments, clock);
    if (!keys)
        return failWith(keys.error());
    const auto count = storage::Session::changeDataKey(folder, std::move(*keys), clock, meter(QStringLiteral("writing the database under a new key")));
    if (!count)
        return failWith(count.error());
    if (arguments.has(QStringLiteral("json")))
        return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("epoch"), static_cast<qint64>(*count)}}));
    return writeLines({QStringLiteral("the store has a new data key, number %1; every operator, paper and passphrase opens it as before").arg(*count)});
}

int reset(const Arguments &arguments)
{
    if (!arguments.has(QStringLiteral("name")))
        return wrongUse(kOperatorReset, QStringLiteral("--name is needed"));
    return withStore(kOperatorReset, arguments, [&](OpenStore &opened) {
        const auto who = storage::Session::operatorNamed(opened.session->folder(), arguments.value(QStringLiteral("name")));
        if (!who)
            return failWith(who.error());
        auto passphrase = newPassphrase(arguments, QStringLiteral("new-passphrase-file"));
        if (!passphrase)
            return failWith(passphrase.error());
        const auto id = opened.session->resetPassphrase(*who, *passphrase, vault::calibratedCost());
        if (!id)
            return failWith(id.error());
        return opened.json ? writeJson(QJsonDocument(QJsonObject{{QStringLiteral("operator_id"), toHexString(*id)}})) : writeLines({toHexString(*id)});
    });
}

int removeOperator(const Arguments &arguments)
{
    if (!arguments.has(QStringLiteral("name")))
        return wrongUse(kOperatorRemove, QStringLiteral("--name is needed"));
    return withStore(kOperatorRemove, arguments, [&](OpenStore &opened) {
        const auto who = storage::Session::operatorNamed(opened.session->folder(), arguments.value(QStringLiteral("name")));
        const auto removed = who ? opened.session->removeOperator(*who) : Result<>(tl::unexpected(who.error()));
        return removed ? kExitDone : failWith(removed.error());
    });
}

int createEscrow(const Arguments &arguments)
{
    const QString target = arguments.value(QStringLiteral("out"));
    if (target.isEmpty())
        return wrongUse(kEscrowCreate, QStringLiteral("--out is needed"));
    if (QFileInfo::exists(target))
        return failWith({ErrorCode::TargetExists, QStringLiteral("the file is there already"), {}, 0});
    const vault::EscrowKeys keys = vault::makeEscrowKeys();
    if (const auto written = writeDurably(target, keys.secretText.toLatin1() + '\n', FileAccess::OwnerOnly); !written)
        return failWith(written.error());
    writeMessage(QStringLiteral("guyub: the secret is in the file named; move it off this machine, it opens every store that has the key below"));
    return arguments.has(QStringLiteral("json")) ? writeJson(QJsonDocument(QJsonObject{{QStringLiteral("escrow"), keys.publicText}})) : writeLines({keys.publicText});
}

} // namespace

const Command kKeysList{"keys", "list", "data= json", "--data D [--json]", "What opens the store: operators, admin passphrase, recovery key, keys of organisations.", list};

const Command kKeysAdd{"keys", "add", GUYUB_STORE_OPTIONS "admin-passphrase-file= escrow= recovery sheet=", GUYUB_STORE_USAGE "(--admin-passphrase-file F | --escrow KEY | --recovery [--sheet FILE])",
    "Sets the admin passphrase, adds an organisation's public key, or makes a new recovery key and prints it once; with --sheet also as a PDF for the safe.", add, Operands::None, true};

const Command kKeysChange{"keys", "change", GUYUB_STORE_OPTIONS "new-passphrase-file=", GUYUB_STORE_USAGE "[--new-passphrase-file F]",
    "Gives who signs in another passphrase or PIN; nothing else changes.", change};

const Command kKeysRemove{"keys", "remove", GUYUB_STORE_OPTIONS "slot=", GUYUB_STORE_USAGE "--slot ID", "Takes one of them away; follow it with keys rotate when an old copy of the key file may be about.", remove};

const Command kKeysRotate{"keys", "rotate", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Writes the store again under a new data key; everybody signs in as before.", rotate};

const Command kOperatorReset{"operator", "reset", GUYUB_STORE_OPTIONS "name= new-passphrase-file=", GUYUB_STORE_USAGE "--name NAME [--new-passphrase-file F]",
    "Lets somebody who forgot start anew, under new signing keys.", reset};

const Command kOperatorRemove{"operator", "remove", GUYUB_STORE_OPTIONS "name=", GUYUB_STORE_USAGE "--name NAME", "Nobody signs in under this name again; what they did stays.", removeOperator};

const Command kEscrowCreate{"escrow", "create", "out= json", "--out F [--json]", "Makes a pair for an organisation: the secret into F, the public key on stdout, for guyub keys add --escrow.", createEscrow};

} // namespace guyub::tool
