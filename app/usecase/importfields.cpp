#include "app/usecase/importfields.h"

#include "app/domain/codelist.h"
#include "app/domain/nik.h"
#include "app/domain/nokk.h"
#include "app/domain/records/resident.h"
#include "app/domain/validate.h"
#include "app/usecase/residentform.h"

#include <QRegularExpression>

#include <algorithm>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr int kDefaultTextLength = 500;

CellResult faulty(ImportFault fault, const QString &detail = {})
{
    return {std::nullopt, fault, detail};
}

CellResult readCode(const FieldSpec &field, const QString &text)
{
    const QString list = QLatin1String(field.codeList);
    if (const auto code = codeOf(list, text))
        return {Value(*code), {}, {}};
    return faulty(ImportFault::BadCode,
        field.tag == resident::Sex ? QStringLiteral("L or P") : QStringLiteral("a number or word of %1").arg(list));
}

CellResult readDigits(const FieldSpec &field, const QString &text)
{
    QString digits = stripNumber(text);
    if (field.tag == resident::Phone && digits.startsWith(QLatin1Char('+')))
        digits.remove(0, 1);
    if (field.tag == resident::Rt || field.tag == resident::Rw)
        digits = digits.rightJustified(3, QLatin1Char('0'));
    for (const QChar c : digits)
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return faulty(ImportFault::BadNumber, QStringLiteral("digits only"));
    if (digits.size() < field.minimum || (field.maximum > 0 && digits.size() > field.maximum))
        return faulty(ImportFault::BadNumber,
            field.minimum == field.maximum ? QStringLiteral("%1 digits").arg(field.minimum)
                                           : QStringLiteral("%1 to %2 digits").arg(field.minimum).arg(field.maximum));
    return {Value(digits), {}, {}};
}

CellResult readWhole(const FieldSpec &field, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < field.minimum || (field.maximum > 0 && number > field.maximum))
        return faulty(ImportFault::BadCode, QStringLiteral("%1 to %2").arg(field.minimum).arg(field.maximum));
    return {Value(number), {}, {}};
}

CellResult readText(const FieldSpec &field, const QString &text, QDate today)
{
    if (field.tag == resident::Nik) {
        const NikCheck check = checkNik(text, today);
        return check.isValid() ? CellResult {Value(check.normalised), {}, {}}
                               : faulty(ImportFault::BadNik, nikErrorName(check.error));
    }
    if (field.tag == resident::NoKk) {
        const NoKkCheck check = checkNoKk(text);
        return check.isValid() ? CellResult {Value(check.normalised), {}, {}}
                               : faulty(ImportFault::BadNoKk, noKkErrorName(check.error));
    }
    if (field.codeList)
        return readCode(field, text);
    switch (field.kind) {
    case FieldKind::Day: {
        const DayNumber day = readDay(text);
        if (day == 0 || day > dayNumber(today))
            return faulty(ImportFault::BadDate, QStringLiteral("day-month-year, not after today"));
        return {Value(day), {}, {}};
    }
    case FieldKind::Digits:
        return readDigits(field, text);
    case FieldKind::Whole:
        return readWhole(field, text);
    default:
        break;
    }
    const qint64 longest = field.maximum > 0 ? field.maximum : kDefaultTextLength;
    if (text.size() > longest)
        return faulty(ImportFault::TooLong, QStringLiteral("at most %1 characters").arg(longest));
    return {Value(text.normalized(QString::NormalizationForm_C)), {}, {}};
}

// For what only the record's own rule knows: a day before its first, a text that grew in composing.
ImportFault faultFor(const FieldSpec &field)
{
    switch (field.kind) {
    case FieldKind::Day:
        return ImportFault::BadDate;
    case FieldKind::Code:
        return ImportFault::BadCode;
    case FieldKind::Text:
        return ImportFault::BadText;
    default:
        return ImportFault::BadNumber;
    }
}

} // namespace

std::optional<Value> overriddenNik(const QString &typed, QDate today)
{
    const NikCheck check = checkNik(typed, today);
    return canOverride(check.error) ? std::optional<Value>(check.normalised) : std::nullopt;
}

DayNumber readDay(const QString &text)
{
    static const QRegularExpression iso(QStringLiteral("^(\\d{4})-(\\d{2})-(\\d{2})$"));
    static const QRegularExpression local(QStringLiteral("^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})$"));
    static const QRegularExpression year(QStringLiteral("^(1[89]\\d\\d|20\\d\\d)$"));
    if (const auto match = year.match(text); match.hasMatch())
        return match.captured(1).toLongLong() * 10'000;
    QDate date;
    if (const auto match = iso.match(text); match.hasMatch())
        date = QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    else if (const auto other = local.match(text); other.hasMatch())
        date = QDate(other.captured(3).toInt(), other.captured(2).toInt(), other.captured(1).toInt());
    return dayNumber(date);
}

CellResult readCell(const FieldSpec &field, const QString &cell, QDate today)
{
    const QString text = cell.trimmed();
    if (text.isEmpty())
        return {};
    // A text is one line; a spreadsheet keeps line ends and tabs in a cell that nobody sees.
    if (field.kind == FieldKind::Text && std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return faulty(ImportFault::BadText, QStringLiteral("a control character, such as a tab or a line end"));
    if (isBlank(text))
        return faulty(ImportFault::BadText, QStringLiteral("nothing to be seen"));
    CellResult result = readText(field, text, today);
    if (!result.value)
        return result;
    const Result<> checked = validateValue(field, *result.value);
    return checked ? result : faulty(faultFor(field), checked.error().detail);
}

QString unknownColumn(const QString &column, const QStringList &known)
{
    return QStringLiteral("the column \"%1\" is not known; rename it or take it out of the table; known are: %2").arg(column, known.join(QStringLiteral(", ")));
}

} // namespace guyub::usecase
