// Buttons. The words stand on the button as given: an `&` is shown, never taken for a shortcut. Words wrap to two lines
// where room is short. Enter and Space both press.
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace guyub::ui {

// What all self-painted buttons of the kit share. Give it a word: it is also the accessible name.
class BaseButton : public QAbstractButton
{
    Q_OBJECT
public:
    const QString &words() const { return m_words; }
    void setWords(const QString &words);

    QSize sizeHint() const override = 0;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    BaseButton(const Theme &theme, const QString &words, QWidget *parent);
    const Theme &theme() const { return m_theme; }
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepRoomForWords();

    const Theme &m_theme;
    QString m_words;
};

enum class ButtonKind { Primary, Secondary, Danger, Quiet };

class Button : public BaseButton
{
    Q_OBJECT
public:
    Button(const Theme &theme, ButtonKind kind, Icon icon, const QString &words, QWidget *parent = nullptr);

    void setGlyph(Icon icon);
    void setKind(ButtonKind kind);
    void setForResident(bool yes); // 20 mm instead of 12: consent and signature pages
    // Shows only the icon; the words stay the accessible name. For bars on small screens.
    void setIconOnly(bool yes);
    int widthWithWords() const; // on one line, icon only or not

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int sidePx() const;  // what stands left and right of the words, icon included
    int leastPx() const;
    ButtonKind m_kind;
    Icon m_icon;
    bool m_forResident = false;
    bool m_iconOnly = false;
};

class PrimaryButton : public Button
{
    Q_OBJECT
public:
    PrimaryButton(const Theme &theme, Icon icon, const QString &words, QWidget *parent = nullptr) :
        Button(theme, ButtonKind::Primary, icon, words, parent)
    {
    }
};

class SecondaryButton : public Button
{
    Q_OBJECT
public:
    SecondaryButton(const Theme &theme, Icon icon, const QString &words, QWidget *parent = nullptr) :
        Button(theme, ButtonKind::Secondary, icon, words, parent)
    {
    }
};

class DangerButton : public Button
{
    Q_OBJECT
public:
    DangerButton(const Theme &theme, Icon icon, const QString &words, QWidget *parent = nullptr) :
        Button(theme, ButtonKind::Danger, icon, words, parent)
    {
    }
};

} // namespace guyub::ui
