// Takes a secret in: digits by touch, or anything by a keyboard. What is typed goes byte by byte into guarded memory and
// shows as dots only. Targets are those of residents (20 mm): everybody must be able to hit them.
#pragma once

#include "storage/crypto/secretbytes.h"
#include "ui/widgets/key.h"

#include <QLabel>

class QGridLayout;

namespace guyub::ui {

// One filled dot a character, rings for what a PIN usually has. Its text says how many were typed.
class PinDots : public QLabel
{
    Q_OBJECT
public:
    explicit PinDots(const Theme &theme, QWidget *parent = nullptr);

    void setFilled(int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void say();
    int dotPx() const;

    const Theme &m_theme;
    int m_filled = 0;
};

class PinPad : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kMostBytes = 128;

    explicit PinPad(const Theme &theme, QWidget *parent = nullptr);

    // What was typed; the pad is empty afterwards. An empty answer: nothing was typed.
    crypto::SecretBytes take();
    void clear();
    int typed() const { return static_cast<int>(m_lengths.size()); } // characters
    // A passphrase with letters: the window's keyboard comes up when the pad is touched. It has the digits, too; of the pad
    // only what it lacks stays.
    void setLettersWanted(bool wanted);
    // Takes nothing in for a while, and keeps the focus: a disabled pad would hand it to whatever comes next.
    void setBlocked(bool blocked);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void confirmed(); // OK or Enter, with at least one character
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void append(const QString &text);
    void removeLast();
    void confirm();
    void retranslate();
    int keyPx() const;
    int rows() const;

    const Theme &m_theme;
    crypto::SecretBytes m_secret;
    std::size_t m_used = 0;
    QList<int> m_lengths; // bytes of each character
    PinDots *m_dots;
    QGridLayout *m_grid;
    QList<KeyButton *> m_digits;
    KeyButton *m_delete;
    KeyButton *m_ok;
    bool m_blocked = false;
};

} // namespace guyub::ui
