// How the keys of a slot follow from what its owner has, and how the data key lies in it (resources/docs/storage-format.md).
// Internal to this folder.
#pragma once

#include "storage/vault/keyfile.h"
#include "storage/vault/keyfileformat.h"

namespace guyub::vault {

inline constexpr std::string_view kFileContext = "gybkeys_"; // of what lies under the data key: 2 the one before, 3 tag keys

Result<crypto::SecretBytes> slotKey(const KeySlots &file, const OperatorSlot &slot, const crypto::SecretBytes &passphrase, const DeviceSecret &device);
crypto::BoxKeys boxOfOperator(const crypto::SigningKeys &keys);
Result<crypto::BoxKeys> boxOfAdmin(const KeySlots &file, const AdminSlot &slot, const crypto::SecretBytes &passphrase);
crypto::BoxKeys boxOfRecovery(const crypto::SecretBytes &key);

crypto::SecretBytes tagKeyOf(const crypto::BoxKeys &owner);
Hash tagOf(const KeySlots &file, const crypto::SecretBytes &tagKey, const crypto::SecretBytes &dataKey);
// The data key for the slot's box, with its tag.
void sealUnderTag(const KeySlots &file, Slot &slot, const crypto::SecretBytes &tagKey, const crypto::SecretBytes &dataKey);
// The same for a slot whose owner is here.
void sealTo(const KeySlots &file, Slot &slot, const crypto::BoxKeys &owner, const crypto::SecretBytes &dataKey);

} // namespace guyub::vault
