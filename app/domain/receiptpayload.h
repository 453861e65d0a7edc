// What a receipt's QR code says: a compact body and the device's Ed25519 signature over "guyub.receipt.1" and the body.
// No NIK and no name inside; the holder is a keyed hash. Wire text: "GY1" and base45 (RFC 9285) of body and signature.
//
// Body, 47 bytes, big-endian: version 1, key id 4, action 16 (first bytes of the action's commit hash), stream letters 3
// (20 bits, left-aligned), number 4, minute 4 (since 2020-01-01T00:00Z), service 1, area 6 (PPKKCC and VVVV as one
// decimal number), holder 8.
#pragma once

#include "app/base/ids.h"
#include "app/base/time.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace guyub::domain {

struct ReceiptBody
{
    FixedBytes<4> keyId;   // first bytes of BLAKE2b-256 of the issuing device's receipt key
    FixedBytes<16> action; // which committed action it proves
    QString letters;       // of the issuing stream, see receiptcode.h
    quint32 number = 0;
    UtcMs issuedAt = 0;    // whole minutes
    quint8 service = 0;    // code of resources/codes/jenis_tanda_terima.csv
    QString areaCode;      // "35.77.03.1009"
    FixedBytes<8> holder;
    friend bool operator==(const ReceiptBody &, const ReceiptBody &) = default;
};

inline constexpr int kReceiptBodyBytes = 47;
inline constexpr char kReceiptQrPrefix[] = "GY1";

// Nothing when a value does not fit (number beyond 32 bits, minute before 2020, area code of another shape).
std::optional<QByteArray> encodeReceiptBody(const ReceiptBody &body);
std::optional<ReceiptBody> decodeReceiptBody(const QByteArray &bytes); // refuses other versions, lengths and values

QByteArray receiptMessage(const QByteArray &body); // what is signed

QString receiptQrText(const QByteArray &body, const Signature &signature);
struct ReceiptQr
{
    QByteArray body;
    Signature signature;
};
std::optional<ReceiptQr> parseReceiptQr(const QString &text); // surrounding blanks are forgiven

QString toBase45(const QByteArray &bytes);
std::optional<QByteArray> fromBase45(const QString &text); // refuses what toBase45 would not write

} // namespace guyub::domain
