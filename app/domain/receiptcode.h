// The number of a receipt, printed for people: SSSS-n-c. S = four letters of the issuing stream, n = gap-free number
// within it from 1, c = check letter over both. A restored kiosk begins a new stream, so no number ever comes twice.
// Alphabet: 0-9 A-Z without I, L, O, U (Crockford's base32), so that what is read aloud is not confused.
#pragma once

#include "app/base/ids.h"

#include <QString>

#include <optional>

namespace guyub::domain {

struct ReceiptCode
{
    QString letters; // four
    qint64 number = 0;
    friend bool operator==(const ReceiptCode &, const ReceiptCode &) = default;
};

QString receiptLettersOf(const StreamId &stream); // the first 20 bits
QString formatReceiptCode(const ReceiptCode &code); // "7K3P-12-W"
// Forgives lower case, spaces, missing hyphens before and after the number, and O/0, I/L/1 confusions.
// Nothing when the shape or the check letter is wrong.
std::optional<ReceiptCode> parseReceiptCode(const QString &typed);

} // namespace guyub::domain
