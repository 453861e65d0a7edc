// Ed25519, detached.
#pragma once

#include "app/base/ids.h"
#include "storage/crypto/secretbytes.h"

namespace guyub::crypto {

struct SigningKeys
{
    PublicKey publicKey;
    SecretBytes secret; // 64 bytes: seed and public key
};
SigningKeys makeSigningKeys();
SigningKeys signingKeysFromSeed(ByteView seed32);
SecretBytes seedOf(const SigningKeys &keys); // 32 bytes
// `secret` 64 bytes.
Signature sign(const SecretBytes &secret, ByteView message);
bool isSignedBy(const PublicKey &key, ByteView message, const Signature &signature);

} // namespace guyub::crypto
