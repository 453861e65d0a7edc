// Who opens a store, and with what: operators, the admin passphrase, the paper, escrow, and a new data key.
#include "app/domain/records/operator.h"
#include "storage/keychange.h"
#include "storage/meta.h"
#include "storage/sessionparts.h"
#include "storage/storefiles.h"
#include "storage/tries.h"

#include <algorithm>

namespace guyub::storage {

namespace {

constexpr qsizetype kLongestTyped = 1024;
const Id kAdminTries; // zero: no operator has it

QString textOf(const crypto::SecretBytes &words)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(words.data()), std::min<qsizetype>(static_cast<qsizetype>(words.size()), kLongestTyped));
}

Result<vault::Unlocked> unlockAdmin(const QString &folder, const vault::KeyFile &file, const crypto::SecretBytes &passphrase, UtcMs now)
{
    Tries tries(folder);
    if (const qint64 wait = tries.waitMs(kAdminTries, now); wait > 0)
        return fail(ErrorCode::TooManyTries, QStringLiteral("too many tries; wait %1 s").arg((wait + 999) / 1000));
    GUYUB_TRY(tries.begin(kAdminTries, now));
    auto unlocked = file.unlockAdmin(passphrase);
    if (unlocked)
        GUYUB_TRY(tries.clear(kAdminTries));
    else if (unlocked.error().code != ErrorCode::WrongPassphrase)
        GUYUB_TRY(tries.takeBack(kAdminTries));
    return unlocked;
}

Result<vault::Unlocked> unlockBy(const QString &folder, const vault::KeyFile &file, const Session::Proof &proof, UtcMs now)
{
    switch (proof.kind) {
    case Session::Proof::Kind::Admin:
        return unlockAdmin(folder, file, proof.words, now);
    case Session::Proof::Kind::Escrow:
        return file.unlockEscrow(textOf(proof.words));
    case Session::Proof::Kind::Recovery:
        break;
    }
    return file.unlockRecovery(textOf(proof.words));
}

Result<vault::SlotLabel> labelFor(const NewOperator &wanted)
{
    vault::SlotLabel label{Id(crypto::randomBytes<16>()), tidied(wanted.name), static_cast<quint8>(wanted.role), wanted.picture};
    if (label.name.isEmpty())
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("an operator has a name"), QStringLiteral("name"));
    return label;
}

// The keys have changed already, and that stays.
Result<> butKeysChanged(const Result<> &logged)
{
    if (logged)
        return {};
    return fail(logged.error().code, QStringLiteral("the keys have changed all the same, and the log tells of it after the next sign-in; see guyub keys list before doing it again: %1").arg(logged.error().detail));
}

} // namespace

Result<> Session::Private::mayKeepKeys() const
{
    if (!ports::keepsKeys(signedIn.role))
        return fail(ErrorCode::NotAllowed, QStringLiteral("only an operator or admin keeps the keys of a store"));
    return {};
}

Result<vault::SlotLabel> Session::Private::operatorHere(const Id &operatorId) const
{
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    for (const vault::SlotLabel &label : keys.file.labels(device)) {
        if (label.operatorId != operatorId)
            continue;
        if (label.role == static_cast<quint8>(ports::Role::Admin) && signedIn.role != ports::Role::Admin)
            return fail(ErrorCode::NotAllowed, QStringLiteral("only an admin does this to an admin"));
        return label;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("operator"));
}

Result<Id> Session::recover(const QString &folder, const Proof &proof, const NewOperator &wanted, const ports::Clock &clock)
{
    GUYUB_TRY_VALUE(vault::SlotLabel label, labelFor(wanted));
    GUYUB_TRY_VALUE(const auto labels, operators(folder));
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    GUYUB_TRY_VALUE(vault::KeyFile read, readKeyFile(folder));
    GUYUB_TRY_VALUE(vault::Unlocked unlocked, unlockBy(folder, read, proof, clock.nowUtc()));
    GUYUB_TRY_VALUE(const auto session, open(folder, Keys{std::move(read), std::move(unlocked)}, clock));
    Private &parts = *session->d;
    const auto old = std::find_if(labels.cbegin(), labels.cend(), [&](const vault::SlotLabel &known) { return known.name.compare(label.name, Qt::CaseInsensitive) == 0; });
    const Id before = old == labels.cend() ? Id{} : old->operatorId;
    if (old != labels.cend())
        label.role = old->role;
    PublicKey signingKey;
    GUYUB_TRY(parts.noteRetirement(before));
    GUYUB_TRY(parts.changeKeyFile([&](vault::KeyFile &file) -> Result<> {
        const crypto::SecretBytes &dataKey = parts.keys.unlocked.dataKey;
        GUYUB_TRY_VALUE(const crypto::SigningKeys signing, before.isZero() ? file.addOperator(dataKey, label, wanted.passphrase, device, wanted.cost)
                                                                           : file.replaceOperator(before, dataKey, label, wanted.passphrase, device, wanted.cost));
        signingKey = signing.publicKey;
        return {};
    }));
    parts.signedIn.id = label.operatorId;
    parts.signedIn.role = static_cast<ports::Role>(label.role);
    GUYUB_TRY(butKeysChanged(parts.writeOperator(label, signingKey, nullptr, before)));
    (void)parts.settleRetirements();
    return label.operatorId;
}

