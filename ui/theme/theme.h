// How everything looks now: mode, text size, screen. One object a program, made in the main before the first widget and
// given to every widget by reference; it must outlive them. GUI thread only.
#pragma once

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFont>
#include <QObject>
#include <QSize>

#include <optional>

class QLayout;

namespace guyub::ui {

enum class TextScale { Normal, Large, Largest }; // 1.0, 1.25, 1.5

enum class TextRole {
    Caption, // second lines, hints
    Body,
    Strong,  // field labels, buttons
    Input,   // what a person types
    Subtitle,
    Title,   // one a page
    Display, // numbers that are read across a desk
    Count
};

// What the layout must know of the screen.
struct ScreenInfo
{
    QSize sizePx{1366, 768};
    // Measured by holding a bank card to the screen; none: 96 dpi is assumed and sizes err on the large side.
    std::optional<double> pxPerMm;
};

class Theme : public QObject
{
    Q_OBJECT
public:
    // Loads the bundled fonts and dresses `application`.
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    TextScale textScale() const { return m_textScale; }
    const ScreenInfo &screen() const { return m_screen; }
    void setMode(Mode mode);
    void setTextScale(TextScale scale);
    void setScreen(const ScreenInfo &screen);

    QColor color(Token token) const { return tokenColor(m_mode, token); }
    QFont font(TextRole role) const;
    int textPx(TextRole role) const; // never under 94 % of the design size, whatever the screen
    int space(int designPx) const;   // a gap or margin, shrunk on small screens
    int iconPx() const;              // side of an icon beside body text
    int touchPx() const;             // least side of what operators touch: 12 mm, 52 px where not calibrated
    int residentTouchPx() const;     // for consent, PIN and signature: 20 mm, 76 px where not calibrated
    int radius() const { return space(12); }
    bool isCompact() const;          // a small screen or text so large that bars show icons first

Q_SIGNALS:
    void changed(); // after palette, style sheet and fonts are in place

private:
    void apply();
    double screenFactor() const;
    double textFactor() const;
    QString styleSheet() const;

    QApplication &m_application;
    Mode m_mode = Mode::Light;
    TextScale m_textScale = TextScale::Normal;
    ScreenInfo m_screen;
};

// Gives `layout` margins and spacing (design px) now and again whenever the theme changes.
void keepSpacing(const Theme &theme, QLayout *layout, int margin, int spacing);

} // namespace guyub::ui
