// A slot's label as bytes, sealed under the machine's device secret. Internal to this folder.
#pragma once

#include "storage/vault/keyfile.h"
#include "storage/vault/keyfileformat.h"

namespace guyub::vault {

// Whether a key file takes this label.
bool isFitting(const SlotLabel &label);

crypto::SecretBytes labelKey(const KeySlots &file, const DeviceSecret &device);
void sealLabel(const KeySlots &file, OperatorSlot &slot, const SlotLabel &label, const crypto::SecretBytes &key);
// Nothing: of another machine, or not as it was written.
std::optional<SlotLabel> openLabel(const KeySlots &file, const OperatorSlot &slot, const crypto::SecretBytes &key);

// 32 bytes of `hash` in locked memory; the hash itself is wiped.
crypto::SecretBytes secretOf(FixedBytes<32> &hash);
Sealed sealUnder(const crypto::SecretBytes &key, ByteView plain, const Bytes &associated);

} // namespace guyub::vault
