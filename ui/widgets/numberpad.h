// Digits under the thumb: 1 to 9, 0, comma, backspace and Enter. Types into the field that has the focus. A page may
// stand one beside its fields (the posyandu); the window's keyboard then leaves numbers to it.
#pragma once

#include "ui/widgets/key.h"

class QGridLayout;

namespace guyub::ui {

class NumberPad : public QWidget
{
    Q_OBJECT
public:
    enum class Enter {
        Key,  // sends Enter: the page moves on or saves
        Next, // sends Tab: on to the next field
        None, // the page has a button of its own
    };
    enum class Shape {
        Tall, // three columns, Enter below: beside a form
        Wide, // four columns and a key that hides it: at the bottom of the window
    };
    NumberPad(const Theme &theme, Enter enter, Shape shape = Shape::Tall, QWidget *parent = nullptr);

    void setCommaShown(bool shown); // off for numbers of fixed length
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hideWanted(); // Wide only

protected:
    void changeEvent(QEvent *event) override;

private:
    KeyButton *addKey(QRect cells, KeyButton::Look look, Icon icon, int key, const QString &text = {});
    void addWideKeys();
    void addTallKeys();
    QSize sizeFor(int side) const;
    void retranslate();
    void arrange();

    const Theme &m_theme;
    Enter m_enterKind;
    Shape m_shape;
    QGridLayout *m_grid;
    KeyButton *m_zero = nullptr;
    KeyButton *m_comma = nullptr;
    KeyButton *m_backspace = nullptr;
    KeyButton *m_enter = nullptr;
    KeyButton *m_hide = nullptr;
    bool m_commaShown = true;
};

} // namespace guyub::ui
