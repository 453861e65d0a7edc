// Sealing: XChaCha20-Poly1305 under a key, crypto_box_seal to a public key, key derivation and Argon2id.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "storage/crypto/secretbytes.h"

#include <optional>
#include <string_view>

namespace guyub::crypto {

using Nonce = FixedBytes<24>;
inline constexpr std::size_t kTagSize = 16;
inline constexpr std::size_t kKeySize = 32;

// `key` 32 bytes. Result: ciphertext, then 16 bytes of tag.
Bytes seal(ByteView key, const Nonce &nonce, ByteView plain, ByteView associated = {});
// Nothing when anything was altered or the key is another.
std::optional<Bytes> open(ByteView key, const Nonce &nonce, ByteView sealed, ByteView associated = {});
std::optional<SecretBytes> openSecret(ByteView key, const Nonce &nonce, ByteView sealed, ByteView associated = {});

// A key of 32 bytes derived from a 32-byte key; `context` has exactly 8 characters.
SecretBytes subkey(ByteView key, std::uint64_t id, std::string_view context);

struct BoxKeys // X25519
{
    PublicKey publicKey;
    SecretBytes secret; // 32
};
BoxKeys makeBoxKeys();
BoxKeys boxKeysFromSeed(ByteView seed32);
PublicKey boxPublicKey(const SecretBytes &secret);
Bytes sealTo(const PublicKey &receiver, ByteView plain);
std::optional<SecretBytes> openSealed(const PublicKey &receiver, const SecretBytes &secret, ByteView sealed);

// Argon2id, one lane. Bounds refused: below 64 MiB or t=3, above 1 GiB or t=16 (STORE §6.1).
struct PasswordCost
{
    std::uint32_t passes = 3;
    std::uint64_t memoryBytes = 64ull << 20;
};
bool isSane(const PasswordCost &cost);
// Takes 0.1 to several seconds. Errors: ValueOutOfRange (cost), StoreFailed (no memory).
Result<SecretBytes> stretch(const SecretBytes &password, const FixedBytes<16> &salt, const PasswordCost &cost);

} // namespace guyub::crypto
