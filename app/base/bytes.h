// Fixed-length byte strings: ids, hashes, keys that are public. No Qt here, so that the sealed store can use it.
// Secret bytes live in storage/crypto/secretbytes.h and do not convert to these.
#pragma once

#ifndef Q_MOC_RUN // the moc of Qt 6.4 stumbles over <compare> when no Qt header came before
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#endif

namespace guyub {

using Byte = unsigned char;
using Bytes = std::vector<Byte>;
using ByteView = std::span<const Byte>;

// Exactly N bytes, ordered bytewise. Default: all zero.
template<std::size_t N>
class FixedBytes
{
public:
    static constexpr std::size_t kSize = N;

    constexpr FixedBytes() = default;
    // `bytes` must hold exactly N bytes; otherwise nothing.
    static std::optional<FixedBytes> from(ByteView bytes)
    {
        if (bytes.size() != N)
            return std::nullopt;
        FixedBytes result;
        std::memcpy(result.m_bytes.data(), bytes.data(), N);
        return result;
    }
    // 2N hexadecimal digits of either case; otherwise nothing.
    static std::optional<FixedBytes> fromHex(std::string_view hex)
    {
        if (hex.size() != 2 * N)
            return std::nullopt;
        FixedBytes result;
        for (std::size_t i = 0; i < N; ++i) {
            const int high = nibble(hex[2 * i]);
            const int low = nibble(hex[2 * i + 1]);
            if (high < 0 || low < 0)
                return std::nullopt;
            result.m_bytes[i] = static_cast<Byte>(high * 16 + low);
        }
        return result;
    }

    constexpr Byte *data() { return m_bytes.data(); }
    constexpr const Byte *data() const { return m_bytes.data(); }
    static constexpr std::size_t size() { return N; }
    constexpr Byte &operator[](std::size_t i) { return m_bytes[i]; }
    constexpr Byte operator[](std::size_t i) const { return m_bytes[i]; }
    ByteView view() const { return {m_bytes.data(), N}; }
    bool isZero() const { return *this == FixedBytes{}; }
    std::string toHex() const
    {
        static constexpr char kDigits[] = "0123456789abcdef";
        std::string text;
        text.reserve(2 * N);
        for (const Byte b : m_bytes) {
            text.push_back(kDigits[b >> 4]);
            text.push_back(kDigits[b & 15]);
        }
        return text;
    }
    friend constexpr auto operator<=>(const FixedBytes &, const FixedBytes &) = default;

private:
    static int nibble(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    }
    std::array<Byte, N> m_bytes{};
};

template<std::size_t N>
std::size_t qHash(const FixedBytes<N> &bytes, std::size_t seed = 0)
{
    return std::hash<std::string_view>{}({reinterpret_cast<const char *>(bytes.data()), N}) ^ seed;
}

} // namespace guyub

template<std::size_t N>
struct std::hash<guyub::FixedBytes<N>> {
    std::size_t operator()(const guyub::FixedBytes<N> &bytes) const { return guyub::qHash(bytes); }
};
