#include "ui/widgets/stepper.h"

#include "ui/theme/icons.h"
#include "ui/widgets/paint.h"

#include <QEvent>

namespace guyub::ui {

Stepper::Stepper(const Theme &theme, QWidget *parent) : QLabel(parent), m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Stepper::setSteps(const QStringList &names)
{
    m_names = names;
    updateSentence();
}

void Stepper::setCurrent(int index)
{
    m_current = index;
    updateSentence();
}

void Stepper::updateSentence()
{
    if (m_current >= 0 && m_current < m_names.size())
        setText(tr("Step %1 of %2: %3").arg(m_current + 1).arg(m_names.size()).arg(m_names.at(m_current)));
    updateGeometry();
    update();
}

void Stepper::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateSentence();
    QLabel::changeEvent(event);
}

int Stepper::discPx() const
{
    return lineHeight(m_theme.font(TextRole::Strong)) + m_theme.space(8);
}

QFont Stepper::nameFont(bool current) const
{
    return m_theme.font(current ? TextRole::Strong : TextRole::Body);
}

bool Stepper::namesFit() const
{
    const int room = width() / std::max(1, static_cast<int>(m_names.size())) - m_theme.space(12);
    for (const QString &name : m_names) {
        if (textWidth(name, nameFont(true)) > room)
            return false;
    }
    return true;
}

QSize Stepper::sizeHint() const
{
    return {static_cast<int>(m_names.size()) * m_theme.space(130), minimumSizeHint().height()};
}

QSize Stepper::minimumSizeHint() const
{
    const int width = static_cast<int>(m_names.size()) * (discPx() + m_theme.space(8));
    return {width, discPx() + m_theme.space(4) + lineHeight(nameFont(true))};
}

void Stepper::paintDisc(QPainter &painter, const QRectF &disc, int index) const
{
    const double radius = disc.width() / 2;
    const bool done = index < m_current;
    if (done) {
        paintBox(painter, disc, radius, m_theme.color(Token::AccentSoft), m_theme.color(Token::Accent), 2);
        const double side = disc.width() * 0.6;
        paintIcon(painter, Icon::Check, QRectF(disc.center().x() - side / 2, disc.center().y() - side / 2, side, side),
            m_theme.color(Token::OnAccentSoft));
        return;
    }
    const bool current = index == m_current;
    paintBox(painter, disc, radius, m_theme.color(current ? Token::Accent : Token::Surface),
        current ? QColor() : m_theme.color(Token::Border), 2);
    const QFont font = m_theme.font(TextRole::Strong);
    paintLines(painter, QRectF(disc.left(), disc.center().y() - lineHeight(font) / 2.0, disc.width(), lineHeight(font)),
        {QString::number(index + 1)}, font, m_theme.color(current ? Token::OnAccent : Token::TextMuted), Qt::AlignHCenter);
}

void Stepper::paintEvent(QPaintEvent *)
{
    if (m_names.isEmpty())
        return;
    QPainter painter(this);
    const int disc = discPx();
    const double cell = static_cast<double>(width()) / static_cast<double>(m_names.size());
    const bool fit = namesFit();
    for (int i = 0; i < m_names.size(); ++i) {
        const double centre = cell * (i + 0.5);
        if (i > 0) {
            const double from = cell * (i - 0.5) + disc / 2.0 + m_theme.space(6);
            const double to = centre - disc / 2.0 - m_theme.space(6);
            painter.fillRect(QRectF(from, disc / 2.0 - 1, std::max(0.0, to - from), i <= m_current ? 3 : 2),
                m_theme.color(i <= m_current ? Token::Accent : Token::Border));
        }
        paintDisc(painter, QRectF(centre - disc / 2.0, 0, disc, disc), i);
        if (fit) {
            const bool current = i == m_current;
            const QFont font = nameFont(current);
            paintLines(painter, QRectF(cell * i, disc + m_theme.space(4), cell, lineHeight(font)), {m_names.at(i)}, font,
                m_theme.color(current ? Token::Text : Token::TextMuted), Qt::AlignHCenter);
        }
    }
    if (!fit) {
        const QFont font = nameFont(true);
        paintLines(painter, QRectF(0, disc + m_theme.space(4), width(), lineHeight(font)), breakText(text(), font, width(), 1),
            font, m_theme.color(Token::Text), Qt::AlignHCenter);
    }
}

} // namespace guyub::ui
