#include "storage/vault/keyfile.h"

#include "app/base/durablefile.h"
#include "storage/crypto/hash.h"
#include "storage/vault/recoverykey.h"
#include "storage/vault/slotkeys.h"
#include "storage/vault/slotlabel.h"

#include <QFile>

#include <algorithm>

namespace guyub::vault {

namespace {

constexpr std::size_t kShortestAdminPassphrase = 20;
constexpr int kFewestAdminWords = 6, kShortestAdminWord = 3;

QString idOf(const Slot &slot)
{
    return toHexString(crypto::blake2b<4>("guyub.slot.1", slot.box.view()));
}

// A PIN is short because the machine's secret stands beside it; here nothing does.
bool isLongEnough(const crypto::SecretBytes &passphrase)
{
    int words = 0, letters = 0;
    for (const Byte byte : passphrase.view()) {
        letters = byte == ' ' || byte == '-' ? 0 : letters + 1;
        words += letters == kShortestAdminWord ? 1 : 0;
    }
    return passphrase.size() >= kShortestAdminPassphrase && words >= kFewestAdminWords;
}

} // namespace

struct KeyFile::Private
{
    KeySlots slots;
    crypto::SecretBytes newDataKey; // of create() and beginKeyChange(), until save()
    Bytes body; // as on disk, with its MAC; empty before the first save()
    Hash mac;

    auto find(const Id &operatorId)
    {
        return std::find_if(slots.operators.begin(), slots.operators.end(), [&](const OperatorSlot &slot) { return slot.operatorId == operatorId; });
    }
    // Whether `dataKey` is the one that these slots wrap.
    bool fits(const crypto::SecretBytes &dataKey) const
    {
        if (dataKey.size() != crypto::kKeySize)
            return false;
        if (!newDataKey.isEmpty())
            return crypto::areEqual(dataKey.view(), newDataKey.view());
        return crypto::areEqual(macOver(body, dataKey).view(), mac.view());
    }
    // Errors: WrongPassphrase (the box is another's), Damaged.
    Result<crypto::SecretBytes> open(const Slot &slot, const crypto::BoxKeys &keys, bool hasTag = true) const
    {
        if (keys.publicKey != slot.box)
            return fail(ErrorCode::WrongPassphrase);
        auto dataKey = crypto::openSealed(keys.publicKey, keys.secret, slot.dataKey);
        const bool isOwners = dataKey && (!hasTag || crypto::areEqual(tagOf(slots, tagKeyOf(keys), *dataKey).view(), slot.tag.view()));
        if (!isOwners || !fits(*dataKey))
            return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
        return std::move(*dataKey);
    }
    // Puts the keys under a passphrase with a new salt.
    Result<> lock(OperatorSlot &slot, const SlotLabel &label, const crypto::SigningKeys &keys, const crypto::SecretBytes &passphrase, const DeviceSecret &device, const crypto::PasswordCost &cost) const
    {
        slot.cost = cost;
        slot.salt = crypto::randomBytes<16>();
        GUYUB_TRY_VALUE(const crypto::SecretBytes key, slotKey(slots, slot, passphrase, device));
        slot.seed = sealUnder(key, crypto::seedOf(keys).view(), associatedWith(slots, slot, Wrapped::Seed));
        sealLabel(slots, slot, label, labelKey(slots, device));
        return {};
    }
    // `work` of each slot that has a tag; escrow slots have none.
    template<typename Work>
    void forEachTagged(Work work)
    {
        for (OperatorSlot &slot : slots.operators)
            work(slot);
        if (slots.admin)
            work(*slots.admin);
        if (slots.recovery)
            work(*slots.recovery);
    }
};

KeyFile::KeyFile(std::unique_ptr<Private> parts) : d(std::move(parts)) { }
KeyFile::KeyFile(KeyFile &&) noexcept = default;
KeyFile &KeyFile::operator=(KeyFile &&) noexcept = default;
KeyFile::~KeyFile() = default;

KeyFile KeyFile::create(const Id &storeId)
{
    auto d = std::make_unique<Private>();
    d->slots.storeId = storeId;
    d->newDataKey = crypto::SecretBytes::random(crypto::kKeySize);
    return KeyFile(std::move(d));
}

Result<KeyFile> KeyFile::read(const QString &path)
{
    const auto bytes = readWhole(path, kMaximumKeyFileBytes);
    if (!bytes && bytes.error().code == ErrorCode::ValueOutOfRange)
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("too long for a key file"));
    if (!bytes)
        return tl::unexpected(bytes.error());
    GUYUB_TRY_VALUE(KeyFileBytes file, decodeFile(viewOf(*bytes)));
    auto d = std::make_unique<Private>();
    d->slots = std::move(file.slots);
    d->body = std::move(file.body);
    d->mac = file.mac;
    return KeyFile(std::move(d));
}

