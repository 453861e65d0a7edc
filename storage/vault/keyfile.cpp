#include "storage/vault/keyfile.h"

#include "app/base/durablefile.h"
#include "storage/crypto/hash.h"
#include "storage/vault/keyfileformat.h"
#include "storage/vault/recoverykey.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>

#include <sodium.h>
#include <unistd.h>

namespace guyub::vault {

namespace {

constexpr std::string_view kOperatorContext = "gybslot_", kRecoveryContext = "gybrecov";
constexpr int kMaximumNameLength = 120;
constexpr int kMaximumPictureBytes = 8 * 1024;
constexpr std::size_t kLabelStep = 256; // a label's length tells little of the name

// 32 bytes of `hash` in locked memory; the hash itself is wiped.
crypto::SecretBytes secretOf(FixedBytes<32> &hash)
{
    crypto::SecretBytes result = crypto::SecretBytes::copyOf(hash.view());
    sodium_memzero(hash.data(), hash.size());
    return result;
}

Sealed sealUnder(const crypto::SecretBytes &key, ByteView plain, const Bytes &associated)
{
    const crypto::Nonce nonce = crypto::randomBytes<24>();
    return {nonce, crypto::seal(key.view(), nonce, plain, associated)};
}

// The key of a slot: what the person knows, stretched, and what this machine holds.
Result<crypto::SecretBytes> slotKey(const KeySlots &file, const OperatorSlot &slot, const crypto::SecretBytes &passphrase, const DeviceSecret &device)
{
    GUYUB_TRY_VALUE(const crypto::SecretBytes stretched, crypto::stretch(passphrase, slot.salt, slot.cost));
    FixedBytes<32> hash = crypto::Blake2b("guyub.slotkey.1", 32, stretched.view()).add(device.bytes.view()).add(file.storeId.view()).add(slot.operatorId.view()).finish<32>();
    return secretOf(hash);
}

crypto::SecretBytes labelKey(const KeySlots &file, const DeviceSecret &device)
{
    FixedBytes<32> hash = crypto::Blake2b("guyub.label.1", 32, device.bytes.view()).add(file.storeId.view()).finish<32>();
    return secretOf(hash);
}

bool isFitting(const SlotLabel &label)
{
    return !label.name.isEmpty() && label.name.size() <= kMaximumNameLength && label.picture.size() <= kMaximumPictureBytes;
}

Bytes encodeLabel(const SlotLabel &label)
{
    Bytes out;
    const auto put = [&out](const QByteArray &bytes) {
        out.push_back(static_cast<Byte>(bytes.size() >> 8));
        out.push_back(static_cast<Byte>(bytes.size() & 0xff));
        out.insert(out.end(), bytes.begin(), bytes.end());
    };
    put(label.name.toUtf8());
    out.push_back(label.role);
    put(label.picture);
    out.resize((out.size() + kLabelStep - 1) / kLabelStep * kLabelStep);
    return out;
}

std::optional<SlotLabel> decodeLabel(const Id &operatorId, const Bytes &bytes)
{
    std::size_t at = 0;
    const auto take = [&](QByteArray &out) {
        if (at + 2 > bytes.size())
            return false;
        const std::size_t size = static_cast<std::size_t>(bytes[at]) << 8 | bytes[at + 1];
        if (at + 2 + size > bytes.size())
            return false;
        out = toByteArray(ByteView(bytes).subspan(at + 2, size));
        at += 2 + size;
        return true;
    };
    SlotLabel label;
    label.operatorId = operatorId;
    QByteArray name;
    if (!take(name) || at >= bytes.size())
        return std::nullopt;
    label.role = bytes[at++];
    label.name = QString::fromUtf8(name);
    if (!take(label.picture) || !isFitting(label))
        return std::nullopt;
    return label;
}

std::optional<SlotLabel> openLabel(const KeySlots &file, const OperatorSlot &slot, const crypto::SecretBytes &key)
{
    const auto plain = crypto::open(key.view(), slot.label.nonce, slot.label.bytes, associatedWith(file, slot, Wrapped::Label));
    return plain ? decodeLabel(slot.operatorId, *plain) : std::nullopt;
}

} // namespace

struct KeyFile::Private
{
    KeySlots slots;
    crypto::SecretBytes newDataKey;
    Bytes body; // as on disk, with its MAC; empty before the first save()
    Hash mac;
    bool wasRevoked = false; // somebody's slot is gone since the last save()

