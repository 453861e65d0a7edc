#include "storage/crypto/cipher.h"

#include <cstdlib>

#include <sodium.h>

namespace guyub::crypto {

namespace {
template<typename Out>
bool openInto(Out &out, ByteView key, const Nonce &nonce, ByteView sealed, ByteView associated)
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(), associated.data(), associated.size(), nonce.data(), key.data()) == 0;
}
} // namespace

Bytes seal(ByteView key, const Nonce &nonce, ByteView plain, ByteView associated)
{
    if (key.size() != kKeySize)
        std::abort();
    Bytes result(plain.size() + kTagSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(result.data(), nullptr, plain.data(), plain.size(), associated.data(), associated.size(), nullptr, nonce.data(), key.data());
    return result;
}

std::optional<Bytes> open(ByteView key, const Nonce &nonce, ByteView sealed, ByteView associated)
{
    if (key.size() != kKeySize || sealed.size() < kTagSize)
        return std::nullopt;
    Bytes result(sealed.size() - kTagSize);
    if (!openInto(result, key, nonce, sealed, associated))
        return std::nullopt;
    return result;
}

std::optional<SecretBytes> openSecret(ByteView key, const Nonce &nonce, ByteView sealed, ByteView associated)
{
    if (key.size() != kKeySize || sealed.size() <= kTagSize)
        return std::nullopt;
    SecretBytes result(sealed.size() - kTagSize);
    if (!openInto(result, key, nonce, sealed, associated))
        return std::nullopt;
    return result;
}

SecretBytes subkey(ByteView key, std::uint64_t id, std::string_view context)
{
    if (key.size() != crypto_kdf_KEYBYTES || context.size() != crypto_kdf_CONTEXTBYTES)
        std::abort();
    SecretBytes result(kKeySize);
    crypto_kdf_derive_from_key(result.data(), result.size(), id, context.data(), key.data());
    return result;
}

BoxKeys makeBoxKeys()
{
    return boxKeysFromSeed(SecretBytes::random(crypto_box_SEEDBYTES).view());
}

BoxKeys boxKeysFromSeed(ByteView seed32)
{
    if (seed32.size() != crypto_box_SEEDBYTES)
        std::abort();
    BoxKeys keys{{}, SecretBytes(crypto_box_SECRETKEYBYTES)};
    crypto_box_seed_keypair(keys.publicKey.data(), keys.secret.data(), seed32.data());
    return keys;
}

PublicKey boxPublicKey(const SecretBytes &secret)
{
    PublicKey result;
    crypto_scalarmult_base(result.data(), secret.data());
    return result;
}

Bytes sealTo(const PublicKey &receiver, ByteView plain)
{
    ensureReady();
    Bytes result(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(result.data(), plain.data(), plain.size(), receiver.data()) != 0)
        return {}; // a low-order public key
    return result;
}

std::optional<SecretBytes> openSealed(const PublicKey &receiver, const SecretBytes &secret, ByteView sealed)
{
    if (sealed.size() <= crypto_box_SEALBYTES || secret.size() != crypto_box_SECRETKEYBYTES)
        return std::nullopt;
    SecretBytes result(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(result.data(), sealed.data(), sealed.size(), receiver.data(), secret.data()) != 0)
        return std::nullopt;
    return result;
}

bool isSane(const PasswordCost &cost)
{
    return cost.passes >= 3 && cost.passes <= 16 && cost.memoryBytes >= (64ull << 20) && cost.memoryBytes <= (1ull << 30);
}

Result<SecretBytes> stretch(const SecretBytes &password, const FixedBytes<16> &salt, const PasswordCost &cost)
{
    if (!isSane(cost))
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("Argon2id cost"));
    ensureReady();
    SecretBytes result(kKeySize);
    const auto *text = reinterpret_cast<const char *>(password.data());
    const StackWipe wipe; // the state of its last hash, which is the result, stays there
    if (crypto_pwhash(result.data(), result.size(), text, password.size(), salt.data(), cost.passes, cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::StoreFailed, QStringLiteral("not enough memory for Argon2id"));
    return result;
}

} // namespace guyub::crypto