Id KeyFile::storeId() const
{
    return d->slots.storeId;
}

const crypto::SecretBytes &KeyFile::newDataKey() const
{
    return d->newDataKey;
}

QList<SlotLabel> KeyFile::labels(const DeviceSecret &device) const
{
    const crypto::SecretBytes key = labelKey(d->slots, device);
    QList<SlotLabel> result;
    for (const OperatorSlot &slot : d->slots.operators)
        if (auto label = openLabel(d->slots, slot, key))
            result.append(std::move(*label));
    return result;
}

QList<SlotInfo> KeyFile::slots(const DeviceSecret &device) const
{
    const crypto::SecretBytes key = labelKey(d->slots, device);
    QList<SlotInfo> result;
    for (const OperatorSlot &slot : d->slots.operators)
        result.append({SlotKind::Operator, idOf(slot), slot.operatorId, openLabel(d->slots, slot, key), slot.cost});
    if (d->slots.admin)
        result.append({SlotKind::Admin, idOf(*d->slots.admin), {}, {}, d->slots.admin->cost});
    if (d->slots.recovery)
        result.append({SlotKind::Recovery, idOf(*d->slots.recovery), {}, {}, {}});
    for (const Slot &slot : d->slots.escrows)
        result.append({SlotKind::Escrow, idOf(slot), {}, {}, {}});
    return result;
}

quint32 KeyFile::epoch() const
{
    return d->slots.epoch;
}

Result<Unlocked> KeyFile::unlockOperator(const Id &operatorId, const crypto::SecretBytes &passphrase, const DeviceSecret &device) const
{
    const crypto::StackWipe wipe;
    const auto slot = d->find(operatorId);
    if (slot == d->slots.operators.end())
        return fail(ErrorCode::WrongPassphrase);
    GUYUB_TRY_VALUE(const crypto::SecretBytes key, slotKey(d->slots, *slot, passphrase, device));
    const auto seed = crypto::openSecret(key.view(), slot->seed.nonce, slot->seed.bytes, associatedWith(d->slots, *slot, Wrapped::Seed));
    if (!seed)
        return fail(ErrorCode::WrongPassphrase);
    crypto::SigningKeys signing = crypto::signingKeysFromSeed(seed->view());
    auto dataKey = d->open(*slot, boxOfOperator(signing));
    auto label = openLabel(d->slots, *slot, labelKey(d->slots, device));
    if (!dataKey || !label)
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    return Unlocked{std::move(*dataKey), std::move(signing), std::move(*label)};
}

Result<Unlocked> KeyFile::unlockAdmin(const crypto::SecretBytes &passphrase) const
{
    const crypto::StackWipe wipe;
    if (!d->slots.admin)
        return fail(ErrorCode::NotFound, QStringLiteral("no admin passphrase is set"));
    GUYUB_TRY_VALUE(const crypto::BoxKeys keys, boxOfAdmin(d->slots, *d->slots.admin, passphrase));
    GUYUB_TRY_VALUE(crypto::SecretBytes dataKey, d->open(*d->slots.admin, keys));
    return Unlocked{std::move(dataKey), {}, {}};
}

