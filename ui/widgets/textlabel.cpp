#include "ui/widgets/textlabel.h"

#include "ui/widgets/paint.h"

#include <QStyle>

#include <array>

namespace guyub::ui {
namespace {
constexpr std::array kToneNames = {"", "muted", "accent", "ok", "warn", "danger", "rail"};
}

TextLabel::TextLabel(const Theme &theme, TextRole role, const QString &text, QWidget *parent) :
    QLabel(parent), m_theme(theme), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(text);
    setFont(theme.font(role));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.font(m_role));
        updateGeometry();
    });
}

void TextLabel::setTone(TextTone tone)
{
    setProperty("tone", QString::fromLatin1(kToneNames[static_cast<std::size_t>(tone)]));
    style()->unpolish(this);
    style()->polish(this);
    setFont(m_theme.font(m_role)); // the style sheet puts back the font it first saw
}

void TextLabel::setRole(TextRole role)
{
    m_role = role;
    setFont(m_theme.font(role));
    updateGeometry();
}

void TextLabel::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    updateGeometry();
    update();
}

QSize TextLabel::sizeHint() const
{
    if (m_maximumLines == 0)
        return QLabel::sizeHint();
    return {textWidth(text(), font()), lineHeight(font())};
}

QSize TextLabel::minimumSizeHint() const
{
    if (m_maximumLines == 0)
        return QLabel::minimumSizeHint();
    return {std::min(textWidth(text(), font()), font().pixelSize() * 5), lineHeight(font())};
}

int TextLabel::heightForWidth(int width) const
{
    if (m_maximumLines == 0)
        return QLabel::heightForWidth(width);
    return static_cast<int>(breakText(text(), font(), width, m_maximumLines).size()) * lineHeight(font());
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (m_maximumLines == 0) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QStringList lines = breakText(text(), font(), width(), m_maximumLines);
    const double free = height() - static_cast<double>(lines.size()) * lineHeight(font());
    const double top = (alignment() & Qt::AlignTop) ? 0 : free / 2;
    paintLines(painter, QRectF(0, top, width(), height()), lines, font(),
        palette().color(foregroundRole()), alignment());
}

} // namespace guyub::ui
