#include "ui/widgets/pill.h"

#include "ui/widgets/paint.h"

namespace guyub::ui {
namespace {

QFont pillFont(const Theme &theme)
{
    QFont font = theme.font(TextRole::Caption);
    font.setBold(true);
    return font;
}

QColor edgeOf(const Theme &theme, Tone tone)
{
    return theme.mode() == Mode::HighContrast ? theme.color(toneInk(tone)) : QColor();
}

} // namespace

Pill::Pill(const Theme &theme, Tone tone, Icon icon, const QString &text, QWidget *parent) :
    QLabel(parent), m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setState(tone, icon, text);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Pill::setState(Tone tone, Icon icon, const QString &text, const QString &brief)
{
    m_brief = brief;
    m_tone = tone;
    m_icon = icon;
    setText(text);
    updateGeometry();
    update();
}

int Pill::widthBesideWords() const
{
    return 2 * m_theme.space(14) + (m_icon == Icon::None ? 0 : m_theme.iconPx() + m_theme.space(8));
}

QString Pill::shownText() const
{
    const bool fits = m_brief.isEmpty() || textWidth(text(), pillFont(m_theme)) + widthBesideWords() <= width();
    return fits ? text() : m_brief;
}

QSize Pill::sizeHint() const
{
    const QFont font = pillFont(m_theme);
    return {textWidth(text(), font) + widthBesideWords(), lineHeight(font) + 2 * m_theme.space(8)};
}

QSize Pill::minimumSizeHint() const
{
    const int height = sizeHint().height();
    if (m_icon != Icon::None)
        return {m_theme.iconPx() + 2 * m_theme.space(14), height};
    return {std::min(sizeHint().width(), pillFont(m_theme).pixelSize() * 5), height};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont font = pillFont(m_theme);
    const QColor ink = m_theme.color(toneInk(m_tone));
    const QString words = shownText();
    const int taken = words == text() ? width() : std::min(width(), textWidth(words, font) + widthBesideWords()); // at the end of its place
    painter.translate(width() - taken, 0);
    paintBox(painter, QRectF(0, 0, taken, height()), height() / 2.0, m_theme.color(toneFill(m_tone)), edgeOf(m_theme, m_tone), 2);
    int left = m_theme.space(14);
    if (m_icon != Icon::None) {
        const int icon = m_theme.iconPx();
        paintIcon(painter, m_icon, QRectF(left, (height() - icon) / 2.0, icon, icon), ink);
        left += icon + m_theme.space(8);
    }
    const int room = taken - left - m_theme.space(14);
    if (room < font.pixelSize() * 2)
        return; // an icon alone says more than a letter and three dots
    paintLines(painter, QRectF(left, (height() - lineHeight(font)) / 2.0, room, height()), breakText(words, font, room, 1),
        font, ink, Qt::AlignLeft);
}

QSize pillSize(const Theme &theme, const QString &text)
{
    if (text.isEmpty())
        return {0, 0};
    const QFont font = pillFont(theme);
    return {textWidth(text, font) + 2 * theme.space(12), lineHeight(font) + theme.space(8)};
}

int paintPill(QPainter &painter, const Theme &theme, const QRectF &box, Tone tone, const QString &text)
{
    if (text.isEmpty())
        return 0;
    const QFont font = pillFont(theme);
    const int side = theme.space(12);
    const int width = std::min(textWidth(text, font), static_cast<int>(box.width()) - 2 * side);
    const int height = lineHeight(font) + theme.space(8);
    const QRectF pill(box.right() - width - 2 * side, box.center().y() - height / 2.0, width + 2 * side, height);
    paintBox(painter, pill, height / 2.0, theme.color(toneFill(tone)), edgeOf(theme, tone), 2);
    paintLines(painter, pill.adjusted(side, (height - lineHeight(font)) / 2.0, -side, 0), breakText(text, font, width, 1), font,
        theme.color(toneInk(tone)), Qt::AlignLeft);
    return width + 2 * side;
}

} // namespace guyub::ui
