// The number of a family card: area of issue, day of entry (ddmmyy, never +40), serial. Many old cards do not decode, so
// only its length is a hard rule. It changes with the head and with a move: no key of a household.
#pragma once

#include <QString>

namespace guyub::domain {

enum class NoKkError : quint8
{
    None,
    Empty,
    NotDigits,
    Length
};
enum class NoKkWarning : quint8
{
    None,
    DateNotDecodable,
    SerialZero
};

struct NoKkCheck
{
    QString normalised; // empty when it is not digits only
    NoKkError error = NoKkError::None;
    NoKkWarning warning = NoKkWarning::None; // never a reason to refuse
    bool isValid() const { return error == NoKkError::None; }
};

// Drops the same marks as stripNumber() in nik.h.
NoKkCheck checkNoKk(QStringView typed);

QString noKkErrorName(NoKkError error); // "EMPTY", "NOT_DIGITS", "LENGTH"; permanent
QString noKkWarningName(NoKkWarning warning); // "DATE_NOT_DECODABLE", "SERIAL_ZERO"; permanent

} // namespace guyub::domain