Result<> Session::Private::noteRetirement(const Id &operatorId)
{
    if (operatorId.isZero())
        return {};
    Meta meta(*database);
    GUYUB_TRY_VALUE(const QByteArray noted, meta.bytes(metakey::retiring));
    Transaction transaction(*database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(meta.set(metakey::retiring, noted + toByteArray(operatorId)));
    return transaction.commit();
}

Result<> Session::Private::settleRetirements()
{
    Meta meta(*database);
    GUYUB_TRY_VALUE(const QByteArray noted, meta.bytes(metakey::retiring));
    if (noted.isEmpty())
        return {};
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    const QList<vault::SlotInfo> slots = keys.file.slots(device);
    for (qsizetype at = 0; at + qsizetype(Id::kSize) <= noted.size(); at += qsizetype(Id::kSize)) {
        const Id id = *Id::from(viewOf(noted).subspan(static_cast<std::size_t>(at), Id::kSize));
        if (std::any_of(slots.cbegin(), slots.cend(), [&](const vault::SlotInfo &slot) { return slot.operatorId == id; }))
            continue; // it came to nothing
        const auto record = store->load(id);
        if (!record && record.error().code == ErrorCode::NotFound)
            continue;
        if (!record)
            return tl::unexpected(record.error());
        if (record->fields.value(domain::operator_::Active) == domain::Value(qint64(0)))
            continue;
        ports::Action action;
        action.source = ports::Source::System;
        GUYUB_TRY_VALUE(const ports::Change retirement, retirementOf(id));
        action.changes = {retirement};
        GUYUB_TRY(store->commit(action));
    }
    Transaction transaction(*database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(meta.set(metakey::retiring, QByteArray()));
    return transaction.commit();
}

Result<quint32> Session::changeDataKey(const QString &folder, Keys keys, const ports::Clock &clock, const vault::PageProgress &progress)
{
    GUYUB_TRY_VALUE(auto session, open(folder, std::move(keys), clock));
    GUYUB_TRY(session->d->mayKeepKeys());
    const QString path = session->d->folder;
    const crypto::SecretBytes dataKey = session->d->keys.unlocked.dataKey.clone();
    const FolderLock lock = std::move(*session->d->lock); // nobody comes in between
    session.reset();
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(path));
    GUYUB_TRY(storage::changeDataKey(path, file, dataKey, progress));
    return file.epoch();
}

Result<SlotChange> Session::beginPassphrase(crypto::SecretBytes passphrase) const
{
    GUYUB_TRY_VALUE(vault::DeviceSecret device, vault::deviceSecret());
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(d->folder));
    SlotChange change(std::move(file), std::move(device), who());
    change.label.operatorId = d->signedIn.id;
    change.passphrase = std::move(passphrase);
    change.ownKeys = {d->signedIn.keys.publicKey, d->signedIn.keys.secret.clone()};
    return change;
}

Result<SlotChange> Session::beginOperator(NewOperator wanted) const
{
    GUYUB_TRY(d->mayKeepKeys());
    GUYUB_TRY_VALUE(vault::SlotLabel label, labelFor(wanted));
    GUYUB_TRY_VALUE(vault::DeviceSecret device, vault::deviceSecret());
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(d->folder));
    SlotChange change(std::move(file), std::move(device), std::move(label));
    change.passphrase = std::move(wanted.passphrase);
    change.dataKey = d->keys.unlocked.dataKey.clone();
    return change;
}

