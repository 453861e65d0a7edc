#include "app/domain/nokk.h"

#include "app/domain/nik.h"

#include <QDate>

#include <algorithm>

namespace guyub::domain {

namespace {

bool hasEntryDate(const QString &digits)
{
    const int day = QStringView(digits).mid(6, 2).toInt();
    const int month = QStringView(digits).mid(8, 2).toInt();
    const int year = QStringView(digits).mid(10, 2).toInt();
    return QDate::isValid(1900 + year, month, day) || QDate::isValid(2000 + year, month, day);
}

} // namespace

NoKkCheck checkNoKk(QStringView typed)
{
    NoKkCheck check;
    const QString digits = stripNumber(typed);
    if (digits.isEmpty()) {
        check.error = NoKkError::Empty;
        return check;
    }
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    if (!std::all_of(digits.cbegin(), digits.cend(), isDigit)) {
        check.error = NoKkError::NotDigits;
        return check;
    }
    check.normalised = digits;
    if (digits.size() != 16)
        check.error = NoKkError::Length;
    else if (!hasEntryDate(digits))
        check.warning = NoKkWarning::DateNotDecodable;
    else if (digits.endsWith(QLatin1String("0000")))
        check.warning = NoKkWarning::SerialZero;
    return check;
}

QString noKkErrorName(NoKkError error)
{
    static constexpr const char *kNames[] = {"", "EMPTY", "NOT_DIGITS", "LENGTH"};
    return QString::fromLatin1(kNames[static_cast<int>(error)]);
}

QString noKkWarningName(NoKkWarning warning)
{
    static constexpr const char *kNames[] = {"", "DATE_NOT_DECODABLE", "SERIAL_ZERO"};
    return QString::fromLatin1(kNames[static_cast<int>(warning)]);
}

} // namespace guyub::domain
