#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace guyub::ui {
namespace {

struct Row
{
    Token token;
    const char *name;
    QRgb light;
    QRgb dark;
    QRgb contrast;
};

constexpr QRgb rgb(quint32 value)
{
    return 0xff000000u | value;
}

constexpr Row kRows[] = {
    {Token::Window, "window", rgb(0xF2F6F3), rgb(0x0C1411), rgb(0x000000)},
    {Token::Surface, "surface", rgb(0xFFFFFF), rgb(0x17211D), rgb(0x000000)},
    {Token::Sunken, "sunken", rgb(0xE6EDE9), rgb(0x101815), rgb(0x000000)},
    {Token::Hairline, "hairline", rgb(0xD5DED8), rgb(0x2E3B35), rgb(0xFFFFFF)},
    {Token::Border, "border", rgb(0x71817A), rgb(0x7A8D84), rgb(0xFFFFFF)},
    {Token::Text, "text", rgb(0x14211B), rgb(0xEAF1ED), rgb(0xFFFFFF)},
    {Token::TextMuted, "text-muted", rgb(0x4D5C54), rgb(0xAEBDB5), rgb(0xFFFFFF)},
    {Token::Accent, "accent", rgb(0x0D6B57), rgb(0x3FC8A5), rgb(0xFFE600)},
    {Token::AccentPressed, "accent-pressed", rgb(0x084F40), rgb(0x78E0C5), rgb(0xFFFFFF)},
    {Token::OnAccent, "on-accent", rgb(0xFFFFFF), rgb(0x03231A), rgb(0x000000)},
    {Token::AccentSoft, "accent-soft", rgb(0xDBF0E9), rgb(0x153A30), rgb(0x262300)},
    {Token::OnAccentSoft, "on-accent-soft", rgb(0x0A5545), rgb(0x86E5CB), rgb(0xFFE600)},
    {Token::Rail, "rail", rgb(0x0E3B32), rgb(0x07100D), rgb(0x000000)},
    {Token::RailChecked, "rail-checked", rgb(0x1B5F50), rgb(0x174036), rgb(0x262300)},
    {Token::RailText, "rail-text", rgb(0xEAF5F1), rgb(0xD6E5DF), rgb(0xFFFFFF)},
    {Token::RailFocus, "rail-focus", rgb(0xFFD166), rgb(0xFFD166), rgb(0x5CE1FF)},
    {Token::Badge, "badge", rgb(0xFFBC75), rgb(0xFFBC75), rgb(0xFFFFFF)},
    {Token::OnBadge, "on-badge", rgb(0x3A1E00), rgb(0x3A1E00), rgb(0x000000)},
    {Token::Focus, "focus", rgb(0x1550C0), rgb(0x7FB5FF), rgb(0x5CE1FF)},
    {Token::Info, "info", rgb(0x1D57A8), rgb(0x92BEFF), rgb(0xFFFFFF)},
    {Token::InfoSoft, "info-soft", rgb(0xE3EDFB), rgb(0x14263F), rgb(0x000000)},
    {Token::Ok, "ok", rgb(0x156B36), rgb(0x74DA97), rgb(0xFFFFFF)},
    {Token::OkSoft, "ok-soft", rgb(0xDFF3E4), rgb(0x12331F), rgb(0x000000)},
    {Token::Warn, "warn", rgb(0x7A4C00), rgb(0xFFCB66), rgb(0xFFE600)},
    {Token::WarnSoft, "warn-soft", rgb(0xFFF0CC), rgb(0x3A2C0B), rgb(0x000000)},
    {Token::Danger, "danger", rgb(0xB0221B), rgb(0xFF9B92), rgb(0xFF9B92)},
    {Token::DangerSoft, "danger-soft", rgb(0xFCE6E4), rgb(0x411A18), rgb(0x000000)},
    {Token::OnDanger, "on-danger", rgb(0xFFFFFF), rgb(0x3B0705), rgb(0x000000)},
    {Token::Disabled, "disabled", rgb(0x5B6962), rgb(0x98A69F), rgb(0xC0C0C0)},
    {Token::DisabledFill, "disabled-fill", rgb(0xE6EBE8), rgb(0x1C2622), rgb(0x000000)},
    {Token::Orange, "orange", rgb(0xA3450A), rgb(0xFFB27A), rgb(0xFFE600)},
    {Token::OrangeSoft, "orange-soft", rgb(0xFDEADB), rgb(0x40260F), rgb(0x000000)},
    {Token::Pink, "pink", rgb(0x9C2862), rgb(0xFF9CC8), rgb(0xFFE600)},
    {Token::PinkSoft, "pink-soft", rgb(0xFBE4EF), rgb(0x3F172B), rgb(0x000000)},
    {Token::Violet, "violet", rgb(0x5B3FA0), rgb(0xC6B2FF), rgb(0xFFE600)},
    {Token::VioletSoft, "violet-soft", rgb(0xECE6F9), rgb(0x2A2045), rgb(0x000000)},
    {Token::Key, "key", rgb(0xFFFFFF), rgb(0x26332D), rgb(0x000000)},
    {Token::KeySpecial, "key-special", rgb(0xD3DFD9), rgb(0x18221E), rgb(0x262300)},
    {Token::Scrim, "scrim", 0x8C081611u, 0xB3000000u, 0xD9000000u},
    {Token::Paper, "paper", rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF)},
    {Token::Ink, "ink", rgb(0x101513), rgb(0x101513), rgb(0x000000)},
};

