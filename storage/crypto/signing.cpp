#include "storage/crypto/signing.h"

#include <cstdlib>

#include <sodium.h>

namespace guyub::crypto {

SigningKeys makeSigningKeys()
{
    return signingKeysFromSeed(SecretBytes::random(crypto_sign_SEEDBYTES).view());
}

SigningKeys signingKeysFromSeed(ByteView seed32)
{
    if (seed32.size() != crypto_sign_SEEDBYTES)
        std::abort();
    ensureReady();
    SigningKeys keys{{}, SecretBytes(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_seed_keypair(keys.publicKey.data(), keys.secret.data(), seed32.data());
    return keys;
}

SecretBytes seedOf(const SigningKeys &keys)
{
    SecretBytes seed(crypto_sign_SEEDBYTES);
    crypto_sign_ed25519_sk_to_seed(seed.data(), keys.secret.data());
    return seed;
}

Signature sign(const SecretBytes &secret, ByteView message)
{
    if (secret.size() != crypto_sign_SECRETKEYBYTES)
        std::abort();
    Signature result;
    crypto_sign_detached(result.data(), nullptr, message.data(), message.size(), secret.data());
    return result;
}

bool isSignedBy(const PublicKey &key, ByteView message, const Signature &signature)
{
    ensureReady();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

} // namespace guyub::crypto
