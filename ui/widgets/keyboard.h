// The in-app keyboard: letters, a page of signs (?123) and, for fields that take numbers, the number pad. It lies in the
// window, below what it serves, and takes at most 38 % of its height.
#pragma once

#include "ui/widgets/key.h"

#include <QPointer>
#include <QTimer>

class QHBoxLayout;
class QVBoxLayout;

namespace guyub::ui {

class NumberPad;

class Keyboard : public QWidget
{
    Q_OBJECT
public:
    explicit Keyboard(const Theme &theme, QWidget *parent = nullptr);

    void showLetters();
    void showSigns();
    // Capitals for the next letter, as at the start of a name.
    void armShift();
    bool isShifted() const { return m_shift != Shift::Off; }

Q_SIGNALS:
    void hideWanted();
    void typedText(); // a letter, digit, sign or blank was typed

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Shift { Off, Once, Locked };
    using Row = QHBoxLayout *;
    Row addRow(int sideWeight);
    KeyButton *addKey(Row row, KeyButton::Look look, Icon icon, const QString &words, double weight);
    void addText(Row row, const QString &text);
    void addSpecials(Row row);
    void build();
    void type(QString text); // by value: it stands on a key that changes meanwhile
    void setShift(Shift shift);
    void retranslate();

    const Theme &m_theme;
    QVBoxLayout *m_rows;
    QList<KeyButton *> m_letters;
    KeyButton *m_shiftKey = nullptr;
    KeyButton *m_backspace = nullptr;
    KeyButton *m_pageKey = nullptr;
    KeyButton *m_space = nullptr;
    KeyButton *m_hide = nullptr;
    KeyButton *m_next = nullptr;
    Shift m_shift = Shift::Off;
    bool m_signs = false;
};

// Holds keyboard and number pad at the bottom of a window and decides when they show: a field that takes text was
// touched (or always, or never, as set). Put it below everything that may hold fields; one a window.
class KeyboardDock : public QWidget
{
    Q_OBJECT
public:
    enum class When { OnTouch, Always, Never };
    static constexpr double kMostOfWindow = 0.38;

    explicit KeyboardDock(const Theme &theme, QWidget *parent = nullptr);
    ~KeyboardDock() override;

    void setWhen(When when);
    When when() const { return m_when; }
    void dismiss(); // hides until a field is touched again

Q_SIGNALS:
    void shownChanged(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(QWidget *now);
    void open(QWidget *field);
    void arrange();
    void watchCapitals();
    bool servedByPage(QWidget *field) const;

    const Theme &m_theme;
    Keyboard *m_keyboard;
    NumberPad *m_pad;
    QPointer<QWidget> m_field;
    When m_when = When::OnTouch;
    bool m_touched = false; // the last pointer was a finger
};

// Does typing go there: a field that is enabled and not read-only, or a widget that asks for input methods.
bool takesText(const QWidget *widget);

} // namespace guyub::ui
