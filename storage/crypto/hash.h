// BLAKE2b with a label. The label (at most 16 characters) is the personalisation, zero-padded; labels longer than that
// are hashed to 16 bytes first, so that "guyub.ledgersubj.1" stays apart from its neighbours.
#pragma once

#include "app/base/bytes.h"

#include <string_view>

namespace guyub::crypto {

class Blake2b
{
public:
    // `outputSize` 16..64; `key` empty or 16..64 bytes.
    Blake2b(std::string_view label, std::size_t outputSize, ByteView key = {});
    Blake2b &add(ByteView bytes);
    Blake2b &addU64(std::uint64_t number); // big-endian
    Blake2b &addU32(std::uint32_t number); // big-endian
    template<std::size_t N>
    FixedBytes<N> finish()
    {
        FixedBytes<N> result;
        finishInto(result.data(), N);
        return result;
    }

private:
    void finishInto(Byte *out, std::size_t size);
    alignas(64) Byte m_state[384];
    std::size_t m_outputSize;
};

template<std::size_t N>
FixedBytes<N> blake2b(std::string_view label, ByteView message, ByteView key = {})
{
    return Blake2b(label, N, key).add(message).template finish<N>();
}

FixedBytes<32> sha256(ByteView message);

} // namespace guyub::crypto