    auto find(const Id &operatorId)
    {
        return std::find_if(slots.operators.begin(), slots.operators.end(), [&](const OperatorSlot &slot) { return slot.operatorId == operatorId; });
    }
    // Whether `dataKey` is the one that these slots wrap.
    bool fits(const crypto::SecretBytes &dataKey) const
    {
        if (dataKey.size() != crypto::kKeySize)
            return false;
        if (body.empty())
            return crypto::areEqual(dataKey.view(), newDataKey.view());
        return crypto::areEqual(macOver(body, dataKey).view(), mac.view());
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

Result<Unlocked> KeyFile::unlockOperator(const Id &operatorId, const crypto::SecretBytes &passphrase, const DeviceSecret &device) const
{
    const auto slot = d->find(operatorId);
    if (slot == d->slots.operators.end())
        return fail(ErrorCode::WrongPassphrase);
    GUYUB_TRY_VALUE(const crypto::SecretBytes key, slotKey(d->slots, *slot, passphrase, device));
    auto dataKey = crypto::openSecret(crypto::subkey(key.view(), 1, kOperatorContext).view(), slot->dataKey.nonce, slot->dataKey.bytes, associatedWith(d->slots, *slot, Wrapped::DataKey));
    if (!dataKey)
        return fail(ErrorCode::WrongPassphrase);
    const auto seed = crypto::openSecret(crypto::subkey(key.view(), 2, kOperatorContext).view(), slot->seed.nonce, slot->seed.bytes, associatedWith(d->slots, *slot, Wrapped::Seed));
    auto label = openLabel(d->slots, *slot, labelKey(d->slots, device));
    if (!seed || !label || !d->fits(*dataKey))
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    return Unlocked{std::move(*dataKey), crypto::signingKeysFromSeed(seed->view()), std::move(*label)};
}

Result<Unlocked> KeyFile::unlockRecovery(const QString &typed) const
{
    GUYUB_TRY_VALUE(const crypto::SecretBytes key, recoveryKeyOf(typed));
    if (!d->slots.recovery)
        return fail(ErrorCode::WrongPassphrase);
    const RecoverySlot &slot = *d->slots.recovery;
    auto dataKey = crypto::openSecret(crypto::subkey(key.view(), 1, kRecoveryContext).view(), slot.dataKey.nonce, slot.dataKey.bytes, associatedWith(d->slots, slot));
    if (!dataKey)
        return fail(ErrorCode::WrongPassphrase);
    if (!d->fits(*dataKey))
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    return Unlocked{std::move(*dataKey), {}, {}};
}

Result<crypto::SigningKeys> KeyFile::addOperator(const crypto::SecretBytes &dataKey, const SlotLabel &label, const crypto::SecretBytes &passphrase,
    const DeviceSecret &device, const crypto::PasswordCost &cost)
{
    if (!isFitting(label) || !crypto::isSane(cost) || passphrase.isEmpty() || d->slots.operators.size() >= kMaximumSlots)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("label, passphrase, cost or number of operators"));
    if (!d->fits(dataKey))
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
    const QList<SlotLabel> known = labels(device);
    const bool isNameTaken = std::any_of(known.begin(), known.end(), [&](const SlotLabel &other) { return other.name.compare(label.name, Qt::CaseInsensitive) == 0; });
    if (isNameTaken || d->find(label.operatorId) != d->slots.operators.end())
        return fail(ErrorCode::TargetExists, QStringLiteral("operator"));

    OperatorSlot slot;
    slot.epoch = d->slots.epoch;
    slot.cost = cost;
    slot.salt = crypto::randomBytes<16>();
    slot.operatorId = label.operatorId;
    GUYUB_TRY_VALUE(const crypto::SecretBytes key, slotKey(d->slots, slot, passphrase, device));
    crypto::SigningKeys keys = crypto::makeSigningKeys();
    slot.dataKey = sealUnder(crypto::subkey(key.view(), 1, kOperatorContext), dataKey.view(), associatedWith(d->slots, slot, Wrapped::DataKey));
    slot.seed = sealUnder(crypto::subkey(key.view(), 2, kOperatorContext), crypto::seedOf(keys).view(), associatedWith(d->slots, slot, Wrapped::Seed));
    slot.label = sealUnder(labelKey(d->slots, device), encodeLabel(label), associatedWith(d->slots, slot, Wrapped::Label));
    d->slots.operators.push_back(std::move(slot));
    return keys;
}

Result<> KeyFile::removeOperator(const Id &operatorId)
{
    const auto slot = d->find(operatorId);
    if (slot == d->slots.operators.end())
        return fail(ErrorCode::NotFound, QStringLiteral("operator"));
    if (d->slots.operators.size() == 1)
        return fail(ErrorCode::NotAllowed, QStringLiteral("the last operator"));
    d->slots.operators.erase(slot);
    d->wasRevoked = true;
    return {};
}

QString KeyFile::setRecovery(const crypto::SecretBytes &dataKey)
{
    if (!d->fits(dataKey))
        return {};
    const crypto::SecretBytes key = crypto::SecretBytes::random(crypto::kKeySize);
    RecoverySlot slot;
    slot.epoch = d->slots.epoch;
    slot.dataKey = sealUnder(crypto::subkey(key.view(), 1, kRecoveryContext), dataKey.view(), associatedWith(d->slots, slot));
    d->wasRevoked = d->wasRevoked || d->slots.recovery.has_value();
    d->slots.recovery = std::move(slot);
    return recoveryText(key);
}

Result<> KeyFile::save(const QString &path, const crypto::SecretBytes &dataKey)
{
    if (!d->fits(dataKey))
        return fail(ErrorCode::WrongUse, QStringLiteral("data key of another store"));
    const QString before = path + QStringLiteral(".bak");
    if (const auto old = readWhole(path, kMaximumKeyFileBytes); old)
        GUYUB_TRY(writeDurably(before, *old, FileAccess::OwnerOnly));
    Bytes body = encodeBody(d->slots);
    const Hash mac = macOver(body, dataKey);
    const QByteArray bytes = encodeFile(body, mac);
    GUYUB_TRY(writeDurably(path, bytes, FileAccess::OwnerOnly));
    d->body = std::move(body);
    d->mac = mac;
    // The previous file would still let in whoever has just been shut out.
    if (d->wasRevoked && QFile::exists(before))
        GUYUB_TRY(writeDurably(before, bytes, FileAccess::OwnerOnly));
    d->wasRevoked = false;
    return {};
}

crypto::PasswordCost calibratedCost(int targetMs)
{
    constexpr std::uint64_t kRoomyMachineBytes = 3'500'000'000;
    const auto machineBytes = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES))) * static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PAGESIZE)));
    crypto::PasswordCost cost;
    if (machineBytes >= kRoomyMachineBytes)
        cost.memoryBytes *= 2;
    const auto measure = [&cost] {
        QElapsedTimer timer;
        timer.start();
        const auto stretched = crypto::stretch(crypto::SecretBytes::random(16), crypto::randomBytes<16>(), cost);
        return stretched ? std::max<qint64>(1, timer.elapsed()) : -1;
    };
    const crypto::PasswordCost floor;
    qint64 elapsedMs = measure();
    if (cost.memoryBytes > floor.memoryBytes && (elapsedMs < 0 || elapsedMs > targetMs)) { // too much for this machine
        cost = floor;
        elapsedMs = measure();
    }
    if (elapsedMs > 0)
        cost.passes = static_cast<std::uint32_t>(std::clamp<qint64>(floor.passes * static_cast<qint64>(targetMs) / elapsedMs, floor.passes, 16));
    return cost;
}

} // namespace guyub::vault
