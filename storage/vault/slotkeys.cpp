#include "storage/vault/slotkeys.h"

#include "storage/crypto/hash.h"
#include "storage/vault/slotlabel.h"

namespace guyub::vault {

namespace {

constexpr std::string_view kOperatorContext = "gybslot_", kAdminContext = "gybadmin", kRecoveryContext = "gybrecov", kTagContext = "gybtag__";

} // namespace

// The key of a slot: what the person knows, stretched, and what this machine holds.
Result<crypto::SecretBytes> slotKey(const KeySlots &file, const OperatorSlot &slot, const crypto::SecretBytes &passphrase, const DeviceSecret &device)
{
    GUYUB_TRY_VALUE(const crypto::SecretBytes stretched, crypto::stretch(passphrase, slot.salt, slot.cost));
    FixedBytes<32> hash = crypto::Blake2b("guyub.slotkey.1", 32, stretched.view()).add(device.bytes.view()).add(file.storeId.view()).add(slot.operatorId.view()).finish<32>();
    return secretOf(hash);
}

crypto::BoxKeys boxOfOperator(const crypto::SigningKeys &keys)
{
    return crypto::boxKeysFromSeed(crypto::subkey(crypto::seedOf(keys).view(), 1, kOperatorContext).view());
}

Result<crypto::BoxKeys> boxOfAdmin(const KeySlots &file, const AdminSlot &slot, const crypto::SecretBytes &passphrase)
{
    GUYUB_TRY_VALUE(const crypto::SecretBytes stretched, crypto::stretch(passphrase, slot.salt, slot.cost));
    FixedBytes<32> hash = crypto::Blake2b("guyub.adminkey.1", 32, stretched.view()).add(file.storeId.view()).finish<32>();
    return crypto::boxKeysFromSeed(crypto::subkey(secretOf(hash).view(), 1, kAdminContext).view());
}

crypto::BoxKeys boxOfRecovery(const crypto::SecretBytes &key)
{
    return crypto::boxKeysFromSeed(crypto::subkey(key.view(), 1, kRecoveryContext).view());
}

// What its owner recognises the data key by; follows from the owner's secret.
crypto::SecretBytes tagKeyOf(const crypto::BoxKeys &owner)
{
    return crypto::subkey(owner.secret.view(), 1, kTagContext);
}

Hash tagOf(const KeySlots &file, const crypto::SecretBytes &tagKey, const crypto::SecretBytes &dataKey)
{
    return crypto::Blake2b("guyub.slottag.1", 32, tagKey.view()).add(file.storeId.view()).add(dataKey.view()).finish<32>();
}

void sealUnderTag(const KeySlots &file, Slot &slot, const crypto::SecretBytes &tagKey, const crypto::SecretBytes &dataKey)
{
    slot.dataKey = crypto::sealTo(slot.box, dataKey.view());
    slot.tagKey = sealUnder(crypto::subkey(dataKey.view(), 3, kFileContext), tagKey.view(), associatedWith(file, Wrapped::TagKey));
    slot.tag = tagOf(file, tagKey, dataKey);
}

void sealTo(const KeySlots &file, Slot &slot, const crypto::BoxKeys &owner, const crypto::SecretBytes &dataKey)
{
    slot.box = owner.publicKey;
    sealUnderTag(file, slot, tagKeyOf(owner), dataKey);
}

} // namespace guyub::vault
