// One line to type in. Keeps whatever is typed, right or wrong; checking is for the page. The in-app keyboard reads the
// input method hints: Qt::ImhDigitsOnly and Qt::ImhFormattedNumbersOnly bring the number pad.
#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace guyub::ui {

enum class FieldState { Plain, Ok, Error };

class TextField : public QLineEdit
{
    Q_OBJECT
public:
    explicit TextField(const Theme &theme, QWidget *parent = nullptr);

    // For numbers of fixed length (NIK, KK): brings the number pad and lets FormField count along. 0: free text.
    void setDigitsExpected(int count);
    int digitsExpected() const { return m_digitsExpected; }
    int digitCount() const; // digits typed so far; spaces and dots between them do not count
    void setFieldState(FieldState state);
    FieldState fieldState() const { return m_state; }
    void setTextRole(TextRole role); // size of what is typed: Input (the default), Title or Display

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    const Theme &theme() const { return m_theme; }
    bool event(QEvent *event) override;

private:
    const Theme &m_theme;
    int m_digitsExpected = 0;
    FieldState m_state = FieldState::Plain;
};

// Several lines to type in. Tab leaves it.
class TextArea : public QPlainTextEdit
{
    Q_OBJECT
public:
    TextArea(const Theme &theme, int lines, QWidget *parent = nullptr);

    void setFieldState(FieldState state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {m_theme.touchPx() * 2, sizeHint().height()}; }

private:
    const Theme &m_theme;
    int m_lines;
};

} // namespace guyub::ui