Result<Unlocked> KeyFile::unlockRecovery(const QString &typed) const
{
    const crypto::StackWipe wipe;
    GUYUB_TRY_VALUE(const crypto::SecretBytes key, recoveryKeyOf(typed));
    if (!d->slots.recovery)
        return fail(ErrorCode::WrongPassphrase);
    GUYUB_TRY_VALUE(crypto::SecretBytes dataKey, d->open(*d->slots.recovery, boxOfRecovery(key)));
    return Unlocked{std::move(dataKey), {}, {}};
}

Result<Unlocked> KeyFile::unlockEscrow(const QString &typed) const
{
    const crypto::StackWipe wipe;
    GUYUB_TRY_VALUE(const crypto::SecretBytes seed, recoveryKeyOf(typed));
    const crypto::BoxKeys keys = crypto::boxKeysFromSeed(seed.view());
    for (const Slot &slot : d->slots.escrows) {
        if (slot.box != keys.publicKey)
            continue;
        GUYUB_TRY_VALUE(crypto::SecretBytes dataKey, d->open(slot, keys, false));
        return Unlocked{std::move(dataKey), {}, {}};
    }
    return fail(ErrorCode::WrongPassphrase);
}

Result<crypto::SigningKeys> KeyFile::addOperator(const crypto::SecretBytes &dataKey, const SlotLabel &label, const crypto::SecretBytes &passphrase,
    const DeviceSecret &device, const crypto::PasswordCost &cost)
{
    const crypto::StackWipe wipe;
    if (!isFitting(label) || !crypto::isSane(cost) || passphrase.isEmpty() || d->slots.operators.size() >= kMaximumSlots)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("label, passphrase, cost or number of operators"));
    if (!d->fits(dataKey))
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
    const QList<SlotLabel> known = labels(device);
    const bool isNameTaken = std::any_of(known.begin(), known.end(), [&](const SlotLabel &other) { return other.name.compare(label.name, Qt::CaseInsensitive) == 0; });
    if (isNameTaken || d->find(label.operatorId) != d->slots.operators.end())
        return fail(ErrorCode::TargetExists, QStringLiteral("operator"));

    OperatorSlot slot;
    slot.operatorId = label.operatorId;
    crypto::SigningKeys keys = crypto::makeSigningKeys();
    sealTo(d->slots, slot, boxOfOperator(keys), dataKey);
    GUYUB_TRY(d->lock(slot, label, keys, passphrase, device, cost));
    d->slots.operators.push_back(std::move(slot));
    return keys;
}

Result<crypto::SigningKeys> KeyFile::replaceOperator(const Id &operatorId, const crypto::SecretBytes &dataKey, const SlotLabel &label,
    const crypto::SecretBytes &passphrase, const DeviceSecret &device, const crypto::PasswordCost &cost)
{
    const auto slot = d->find(operatorId);
    if (slot == d->slots.operators.end())
        return fail(ErrorCode::NotFound, QStringLiteral("operator"));
    const auto place = slot - d->slots.operators.begin();
    OperatorSlot old = std::move(*slot);
    d->slots.operators.erase(slot);
    auto keys = addOperator(dataKey, label, passphrase, device, cost);
    if (!keys)
        d->slots.operators.insert(d->slots.operators.begin() + place, std::move(old));
    return keys;
}

Result<> KeyFile::changePassphrase(const Id &operatorId, const crypto::SigningKeys &operatorKeys, const crypto::SecretBytes &passphrase,
    const DeviceSecret &device, const crypto::PasswordCost &cost)
{
    const crypto::StackWipe wipe;
    const auto slot = d->find(operatorId);
    const auto label = slot == d->slots.operators.end() ? std::nullopt : openLabel(d->slots, *slot, labelKey(d->slots, device));
    if (!label)
        return fail(ErrorCode::NotFound, QStringLiteral("operator"));
    if (!crypto::isSane(cost) || passphrase.isEmpty())
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("passphrase or cost"));
    if (operatorKeys.secret.isEmpty() || boxOfOperator(operatorKeys).publicKey != slot->box)
        return fail(ErrorCode::WrongUse, QStringLiteral("keys of somebody else"));
    OperatorSlot changed = *slot;
    GUYUB_TRY(d->lock(changed, *label, operatorKeys, passphrase, device, cost));
    *slot = std::move(changed);
    return {};
}

