// XChaCha20-Poly1305 over one page, as fast as this machine can: OpenSSL's ChaCha20-Poly1305 under a key derived by
// libsodium's HChaCha20, or libsodium alone where OpenSSL has no such cipher. Both give the same bytes; a tag is judged
// by libsodium where nothing is to be decrypted. Internal to this folder; no Qt here. Any thread.
#pragma once

#include "storage/crypto/cipher.h"

namespace guyub::vault {

// `key` 32, `nonce` 24, `tag` 16 bytes.
struct CipherInput
{
    const Byte *key;
    const Byte *nonce;
    ByteView associated;
    ByteView text;
};

// `out` and the text do not overlap.
void encryptPage(const CipherInput &input, Byte *out, Byte *tag);
// `out` may be the text. False, with nothing of use in `out`, when the tag does not hold.
bool decryptPage(const CipherInput &input, const Byte *tag, Byte *out);
bool verifyPage(const CipherInput &input, const Byte *tag);

// libsodium alone; what the above fall back on.
void encryptPagePortably(const CipherInput &input, Byte *out, Byte *tag);
bool decryptPagePortably(const CipherInput &input, const Byte *tag, Byte *out);

} // namespace guyub::vault
