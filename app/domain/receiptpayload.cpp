#include "app/domain/receiptpayload.h"

#include "app/domain/receiptcode.h"

#include <QDataStream>
#include <QIODevice>
#include <QRegularExpression>

namespace guyub::domain {

namespace {

constexpr quint8 kVersion = 1;
constexpr UtcMs kEpochMs = 1'577'836'800'000; // 2020-01-01T00:00Z
constexpr UtcMs kMinuteMs = 60'000;
constexpr qsizetype kSignatureBytes = 64;
const QLatin1String kBase45("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
const QLatin1String kLetterAlphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

std::optional<quint32> packLetters(const QString &letters)
{
    if (letters.size() != 4)
        return std::nullopt;
    quint32 bits = 0;
    for (const QChar c : letters) {
        const qsizetype value = kLetterAlphabet.indexOf(c);
        if (value < 0)
            return std::nullopt;
        bits = (bits << 5) | static_cast<quint32>(value);
    }
    return bits << 4;
}

QString unpackLetters(quint32 packed)
{
    quint32 bits = packed >> 4;
    QString letters(4, QLatin1Char('0'));
    for (int i = 3; i >= 0; --i, bits >>= 5)
        letters[i] = kLetterAlphabet.at(static_cast<int>(bits & 31));
    return letters;
}

std::optional<quint64> packArea(const QString &code)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d{2})\\.(\\d{2})\\.(\\d{2})\\.(\\d{4})$"));
    if (!shape.match(code).hasMatch())
        return std::nullopt;
    return QString(code).remove(QLatin1Char('.')).toULongLong();
}

QString unpackArea(quint64 area)
{
    const QString digits = QStringLiteral("%1").arg(area, 10, 10, QLatin1Char('0'));
    return QStringLiteral("%1.%2.%3.%4").arg(digits.mid(0, 2), digits.mid(2, 2), digits.mid(4, 2), digits.mid(6));
}

template<std::size_t N>
void put(QDataStream &out, const FixedBytes<N> &bytes)
{
    out.writeRawData(reinterpret_cast<const char *>(bytes.data()), static_cast<int>(N));
}
template<std::size_t N>
void take(QDataStream &in, FixedBytes<N> &bytes)
{
    in.readRawData(reinterpret_cast<char *>(bytes.data()), static_cast<int>(N));
}

} // namespace

std::optional<QByteArray> encodeReceiptBody(const ReceiptBody &body)
{
    const auto letters = packLetters(body.letters);
    const auto area = packArea(body.areaCode);
    const qint64 minute = (body.issuedAt - kEpochMs) / kMinuteMs;
    if (!letters || !area || body.number == 0 || body.issuedAt < kEpochMs || minute > 0xffff'ffffLL)
        return std::nullopt;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << kVersion;
    put(out, body.keyId);
    put(out, body.action);
    out << static_cast<quint8>(*letters >> 16) << static_cast<quint16>(*letters & 0xffff) << body.number << static_cast<quint32>(minute) << body.service;
    out << static_cast<quint16>(*area >> 32) << static_cast<quint32>(*area & 0xffff'ffff);
    put(out, body.holder);
    return bytes;
}

std::optional<ReceiptBody> decodeReceiptBody(const QByteArray &bytes)
{
    if (bytes.size() != kReceiptBodyBytes)
        return std::nullopt;
    QDataStream in(bytes);
    ReceiptBody body;
    quint8 version = 0, lettersHigh = 0;
    quint16 lettersLow = 0, areaHigh = 0;
    quint32 minute = 0, areaLow = 0;
    in >> version;
    take(in, body.keyId);
    take(in, body.action);
    in >> lettersHigh >> lettersLow >> body.number >> minute >> body.service >> areaHigh >> areaLow;
    take(in, body.holder);
    body.letters = unpackLetters((static_cast<quint32>(lettersHigh) << 16) | lettersLow);
    body.issuedAt = kEpochMs + minute * kMinuteMs;
    body.areaCode = unpackArea((static_cast<quint64>(areaHigh) << 32) | areaLow);
    // One body, one text: what would encode differently is refused.
    if (version != kVersion || encodeReceiptBody(body) != bytes)
        return std::nullopt;
    return body;
}

QByteArray receiptMessage(const QByteArray &body)
{
    return QByteArrayLiteral("guyub.receipt.1") + body;
}

QString receiptQrText(const QByteArray &body, const Signature &signature)
{
    return QLatin1String(kReceiptQrPrefix) + toBase45(body + toByteArray(signature));
}

std::optional<ReceiptQr> parseReceiptQr(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (!trimmed.startsWith(QLatin1String(kReceiptQrPrefix)))
        return std::nullopt;
    const auto bytes = fromBase45(trimmed.mid(3));
    if (!bytes || bytes->size() != kReceiptBodyBytes + kSignatureBytes)
        return std::nullopt;
    return ReceiptQr{bytes->left(kReceiptBodyBytes), *Signature::from(viewOf(*bytes).subspan(kReceiptBodyBytes))};
}

QString toBase45(const QByteArray &bytes)
{
    QString text;
    for (qsizetype i = 0; i < bytes.size(); i += 2) {
        const bool isPair = i + 1 < bytes.size();
        unsigned value = static_cast<Byte>(bytes.at(i));
        if (isPair)
            value = value * 256 + static_cast<Byte>(bytes.at(i + 1));
        for (int digit = 0; digit < (isPair ? 3 : 2); ++digit, value /= 45)
            text.append(kBase45.at(static_cast<int>(value % 45)));
    }
    return text;
}

std::optional<QByteArray> fromBase45(const QString &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); i += 3) {
        const qsizetype count = std::min<qsizetype>(3, text.size() - i);
        if (count == 1)
            return std::nullopt;
        unsigned value = 0, weight = 1;
        for (qsizetype digit = 0; digit < count; ++digit, weight *= 45) {
            const qsizetype place = kBase45.indexOf(text.at(i + digit));
            if (place < 0)
                return std::nullopt;
            value += static_cast<unsigned>(place) * weight;
        }
        if (value > (count == 3 ? 0xffffU : 0xffU))
            return std::nullopt;
        if (count == 3)
            bytes.append(static_cast<char>(value >> 8));
        bytes.append(static_cast<char>(value & 0xff));
    }
    return bytes;
}

} // namespace guyub::domain
