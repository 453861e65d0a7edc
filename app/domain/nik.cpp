#include "app/domain/nik.h"

#include <algorithm>

namespace guyub::domain {

namespace {

constexpr int kDigits = 16;
constexpr int kWomanDayOffset = 40;

bool isDropped(QChar c)
{
    switch (c.unicode()) {
    case u' ':
    case u'\t':
    case u'\u00a0':
    case u'\u200b':
    case u'\u200e':
    case u'\u200f':
    case u'\ufeff':
    case u'.':
    case u'-':
    case u'\u2010': // hyphens that word processors write
    case u'\u2011':
    case u'\'':
    case u'\u2018':
    case u'\u2019':
    case u'\u02bc':
        return true;
    default:
        return false;
    }
}

bool isAsciiDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

int numberAt(const QString &digits, int from, int length)
{
    int value = 0;
    for (int i = from; i < from + length; ++i)
        value = value * 10 + (digits[i].unicode() - u'0');
    return value;
}

QList<QDate> birthCandidates(int year, int month, int day, QDate today)
{
    QList<QDate> candidates;
    for (const int century : {1900, 2000}) {
        const QDate date(century + year, month, day);
        if (date.isValid() && date <= today)
            candidates.append(date);
    }
    return candidates;
}

NikError findError(const QString &digits, QDate today)
{
    if (digits.size() != kDigits)
        return NikError::Length;
    if (!isKnownProvince(QStringView(digits).left(2)))
        return NikError::Province;
    if (numberAt(digits, 2, 2) == 0 || numberAt(digits, 4, 2) == 0)
        return NikError::AreaZero;
    const int writtenDay = numberAt(digits, 6, 2);
    const int day = writtenDay > kWomanDayOffset ? writtenDay - kWomanDayOffset : writtenDay;
    if (day < 1 || day > 31)
        return NikError::Day;
    const int month = numberAt(digits, 8, 2);
    if (month < 1 || month > 12)
        return NikError::Month;
    if (birthCandidates(numberAt(digits, 10, 2), month, day, today).isEmpty())
        return NikError::Date;
    return numberAt(digits, 12, 4) == 0 ? NikError::Serial : NikError::None;
}

} // namespace

QString stripNumber(QStringView typed)
{
    QString kept;
    kept.reserve(typed.size());
    for (const QChar c : typed) {
        if (!isDropped(c))
            kept.append(c);
    }
    return kept;
}

NikCheck checkNik(QStringView typed, QDate today)
{
    Q_ASSERT(today.isValid());
    NikCheck check;
    const QString digits = stripNumber(typed);
    if (digits.isEmpty()) {
        check.error = NikError::Empty;
        return check;
    }
    if (!std::all_of(digits.cbegin(), digits.cend(), isAsciiDigit)) {
        check.error = NikError::NotDigits;
        return check;
    }
    check.normalised = digits;
    check.error = findError(digits, today);
    if (!check.isValid())
        return check;

    const int writtenDay = numberAt(digits, 6, 2);
    const bool woman = writtenDay > kWomanDayOffset;
    check.prefix6 = digits.left(6);
    check.areaStatus = districtStatus(check.prefix6);
    check.sex = woman ? Sex::Female : Sex::Male;
    check.birthCandidates = birthCandidates(
        numberAt(digits, 10, 2), numberAt(digits, 8, 2), woman ? writtenDay - kWomanDayOffset : writtenDay, today);
    check.serial = digits.right(4);
    return check;
}

QString nikErrorName(NikError error)
{
    static constexpr const char *kNames[]
        = {"", "EMPTY", "NOT_DIGITS", "LENGTH", "PROVINCE", "AREA_ZERO", "DAY", "MONTH", "DATE", "SERIAL"};
    return QString::fromLatin1(kNames[static_cast<int>(error)]);
}

QString areaStatusName(AreaStatus status)
{
    static constexpr const char *kNames[] = {"unknown", "current", "retired"};
    return QString::fromLatin1(kNames[static_cast<int>(status)]);
}

QList<NikWarning> nikWarnings(const NikCheck &check, const DeclaredPerson &declared)
{
    QList<NikWarning> warnings;
    if (!check.isValid())
        return warnings;
    if (check.areaStatus == AreaStatus::Retired)
        warnings.append(NikWarning::AreaRetired);
    if (check.areaStatus == AreaStatus::Unknown)
        warnings.append(NikWarning::AreaUnknown);
    if (!declared.ownDistrict.isEmpty() && check.prefix6 != declared.ownDistrict)
        warnings.append(NikWarning::AreaElsewhere);
    if (declared.birthDate.isValid() && !check.birthCandidates.contains(declared.birthDate))
        warnings.append(NikWarning::BirthDateDiffers);
    if (declared.sex != Sex::Unknown && declared.sex != check.sex)
        warnings.append(NikWarning::SexDiffers);
    return warnings;
}

} // namespace guyub::domain