Result<> KeyFile::removeOperator(const Id &operatorId)
{
    const auto slot = d->find(operatorId);
    if (slot == d->slots.operators.end())
        return fail(ErrorCode::NotFound, QStringLiteral("operator"));
    if (d->slots.operators.size() == 1)
        return fail(ErrorCode::NotAllowed, QStringLiteral("the last operator"));
    d->slots.operators.erase(slot);
    return {};
}

Result<> KeyFile::setAdmin(const crypto::SecretBytes &dataKey, const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost)
{
    const crypto::StackWipe wipe;
    if (!crypto::isSane(cost) || !isLongEnough(passphrase))
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("an admin passphrase has at least %1 words and %2 characters").arg(kFewestAdminWords).arg(kShortestAdminPassphrase));
    if (!d->fits(dataKey))
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
    AdminSlot slot;
    slot.cost = cost;
    slot.salt = crypto::randomBytes<16>();
    GUYUB_TRY_VALUE(const crypto::BoxKeys keys, boxOfAdmin(d->slots, slot, passphrase));
    sealTo(d->slots, slot, keys, dataKey);
    d->slots.admin = std::move(slot);
    return {};
}

Result<> KeyFile::addEscrow(const crypto::SecretBytes &dataKey, const QString &typed)
{
    GUYUB_TRY_VALUE(const crypto::SecretBytes bytes, recoveryKeyOf(typed, KeyText::PublicKey));
    const PublicKey box = PublicKey::from(bytes.view()).value_or(PublicKey{});
    if (!d->fits(dataKey))
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
    const auto isThere = [&](const Slot &slot) { return slot.box == box; };
    if (std::any_of(d->slots.escrows.begin(), d->slots.escrows.end(), isThere))
        return fail(ErrorCode::TargetExists, QStringLiteral("this key is there already"));
    if (d->slots.escrows.size() >= kMaximumEscrows)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("at most %1 keys of organisations").arg(kMaximumEscrows));
    Slot slot;
    slot.box = box;
    slot.dataKey = crypto::sealTo(box, dataKey.view());
    slot.tagKey.bytes.resize(kWrappedBytes); // nobody who could check it is here
    if (slot.dataKey.empty())
        return fail(ErrorCode::BadInput, QStringLiteral("not a public key"), QStringLiteral("escrow"));
    d->slots.escrows.push_back(std::move(slot));
    return {};
}

QString KeyFile::setRecovery(const crypto::SecretBytes &dataKey)
{
    const crypto::StackWipe wipe;
    if (!d->fits(dataKey))
        return {};
    const crypto::SecretBytes key = crypto::SecretBytes::random(crypto::kKeySize);
    Slot slot;
    sealTo(d->slots, slot, boxOfRecovery(key), dataKey);
    d->slots.recovery = std::move(slot);
    return recoveryText(key);
}

Result<> KeyFile::removeSlot(const QString &id)
{
    const auto isIt = [&](const Slot &slot) { return idOf(slot) == id; };
    if (std::any_of(d->slots.operators.begin(), d->slots.operators.end(), isIt))
        return fail(ErrorCode::WrongUse, QStringLiteral("an operator's slot"));
    const auto escrow = std::find_if(d->slots.escrows.begin(), d->slots.escrows.end(), isIt);
    if (d->slots.admin && isIt(*d->slots.admin))
        d->slots.admin.reset();
    else if (d->slots.recovery && isIt(*d->slots.recovery))
        d->slots.recovery.reset();
    else if (escrow != d->slots.escrows.end())
        d->slots.escrows.erase(escrow);
    else
        return fail(ErrorCode::NotFound, QStringLiteral("slot"));
    return {};
}

