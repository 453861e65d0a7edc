#include "storage/vault/recoverykey.h"

#include <array>

#include <sodium.h>

namespace guyub::vault {

namespace {

constexpr char kSigns[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kGroups = 13, kDataSigns = 4, kKeyBits = 256;

// Multiplies by x in GF(32) with x^5 = x^2 + 1.
unsigned timesX(unsigned value)
{
    value <<= 1;
    return (value & 32) ? (value ^ 0b100101) : value;
}

// Each sign and the group's number have another power of x as their weight.
unsigned checkSign(const unsigned *signs, int group)
{
    unsigned sum = 0;
    for (int i = 0; i < kDataSigns; ++i)
        sum = timesX(sum ^ signs[i]);
    return timesX(sum ^ static_cast<unsigned>(group));
}

int valueOf(QChar sign)
{
    const char16_t c = sign.toUpper().unicode();
    if (c == u'O')
        return 0;
    if (c == u'I' || c == u'L')
        return 1;
    for (int i = 0; i < 32; ++i)
        if (c == static_cast<char16_t>(kSigns[i]))
            return i;
    return -1;
}

bool isForgiven(QChar sign)
{
    return sign.isSpace() || sign == QLatin1Char('-');
}

// Five bits of `key` from bit `start`; bits beyond the end are zero.
unsigned bitsAt(const crypto::SecretBytes &key, int start)
{
    unsigned value = 0;
    for (int bit = start; bit < start + 5; ++bit)
        value = value << 1 | (bit < kKeyBits ? (key.data()[bit / 8] >> (7 - bit % 8)) & 1u : 0u);
    return value;
}

void putBits(crypto::SecretBytes &key, int start, unsigned value)
{
    for (int bit = start; bit < start + 5 && bit < kKeyBits; ++bit)
        if (value >> (4 - (bit - start)) & 1u)
            key.data()[bit / 8] = static_cast<Byte>(key.data()[bit / 8] | 1u << (7 - bit % 8));
}

tl::unexpected<Error> wrong(QString detail, int group)
{
    return fail(ErrorCode::BadInput, std::move(detail), QStringLiteral("recovery"), group);
}

} // namespace

QString recoveryText(const crypto::SecretBytes &key, KeyText kind)
{
    QString text;
    for (int group = 0; group < kGroups; ++group) {
        std::array<unsigned, kDataSigns> signs{};
        if (group > 0)
            text += QLatin1Char('-');
        for (int i = 0; i < kDataSigns; ++i) {
            signs[static_cast<std::size_t>(i)] = bitsAt(key, (group * kDataSigns + i) * 5);
            text += QLatin1Char(kSigns[signs[static_cast<std::size_t>(i)]]);
        }
        text += QLatin1Char(kSigns[checkSign(signs.data(), group + int(kind))]);
    }
    return text;
}

Result<crypto::SecretBytes> recoveryKeyOf(const QString &typed, KeyText kind)
{
    std::array<unsigned, kGroups * (kDataSigns + 1)> signs{};
    std::size_t count = 0;
    for (const QChar sign : typed) {
        if (isForgiven(sign))
            continue;
        const int value = valueOf(sign);
        if (count == signs.size())
            return wrong(QStringLiteral("recovery key is too long"), 0);
        if (value < 0)
            return wrong(QStringLiteral("a sign that no recovery key has"), static_cast<int>(count) / (kDataSigns + 1) + 1);
        signs[count++] = static_cast<unsigned>(value);
    }
    for (int group = 0; group < static_cast<int>(count) / (kDataSigns + 1); ++group) {
        const unsigned *first = signs.data() + group * (kDataSigns + 1);
        if (checkSign(first, group + int(kind)) != first[kDataSigns])
            return wrong(QStringLiteral("check sign"), group + 1);
    }
    if (count != signs.size())
        return wrong(QStringLiteral("recovery key is too short"), 0);
    crypto::SecretBytes key(kKeyBits / 8);
    for (int i = 0; i < kGroups * kDataSigns; ++i)
        putBits(key, i * 5, signs[static_cast<std::size_t>(i / kDataSigns * (kDataSigns + 1) + i % kDataSigns)]);
    const bool hasSpareBits = (signs[kGroups * (kDataSigns + 1) - 2] & 0b1111) != 0; // 260 bits hold 256
    sodium_memzero(signs.data(), sizeof signs);
    if (hasSpareBits)
        return wrong(QStringLiteral("check sign"), kGroups);
    return key;
}

} // namespace guyub::vault