Result<SlotChange> Session::beginReset(const Id &operatorId, crypto::SecretBytes passphrase) const
{
    GUYUB_TRY(d->mayKeepKeys());
    GUYUB_TRY_VALUE(vault::SlotLabel label, d->operatorHere(operatorId));
    GUYUB_TRY_VALUE(vault::DeviceSecret device, vault::deviceSecret());
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(d->folder));
    label.operatorId = Id(crypto::randomBytes<16>());
    SlotChange change(std::move(file), std::move(device), std::move(label));
    change.passphrase = std::move(passphrase);
    change.dataKey = d->keys.unlocked.dataKey.clone();
    change.instead = operatorId;
    return change;
}

Result<Id> Session::finish(SlotChange change)
{
    if (!change.isDerived)
        return fail(ErrorCode::WrongUse, QStringLiteral("a change of keys that was not derived"));
    GUYUB_TRY(d->noteRetirement(change.instead));
    GUYUB_TRY(d->saveKeyFile(std::move(change.file)));
    if (!change.dataKey.isEmpty())
        GUYUB_TRY(butKeysChanged(d->writeOperator(change.label, change.signingKey, nullptr, change.instead)));
    (void)d->settleRetirements(); // else at the next opening
    return change.label.operatorId;
}

Result<Id> Session::addOperator(const NewOperator &wanted)
{
    GUYUB_TRY_VALUE(SlotChange change, beginOperator({wanted.name, wanted.role, wanted.picture, wanted.passphrase.clone(), wanted.cost}));
    GUYUB_TRY(change.derive(wanted.cost));
    return finish(std::move(change));
}

Result<> Session::changePassphrase(const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost)
{
    GUYUB_TRY_VALUE(SlotChange change, beginPassphrase(passphrase.clone()));
    GUYUB_TRY(change.derive(cost));
    GUYUB_TRY(finish(std::move(change)));
    return {};
}

Result<Id> Session::resetPassphrase(const Id &operatorId, const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost)
{
    GUYUB_TRY_VALUE(SlotChange change, beginReset(operatorId, passphrase.clone()));
    GUYUB_TRY(change.derive(cost));
    return finish(std::move(change));
}

Result<> Session::removeOperator(const Id &operatorId)
{
    GUYUB_TRY(d->mayKeepKeys());
    if (operatorId == d->signedIn.id)
        return fail(ErrorCode::NotAllowed, QStringLiteral("nobody removes themselves"));
    GUYUB_TRY_VALUE(const vault::SlotLabel label, d->operatorHere(operatorId));
    GUYUB_TRY(d->noteRetirement(label.operatorId));
    GUYUB_TRY(d->changeKeyFile([&](vault::KeyFile &file) { return file.removeOperator(label.operatorId); }));
    return butKeysChanged(d->settleRetirements());
}

Result<QList<vault::SlotInfo>> Session::keySlots() const
{
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    return d->keys.file.slots(device);
}

Result<QList<vault::SlotInfo>> Session::keySlotsOf(const QString &folder)
{
    GUYUB_TRY_VALUE(const vault::KeyFile file, readKeyFile(folder));
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    return file.slots(device);
}

Result<> Session::setAdminPassphrase(const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost)
{
    GUYUB_TRY(d->mayKeepKeys());
    return d->changeKeyFile([&](vault::KeyFile &file) { return file.setAdmin(d->keys.unlocked.dataKey, passphrase, cost); });
}

Result<> Session::addEscrow(const QString &publicKey)
{
    GUYUB_TRY(d->mayKeepKeys());
    return d->changeKeyFile([&](vault::KeyFile &file) { return file.addEscrow(d->keys.unlocked.dataKey, publicKey); });
}

Result<> Session::renewRecovery(const std::function<bool(const QString &)> &show)
{
    GUYUB_TRY(d->mayKeepKeys());
    return d->changeKeyFile([&](vault::KeyFile &file) -> Result<> {
        const QString text = file.setRecovery(d->keys.unlocked.dataKey);
        if (text.isEmpty())
            return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
        return show(text) ? Result<>() : fail(ErrorCode::FileFailed, QStringLiteral("the new recovery key could not be shown; the one before holds"));
    });
}

Result<> Session::removeSlot(const QString &id)
{
    GUYUB_TRY(d->mayKeepKeys());
    return d->changeKeyFile([&](vault::KeyFile &file) { return file.removeSlot(id); });
}

} // namespace guyub::storage