Result<crypto::SecretBytes> KeyFile::beginKeyChange(const crypto::SecretBytes &dataKey)
{
    const crypto::StackWipe wipe;
    if (!d->fits(dataKey) || d->slots.previous)
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store, or a change is not finished"));
    crypto::SecretBytes fresh = crypto::SecretBytes::random(crypto::kKeySize);
    bool isWhole = true;
    d->forEachTagged([&](Slot &slot) {
        const auto tagKey = crypto::openSecret(crypto::subkey(dataKey.view(), 3, kFileContext).view(), slot.tagKey.nonce, slot.tagKey.bytes, associatedWith(d->slots, Wrapped::TagKey));
        if (tagKey)
            sealUnderTag(d->slots, slot, *tagKey, fresh);
        isWhole = isWhole && tagKey.has_value();
    });
    for (Slot &slot : d->slots.escrows)
        slot.dataKey = crypto::sealTo(slot.box, fresh.view());
    if (!isWhole) // the seal over the file held, so this is a bug of whoever wrote it; `file` is not to be saved
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    d->slots.previous = sealUnder(crypto::subkey(fresh.view(), 2, kFileContext), dataKey.view(), associatedWith(d->slots, Wrapped::PreviousKey));
    ++d->slots.epoch;
    d->newDataKey = fresh.clone();
    return fresh;
}

bool KeyFile::isChangingKey() const
{
    return d->slots.previous.has_value();
}

Result<crypto::SecretBytes> KeyFile::previousKey(const crypto::SecretBytes &dataKey) const
{
    if (!d->slots.previous)
        return fail(ErrorCode::NotFound, QStringLiteral("previous data key"));
    auto previous = crypto::openSecret(crypto::subkey(dataKey.view(), 2, kFileContext).view(), d->slots.previous->nonce, d->slots.previous->bytes, associatedWith(d->slots, Wrapped::PreviousKey));
    if (!previous)
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    return std::move(*previous);
}

void KeyFile::endKeyChange()
{
    d->slots.previous.reset();
}

Result<> KeyFile::save(const QString &path, const crypto::SecretBytes &dataKey)
{
    if (!d->fits(dataKey))
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
    Bytes body = encodeBody(d->slots);
    const Hash mac = macOver(body, dataKey);
    const QByteArray bytes = encodeFile(body, mac);
    auto written = writeDurably(path, bytes, FileAccess::OwnerOnly);
    // The last step is to make the new name sure. When that fails the new file stands there, and a power cut decides.
    const auto there = written ? Result<QByteArray>(bytes) : readWhole(path, kMaximumKeyFileBytes);
    if (!there || *there != bytes)
        return written;
    d->body = std::move(body);
    d->mac = mac;
    d->newDataKey.wipe();
    keepSecond(path);
    if (!written)
        return fail(written.error().code, QStringLiteral("the keys have changed all the same, though the disk does not answer for it; see guyub keys list before doing it again: %1").arg(written.error().detail));
    return {};
}

bool KeyFile::isOf(const crypto::SecretBytes &dataKey) const
{
    return d->fits(dataKey);
}

void KeyFile::keepSecond(const QString &path) const
{
    const QString second = path + QStringLiteral(".bak");
    const QByteArray bytes = encodeFile(d->body, d->mac);
    if (const auto there = readWhole(second, kMaximumKeyFileBytes); there && *there == bytes)
        return;
    if (!writeDurably(second, bytes, FileAccess::OwnerOnly))
        QFile::remove(second); // it would still let in whoever has been shut out
}

EscrowKeys makeEscrowKeys()
{
    const crypto::StackWipe wipe;
    const crypto::SecretBytes seed = crypto::SecretBytes::random(crypto::kKeySize);
    const crypto::BoxKeys keys = crypto::boxKeysFromSeed(seed.view());
    return {recoveryText(crypto::SecretBytes::copyOf(keys.publicKey.view()), KeyText::PublicKey), recoveryText(seed)};
}

} // namespace guyub::vault
