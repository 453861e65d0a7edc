#include "storage/vault/pagecipher.h"

#include <memory>

#include <openssl/evp.h>
#include <sodium.h>

namespace guyub::vault {

namespace {

constexpr int kTagBytes = 16;

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); } // wipes the last page's key
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

// Empty where OpenSSL cannot (out of memory, a provider without this cipher).
Context makeContext(bool encrypts)
{
    Context context(EVP_CIPHER_CTX_new());
    if (context && EVP_CipherInit_ex(context.get(), EVP_chacha20_poly1305(), nullptr, nullptr, nullptr, encrypts ? 1 : 0) != 1)
        context.reset();
    return context;
}

EVP_CIPHER_CTX *contextFor(bool encrypts)
{
    thread_local const Context encryption = makeContext(true), decryption = makeContext(false);
    return (encrypts ? encryption : decryption).get();
}

// The definition of XChaCha20: the first 16 bytes of the nonce make a key for this page, the last 8 are its nonce.
bool start(EVP_CIPHER_CTX *context, const CipherInput &input)
{
    Byte key[crypto_core_hchacha20_OUTPUTBYTES];
    Byte nonce[12] = {};
    crypto_core_hchacha20(key, input.nonce, input.key, nullptr);
    std::memcpy(nonce + 4, input.nonce + 16, 8);
    const bool isGood = EVP_CipherInit_ex(context, nullptr, nullptr, key, nonce, -1) == 1;
    sodium_memzero(key, sizeof key);
    return isGood;
}

bool update(EVP_CIPHER_CTX *context, const CipherInput &input, Byte *out)
{
    int size = 0;
    if (EVP_CipherUpdate(context, nullptr, &size, input.associated.data(), static_cast<int>(input.associated.size())) != 1)
        return false;
    return EVP_CipherUpdate(context, out, &size, input.text.data(), static_cast<int>(input.text.size())) == 1
        && size == static_cast<int>(input.text.size());
}

} // namespace

void encryptPagePortably(const CipherInput &input, Byte *out, Byte *tag)
{
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(out, tag, nullptr, input.text.data(), input.text.size(),
        input.associated.data(), input.associated.size(), nullptr, input.nonce, input.key);
}

bool decryptPagePortably(const CipherInput &input, const Byte *tag, Byte *out)
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(out, nullptr, input.text.data(), input.text.size(), tag,
               input.associated.data(), input.associated.size(), input.nonce, input.key) == 0;
}

bool verifyPage(const CipherInput &input, const Byte *tag)
{
    return decryptPagePortably(input, tag, nullptr);
}

void encryptPage(const CipherInput &input, Byte *out, Byte *tag)
{
    EVP_CIPHER_CTX *context = contextFor(true);
    int size = 0;
    Byte rest[16];
    if (!context || !start(context, input) || !update(context, input, out) || EVP_CipherFinal_ex(context, rest, &size) != 1
        || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, kTagBytes, tag) != 1)
        encryptPagePortably(input, out, tag);
}

bool decryptPage(const CipherInput &input, const Byte *tag, Byte *out)
{
    EVP_CIPHER_CTX *context = contextFor(false);
    Byte expected[kTagBytes];
    std::memcpy(expected, tag, sizeof expected);
    if (!context || !start(context, input) || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, kTagBytes, expected) != 1)
        return decryptPagePortably(input, tag, out);
    int size = 0;
    Byte rest[16];
    return update(context, input, out) && EVP_CipherFinal_ex(context, rest, &size) == 1;
}

} // namespace guyub::vault
