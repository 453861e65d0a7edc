#include "storage/crypto/hash.h"

#include "storage/crypto/secretbytes.h"

#include <cstdlib>
#include <new>

#include <sodium.h>

namespace guyub::crypto {

namespace {
crypto_generichash_blake2b_state *stateOf(Byte *bytes)
{
    return std::launder(reinterpret_cast<crypto_generichash_blake2b_state *>(bytes));
}
} // namespace

Blake2b::Blake2b(std::string_view label, std::size_t outputSize, ByteView key) : m_outputSize(outputSize)
{
    static_assert(sizeof(crypto_generichash_blake2b_state) <= sizeof(m_state));
    ensureReady();
    Byte personal[crypto_generichash_blake2b_PERSONALBYTES] = {};
    if (label.size() <= sizeof personal)
        std::memcpy(personal, label.data(), label.size());
    else
        crypto_generichash_blake2b(personal, sizeof personal, reinterpret_cast<const Byte *>(label.data()), label.size(), nullptr, 0);
    new (m_state) crypto_generichash_blake2b_state;
    if (crypto_generichash_blake2b_init_salt_personal(stateOf(m_state), key.empty() ? nullptr : key.data(), key.size(), outputSize, nullptr, personal) != 0)
        std::abort(); // sizes outside the contract
}

Blake2b &Blake2b::add(ByteView bytes)
{
    crypto_generichash_blake2b_update(stateOf(m_state), bytes.data(), bytes.size());
    return *this;
}

Blake2b &Blake2b::addU64(std::uint64_t number)
{
    Byte bytes[8];
    for (int i = 7; i >= 0; --i, number >>= 8)
        bytes[i] = static_cast<Byte>(number & 0xff);
    return add(bytes);
}

Blake2b &Blake2b::addU32(std::uint32_t number)
{
    const Byte bytes[4] = {static_cast<Byte>(number >> 24), static_cast<Byte>(number >> 16), static_cast<Byte>(number >> 8), static_cast<Byte>(number)};
    return add(bytes);
}

void Blake2b::finishInto(Byte *out, std::size_t size)
{
    if (size != m_outputSize)
        std::abort();
    crypto_generichash_blake2b_final(stateOf(m_state), out, size);
    sodium_memzero(m_state, sizeof m_state);
}

FixedBytes<32> sha256(ByteView message)
{
    FixedBytes<32> result;
    crypto_hash_sha256(result.data(), message.data(), message.size());
    return result;
}

} // namespace guyub::crypto