constexpr bool rowsFollowTheEnum()
{
    std::size_t expected = 0;
    for (const Row &row : kRows) {
        if (static_cast<std::size_t>(row.token) != expected++)
            return false;
    }
    return expected == static_cast<std::size_t>(Token::Count);
}
static_assert(rowsFollowTheEnum());

constexpr double kForText = 4.5;
constexpr double kForEdges = 3.0;

constexpr TokenPair kPairs[] = {
    {Token::Text, Token::Window, kForText},
    {Token::Text, Token::Surface, kForText},
    {Token::Text, Token::Sunken, kForText},
    {Token::Text, Token::AccentSoft, kForText},
    {Token::Text, Token::InfoSoft, kForText},
    {Token::Text, Token::OkSoft, kForText},
    {Token::Text, Token::WarnSoft, kForText},
    {Token::Text, Token::DangerSoft, kForText},
    {Token::Text, Token::Key, kForText},
    {Token::Text, Token::KeySpecial, kForText},
    {Token::TextMuted, Token::Window, kForText},
    {Token::TextMuted, Token::Surface, kForText},
    {Token::TextMuted, Token::Sunken, kForText},
    {Token::TextMuted, Token::AccentSoft, kForText},
    {Token::OnAccent, Token::Accent, kForText},
    {Token::OnAccent, Token::AccentPressed, kForText},
    {Token::OnAccentSoft, Token::AccentSoft, kForText},
    {Token::Accent, Token::Window, kForText},
    {Token::Accent, Token::Surface, kForText},
    {Token::Accent, Token::AccentSoft, kForEdges},
    {Token::Accent, Token::Sunken, kForEdges},
    {Token::RailText, Token::Rail, kForText},
    {Token::RailText, Token::RailChecked, kForText},
    {Token::RailFocus, Token::Rail, kForEdges},
    {Token::RailFocus, Token::RailChecked, kForEdges},
    {Token::OnBadge, Token::Badge, kForText},
    {Token::Badge, Token::Rail, kForEdges},
    {Token::Badge, Token::RailChecked, kForEdges},
    {Token::Border, Token::Window, kForEdges},
    {Token::Border, Token::Surface, kForEdges},
    {Token::Border, Token::Sunken, kForEdges},
    {Token::Focus, Token::Window, kForEdges},
    {Token::Focus, Token::Surface, kForEdges},
    {Token::Focus, Token::Sunken, kForEdges},
    {Token::Focus, Token::AccentSoft, kForEdges},
    {Token::Focus, Token::DangerSoft, kForEdges},
    {Token::Focus, Token::WarnSoft, kForEdges},
    {Token::Info, Token::InfoSoft, kForText},
    {Token::Ok, Token::OkSoft, kForText},
    {Token::Ok, Token::Surface, kForText},
    {Token::Ok, Token::Window, kForText},
    {Token::Warn, Token::WarnSoft, kForText},
    {Token::Warn, Token::Surface, kForText},
    {Token::Danger, Token::DangerSoft, kForText},
    {Token::Danger, Token::Surface, kForText},
    {Token::Danger, Token::Window, kForText},
    {Token::OnDanger, Token::Danger, kForText},
    {Token::Disabled, Token::DisabledFill, kForText},
    {Token::Disabled, Token::Surface, kForText},
    {Token::Orange, Token::OrangeSoft, kForText},
    {Token::Pink, Token::PinkSoft, kForText},
    {Token::Violet, Token::VioletSoft, kForText},
    {Token::Ink, Token::Paper, kForText},
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QColor tokenColor(Mode mode, Token token)
{
    Q_ASSERT(token != Token::Count);
    const Row &row = kRows[static_cast<std::size_t>(token)];
    switch (mode) {
    case Mode::Light:
        return QColor::fromRgba(row.light);
    case Mode::Dark:
        return QColor::fromRgba(row.dark);
    case Mode::HighContrast:
        break;
    }
    return QColor::fromRgba(row.contrast);
}

QString tokenName(Token token)
{
    return QString::fromLatin1(kRows[static_cast<std::size_t>(token)].name);
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::span<const TokenPair> tokenPairs()
{
    return kPairs;
}

} // namespace guyub::ui
