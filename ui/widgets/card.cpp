#include "ui/widgets/card.h"

#include "ui/widgets/paint.h"

namespace guyub::ui {

Card::Card(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_body(new QVBoxLayout(this))
{
    keepSpacing(theme, m_body, 20, 12);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(0, 0, 0, -3); // the shadow's room
    const double radius = m_theme.space(16);
    if (m_tone == Tone::Neutral) {
        paintShadow(painter, m_theme, box, radius);
        paintBox(painter, box, radius, m_theme.color(Token::Surface), m_theme.color(Token::Hairline), 1);
    } else {
        paintBox(painter, box, radius, m_theme.color(toneFill(m_tone)), m_theme.color(toneInk(m_tone)), 2);
    }
}

} // namespace guyub::ui
