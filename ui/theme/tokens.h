// The colours of Guyub by what they are for, in three modes. Nothing else in ui/ names a colour by its value.
#pragma once

#include <QColor>
#include <QString>

#include <span>

namespace guyub::ui {

enum class Mode { Light, Dark, HighContrast };

enum class Token {
    Window,        // behind everything
    Surface,       // cards, fields, bars
    Sunken,        // tracks, keyboard bed, disabled fields
    Hairline,      // decorative edge of a card; never the only sign of anything
    Border,        // edge of something that can be used
    Text,
    TextMuted,
    Accent,        // the identity green: main action, checked state
    AccentPressed,
    OnAccent,
    AccentSoft,
    OnAccentSoft,
    Rail,          // the navigation rail at the left
    RailChecked,
    RailText,
    RailFocus,
    Badge,
    OnBadge,
    Focus,         // the 3 px ring
    Info,
    InfoSoft,
    Ok,
    OkSoft,
    Warn,
    WarnSoft,
    Danger,
    DangerSoft,
    OnDanger,
    Disabled,      // text of something that cannot be used now
    DisabledFill,
    Orange,        // hues that tell home tiles and avatars apart; each also has a word
    OrangeSoft,
    Pink,
    PinkSoft,
    Violet,
    VioletSoft,
    Key,           // keyboard keys
    KeySpecial,
    Scrim,         // over the page behind an overlay; the only translucent colour
    Paper,         // previews of paper look like paper in every mode
    Ink,
    Count
};

QColor tokenColor(Mode mode, Token token);
QString tokenName(Token token); // as written in kit.qss: "surface", "on-accent"

// WCAG 2.2 contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);

// Two colours that meet on screen. Text needs 4.5:1, the edge of a control, an icon or a focus ring 3:1 (WCAG 2.2, 1.4.3
// and 1.4.11). A widget that pairs two tokens adds the pair here; tests/ui checks all of them in every mode.
struct TokenPair
{
    Token foreground;
    Token background;
    double minimum;
};
std::span<const TokenPair> tokenPairs();

} // namespace guyub::ui
