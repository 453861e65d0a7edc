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
inline constexpr quint16 kKeyFileVersion = 2;
inline constexpr std::size_t kMaximumSlots = 200; // of operators
inline constexpr std::size_t kMaximumEscrows = 8;
inline constexpr std::size_t kMaximumLabelBytes = 12 * 1024; // sealed
inline constexpr qint64 kMaximumKeyFileBytes = 4 * 1024 * 1024;
inline constexpr std::size_t kWrappedBytes = 32 + crypto::kTagSize;
inline constexpr std::size_t kBoxedBytes = 32 + 48; // crypto_box_seal

struct Sealed
{
    crypto::Nonce nonce;
    Bytes bytes; // ciphertext and tag
};

// Every slot holds the data key sealed to a public key whose secret its owner has: so a new data key reaches all of them
// while only one is there.
struct Slot
{
    PublicKey box; // X25519
    Bytes dataKey; // crypto_box_seal
    // Anybody can seal to a public key. So the owner knows the data key by its tag, under a key that follows from the owner's
    // secret and lies here under the data key, for whoever changes that. Of an escrow slot, whose owner was not there, zero.
    Sealed tagKey;
    Hash tag;
};

struct OperatorSlot : Slot
{
    crypto::PasswordCost cost;
    FixedBytes<16> salt;
    Id operatorId;
    Sealed seed, label;
};

struct AdminSlot : Slot
{
    crypto::PasswordCost cost;
    FixedBytes<16> salt;
};

struct KeySlots
{
    Id storeId;
    quint32 epoch = 1; // of the data key
    std::vector<OperatorSlot> operators;
    std::optional<AdminSlot> admin;
    std::optional<Slot> recovery;
    std::vector<Slot> escrows;
    std::optional<Sealed> previous; // the data key before, under this one: a change of it is not finished
};

// A file that passed its checksum: what stands before the MAC, and the MAC, which only the data key can judge.
struct KeyFileBytes
{
    KeySlots slots;
    Bytes body;
    Hash mac;
};

// What is wrapped; part of the associated data.
enum class Wrapped : Byte { Seed = 2, Label = 3, PreviousKey = 4, TagKey = 5 };
Bytes associatedWith(const KeySlots &file, const OperatorSlot &slot, Wrapped what);
Bytes associatedWith(const KeySlots &file, Wrapped what);

// Everything before the MAC.
Bytes encodeBody(const KeySlots &slots);
Hash macOver(const Bytes &body, const crypto::SecretBytes &dataKey);
QByteArray encodeFile(const Bytes &body, const Hash &mac);
// Errors: NotAGuyubStore (foreign or cut), NewerFormat, Damaged.
Result<KeyFileBytes> decodeFile(ByteView bytes);

} // namespace guyub::vault
