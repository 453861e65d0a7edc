// A quantity with a fixed number of decimals, kept as a whole number of the smallest unit: 8,9 kg with one decimal is 89.
// Comma and dot both separate; nothing is rounded or guessed.
#pragma once

#include "app/base/error.h"
#include "ui/widgets/textfield.h"

namespace guyub::ui {

// `decimals` 0 to 6. Errors: RequiredFieldMissing for nothing but blanks, BadInput for what is no plain number (signs,
// letters, two separators), ValueOutOfRange for more decimals than asked for or more than 12 digits.
Result<qint64> parseDecimal(const QString &typed, int decimals);
QString formatDecimal(qint64 scaled, int decimals, QChar separator); // without trailing zeros after the first decimal

class NumberField : public TextField
{
    Q_OBJECT
public:
    NumberField(const Theme &theme, int decimals, QWidget *parent = nullptr);

    Result<qint64> scaledValue() const { return parseDecimal(text(), m_decimals); }
    void setScaledValue(qint64 scaled); // shown with the decimal sign of the current language
    int decimals() const { return m_decimals; }

private:
    int m_decimals;
};

} // namespace guyub::ui
