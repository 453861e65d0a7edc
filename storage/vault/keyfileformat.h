// The bytes of `store.keys` (resources/docs/storage-format.md): slots and their encoding. Internal to this folder.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "storage/crypto/cipher.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace guyub::vault {

inline constexpr std::string_view kKeyFileMagic = "GYBKEYS1";
inline constexpr quint16 kKeyFileVersion = 1;
inline constexpr std::size_t kMaximumSlots = 200;
inline constexpr std::size_t kMaximumLabelBytes = 12 * 1024; // sealed
inline constexpr qint64 kMaximumKeyFileBytes = 4 * 1024 * 1024;
inline constexpr std::size_t kWrappedBytes = 32 + crypto::kTagSize;

struct Sealed
{
    crypto::Nonce nonce;
    Bytes bytes; // ciphertext and tag
};

struct OperatorSlot
{
    quint32 epoch = 1; // of the data key
    crypto::PasswordCost cost;
    FixedBytes<16> salt;
    Id operatorId;
    Sealed dataKey, seed, label;
};

struct RecoverySlot
{
    quint32 epoch = 1;
    Sealed dataKey;
};

struct KeySlots
{
    Id storeId;
    quint32 epoch = 1;
    std::vector<OperatorSlot> operators;
    std::optional<RecoverySlot> recovery;
};

// A file that passed its checksum: what stands before the MAC, and the MAC, which only the data key can judge.
struct KeyFileBytes
{
    KeySlots slots;
    Bytes body;
    Hash mac;
};

// What is wrapped inside a slot; part of the associated data.
enum class Wrapped : Byte { DataKey = 1, Seed = 2, Label = 3 };
Bytes associatedWith(const KeySlots &file, const OperatorSlot &slot, Wrapped what);
Bytes associatedWith(const KeySlots &file, const RecoverySlot &slot);

// Everything before the MAC.
Bytes encodeBody(const KeySlots &slots);
Hash macOver(const Bytes &body, const crypto::SecretBytes &dataKey);
QByteArray encodeFile(const Bytes &body, const Hash &mac);
// Errors: NotAGuyubStore (foreign or cut), NewerFormat, Damaged.
Result<KeyFileBytes> decodeFile(ByteView bytes);

} // namespace guyub::vault
