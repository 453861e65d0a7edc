#include "ui/theme/theme.h"

#include "ui/fonts/fonts.h"

#include <QFile>
#include <QLayout>
#include <QPalette>
#include <QRegularExpression>
#include <QStyleFactory>

#include <array>
#include <cmath>

// A static library's resources are dropped by the linker unless something calls for them; the macro must stand
// outside every namespace.
static void initUiKitResources()
{
    Q_INIT_RESOURCE(uikit);
}

namespace guyub::ui {
namespace {

constexpr double kTextFloor = 0.94;
constexpr double kBodyMm = 3.5; // least body size in the hand of an older reader

struct RoleSize
{
    const char *name;
    int px;
    bool bold;
};
constexpr std::array<RoleSize, static_cast<std::size_t>(TextRole::Count)> kSizes = {{
    {"caption", 16, false},
    {"body", 17, false},
    {"strong", 17, true},
    {"input", 20, false},
    {"subtitle", 20, true},
    {"title", 27, true},
    {"display", 34, true},
}};

const RoleSize &sizeOf(TextRole role)
{
    return kSizes[static_cast<std::size_t>(role)];
}

double factorOf(TextScale scale)
{
    switch (scale) {
    case TextScale::Normal:
        return 1.0;
    case TextScale::Large:
        return 1.25;
    case TextScale::Largest:
        break;
    }
    return 1.5;
}

int rounded(double value)
{
    return static_cast<int>(std::lround(value));
}

QPalette paletteOf(Mode mode)
{
    const auto colour = [mode](Token token) { return tokenColor(mode, token); };
    QPalette palette(colour(Token::Window));
    palette.setColor(QPalette::Window, colour(Token::Window));
    palette.setColor(QPalette::WindowText, colour(Token::Text));
    palette.setColor(QPalette::Base, colour(Token::Surface));
    palette.setColor(QPalette::AlternateBase, colour(Token::Sunken));
    palette.setColor(QPalette::Text, colour(Token::Text));
    palette.setColor(QPalette::Button, colour(Token::Surface));
    palette.setColor(QPalette::ButtonText, colour(Token::Text));
    palette.setColor(QPalette::BrightText, colour(Token::OnAccent));
    palette.setColor(QPalette::Highlight, colour(Token::Accent));
    palette.setColor(QPalette::HighlightedText, colour(Token::OnAccent));
    palette.setColor(QPalette::PlaceholderText, colour(Token::TextMuted));
    palette.setColor(QPalette::ToolTipBase, colour(Token::Surface));
    palette.setColor(QPalette::ToolTipText, colour(Token::Text));
    palette.setColor(QPalette::Link, colour(Token::Accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Token::Disabled));
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, QObject *parent) : QObject(parent), m_application(application)
{
    initUiKitResources();
    fonts::load();
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setTextScale(TextScale scale)
{
    if (scale == m_textScale)
        return;
    m_textScale = scale;
    apply();
}

void Theme::setScreen(const ScreenInfo &screen)
{
    m_screen = screen;
    apply();
}

double Theme::screenFactor() const
{
    if (m_screen.sizePx.height() < 700 || m_screen.sizePx.width() < 1100)
        return 0.78;
    return m_screen.sizePx.height() >= 1000 ? 1.2 : 1.0;
}

double Theme::textFactor() const
{
    const double byScreen = screenFactor() > 1.0 ? 1.1 : std::max(screenFactor(), kTextFloor);
    double byMillimetre = kTextFloor;
    if (m_screen.pxPerMm)
        byMillimetre = kBodyMm * *m_screen.pxPerMm / sizeOf(TextRole::Body).px;
    return std::max(byScreen, byMillimetre) * factorOf(m_textScale);
}

QFont Theme::font(TextRole role) const
{
    QFont font(QLatin1String(fonts::kFamily));
    font.setPixelSize(textPx(role));
    font.setBold(sizeOf(role).bold);
    return font;
}

int Theme::textPx(TextRole role) const
{
    return rounded(sizeOf(role).px * textFactor());
}

int Theme::space(int designPx) const
{
    return designPx == 0 ? 0 : std::max(1, rounded(designPx * screenFactor()));
}

int Theme::iconPx() const
{
    return rounded(24 * textFactor());
}

int Theme::touchPx() const
{
    if (!m_screen.pxPerMm)
        return 52;
    return std::max(44, static_cast<int>(std::ceil(12.0 * *m_screen.pxPerMm)));
}

int Theme::residentTouchPx() const
{
    if (!m_screen.pxPerMm)
        return 76;
    return std::max(64, static_cast<int>(std::ceil(20.0 * *m_screen.pxPerMm)));
}

bool Theme::isCompact() const
{
    return m_screen.sizePx.width() / factorOf(m_textScale) < 1100.0;
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/uikit/kit.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const QString source = opened ? QString::fromUtf8(file.readAll()) : QString();

    // @colour-NAME, @text-ROLE and @space-N are replaced in one pass, so no name can eat the start of a longer one.
    static const QRegularExpression kPlaceholder(QStringLiteral("@(colour|text|space)-([a-z0-9-]+)"));
    QString result;
    qsizetype from = 0;
    for (auto it = kPlaceholder.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += source.mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString kind = match.captured(1);
        const QString name = match.captured(2);
        if (kind == QLatin1String("space")) {
            result += QString::number(space(name.toInt())) + QStringLiteral("px");
        } else if (kind == QLatin1String("text")) {
            for (std::size_t i = 0; i < kSizes.size(); ++i) {
                if (name == QLatin1String(kSizes[i].name))
                    result += QString::number(textPx(static_cast<TextRole>(i))) + QStringLiteral("px");
            }
        } else {
            for (int i = 0; i < static_cast<int>(Token::Count); ++i) {
                if (name == tokenName(static_cast<Token>(i)))
                    result += color(static_cast<Token>(i)).name();
            }
        }
    }
    return result + source.mid(from);
}

void Theme::apply()
{
    m_application.setPalette(paletteOf(m_mode));
    m_application.setFont(font(TextRole::Body));
    m_application.setStyleSheet(styleSheet());
    Q_EMIT changed();
}

void keepSpacing(const Theme &theme, QLayout *layout, int margin, int spacing)
{
    const auto set = [&theme, layout, margin, spacing] {
        const int side = theme.space(margin);
        layout->setContentsMargins(side, side, side, side);
        layout->setSpacing(theme.space(spacing));
    };
    set();
    QObject::connect(&theme, &Theme::changed, layout, set);
}

} // namespace guyub::ui
