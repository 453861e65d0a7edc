// One measure: a word, a large number, and below it last time's value with the unit. Keeps what was typed.
#pragma once

#include "app/base/error.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

namespace guyub::ui {

class NumberField;
class TextLabel;

enum class Measure
{
    Weight,
    Length,
    Arm,
    Head
};

class MeasureField : public QWidget
{
    Q_OBJECT
public:
    MeasureField(const Theme &theme, Measure measure, QWidget *parent = nullptr);

    Measure measure() const { return m_measure; }
    void setWords(const QString &name, const QString &accessibleName); // "Berat", "Berat dalam kg"
    void setLast(const QString &words); // "lalu 8,6 kg"; empty: the unit alone
    void setMarked(bool marked); // something about it is asked

    // Grams or millimetres; nothing for an empty field. Errors: BadInput, ValueOutOfRange (too many decimals or digits).
    Result<std::optional<int>> value() const;
    void setValue(std::optional<int> value);
    QString text() const;
    void setText(const QString &text);
    QWidget *input() const;
    void take(); // focus, everything selected

Q_SIGNALS:
    void edited();
    void entered(); // Enter
    void focusTaken();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showLast();

    QString m_lastWords;
    Measure m_measure;
    TextLabel *m_name;
    NumberField *m_field;
    TextLabel *m_last;
};

} // namespace guyub::ui
