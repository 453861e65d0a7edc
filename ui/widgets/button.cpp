#include "ui/widgets/button.h"

#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>

namespace guyub::ui {
namespace {

struct ButtonColours
{
    QColor fill;
    QColor edge;
    QColor ink;
};

ButtonColours coloursOf(const Theme &theme, ButtonKind kind, bool enabled, bool down)
{
    const auto colour = [&theme](Token token) { return theme.color(token); };
    if (!enabled)
        return {colour(Token::DisabledFill), kind == ButtonKind::Quiet ? QColor() : colour(Token::Hairline), colour(Token::Disabled)};
    switch (kind) {
    case ButtonKind::Primary:
        return {colour(down ? Token::AccentPressed : Token::Accent), QColor(), colour(Token::OnAccent)};
    case ButtonKind::Secondary:
        return {colour(down ? Token::AccentSoft : Token::Surface), colour(Token::Border), colour(Token::Text)};
    case ButtonKind::Danger:
        return {colour(down ? Token::DangerSoft : Token::Danger), down ? colour(Token::Danger) : QColor(),
            colour(down ? Token::Danger : Token::OnDanger)};
    case ButtonKind::Quiet:
        break;
    }
    return {down ? colour(Token::AccentSoft) : QColor(), QColor(), colour(Token::Accent)};
}

QPointer<const BaseButton> &pressedLast()
{
    static QPointer<const BaseButton> button;
    return button;
}

} // namespace

BaseButton::BaseButton(const Theme &theme, const QString &words, QWidget *parent) :
    QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setWords(words);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        keepRoomForWords();
        update();
    });
}

// A row of buttons gives none of them more height than it hints at for its full width; words that wrap need more.
void BaseButton::keepRoomForWords()
{
    if (hasHeightForWidth() && width() > 0)
        setMinimumHeight(heightForWidth(width()));
}

void BaseButton::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    keepRoomForWords();
}

void BaseButton::setWords(const QString &words)
{
    m_words = words;
    QString escaped = words;
    escaped.replace(QLatin1Char('&'), QLatin1String("&&"));
    setText(escaped);
    setAccessibleName(words);
    updateGeometry();
    keepRoomForWords();
    update();
}

void BaseButton::mousePressEvent(QMouseEvent *event)
{
    pressedLast() = this;
    QAbstractButton::mousePressEvent(event);
}

// The second tap of a nervous finger belongs to the button it meant, not to another that came to the same place meanwhile.
void BaseButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (pressedLast() != this)
        return event->accept();
    QAbstractButton::mouseDoubleClickEvent(event);
}

void BaseButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!event->isAutoRepeat())
            click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

Button::Button(const Theme &theme, ButtonKind kind, Icon icon, const QString &words, QWidget *parent) :
    BaseButton(theme, words, parent), m_kind(kind), m_icon(icon)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Button::setGlyph(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    update();
}

void Button::setForResident(bool yes)
{
    m_forResident = yes;
    updateGeometry();
}

void Button::setIconOnly(bool yes)
{
    if (m_iconOnly == yes)
        return;
    m_iconOnly = yes;
    updateGeometry();
    update();
}

int Button::leastPx() const
{
    return m_forResident ? theme().residentTouchPx() : theme().touchPx();
}

int Button::sidePx() const
{
    const int icon = m_icon == Icon::None ? 0 : theme().iconPx() + theme().space(10);
    return 2 * std::max(14, theme().space(20)) + icon;
}

int Button::widthWithWords() const
{
    // Broken into lines, words may take up a little more than their advance.
    constexpr int kSlackPx = 3;
    return std::max(leastPx(), sidePx() + textWidth(words(), theme().font(TextRole::Strong)) + kSlackPx);
}

QSize Button::sizeHint() const
{
    if (m_iconOnly)
        return {leastPx(), leastPx()};
    const int width = widthWithWords();
    return {width, heightForWidth(width)};
}

QSize Button::minimumSizeHint() const
{
    if (m_iconOnly)
        return {leastPx(), leastPx()};
    const int width = std::max(leastPx(), sidePx() + longestWordWidth(words(), theme().font(TextRole::Strong)));
    return {width, leastPx()};
}

int Button::heightForWidth(int width) const
{
    if (m_iconOnly)
        return leastPx();
    const QFont font = theme().font(TextRole::Strong);
    const auto lines = breakText(words(), font, width - sidePx(), 2).size();
    return std::max(leastPx(), static_cast<int>(lines) * lineHeight(font) + 2 * theme().space(10));
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ButtonColours colours = coloursOf(theme(), m_kind, isEnabled(), isDown());
    QRectF box(rect());
    double radius = theme().radius();
    if (hasFocus()) {
        paintFocusRing(painter, box, radius, theme().color(Token::Focus));
        box = insideFocusRing(box);
        radius = std::max(2.0, radius - kFocusRingPx - kFocusGapPx);
    }
    paintBox(painter, box, radius, colours.fill, hasFocus() ? QColor() : colours.edge, 2);
    if (underMouse() && isEnabled() && !isDown())
        paintBox(painter, box.adjusted(2, 2, -2, -2), radius, QColor(), colours.ink, 1);

    const int icon = m_icon == Icon::None ? 0 : theme().iconPx();
    if (m_iconOnly) {
        const QRectF centre(rect().center().x() - icon / 2.0, rect().center().y() - icon / 2.0, icon, icon);
        paintIcon(painter, m_icon, centre, colours.ink);
        return;
    }
    const QFont font = theme().font(TextRole::Strong);
    const QStringList lines = breakText(words(), font, width() - sidePx(), 2);
    int widest = 0;
    for (const QString &line : lines)
        widest = std::max(widest, textWidth(line, font));
    const int gap = icon > 0 ? theme().space(10) : 0;
    const double left = (width() - icon - gap - widest) / 2.0;
    paintIcon(painter, m_icon, QRectF(left, (height() - icon) / 2.0, icon, icon), colours.ink);
    const double tall = static_cast<double>(lines.size()) * lineHeight(font);
    paintLines(painter, QRectF(left + icon + gap, (height() - tall) / 2.0, widest, tall), lines, font, colours.ink,
        lines.size() > 1 ? Qt::AlignHCenter : Qt::AlignLeft);
}

} // namespace guyub::ui
