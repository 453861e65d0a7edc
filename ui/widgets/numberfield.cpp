#include "ui/widgets/numberfield.h"

#include <QLocale>

namespace guyub::ui {
namespace {
constexpr int kMostDigits = 12;
}

Result<qint64> parseDecimal(const QString &typed, int decimals)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("no number"));
    qint64 value = 0;
    int digits = 0;
    int after = -1; // digits after the separator; -1 before one was seen
    for (const QChar c : text) {
        if (c == QLatin1Char(',') || c == QLatin1Char('.')) {
            if (after >= 0 || decimals == 0)
                return fail(ErrorCode::BadInput, QStringLiteral("separator not expected"));
            after = 0;
            continue;
        }
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return fail(ErrorCode::BadInput, QStringLiteral("not a digit"));
        value = value * 10 + (c.unicode() - u'0');
        after += after >= 0 ? 1 : 0;
        if (++digits > kMostDigits || after > decimals)
            return fail(ErrorCode::ValueOutOfRange, QStringLiteral("too many digits"));
    }
    if (digits == 0)
        return fail(ErrorCode::BadInput, QStringLiteral("no digit"));
    for (int i = std::max(after, 0); i < decimals; ++i)
        value *= 10;
    return value;
}

QString formatDecimal(qint64 scaled, int decimals, QChar separator)
{
    QString digits = QString::number(std::abs(scaled)).rightJustified(decimals + 1, QLatin1Char('0'));
    if (decimals > 0) {
        digits.insert(digits.size() - decimals, separator);
        while (digits.endsWith(QLatin1Char('0')) && digits.at(digits.size() - 2) != separator)
            digits.chop(1);
    }
    return scaled < 0 ? QLatin1Char('-') + digits : digits;
}

NumberField::NumberField(const Theme &theme, int decimals, QWidget *parent) :
    TextField(theme, parent), m_decimals(decimals)
{
    setInputMethodHints(decimals > 0 ? Qt::ImhFormattedNumbersOnly : Qt::ImhDigitsOnly);
}

void NumberField::setScaledValue(qint64 scaled)
{
    setText(formatDecimal(scaled, m_decimals, QLocale().decimalPoint().at(0)));
}

} // namespace guyub::ui
