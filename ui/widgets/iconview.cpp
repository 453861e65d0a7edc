#include "ui/widgets/iconview.h"

#include "ui/widgets/paint.h"

namespace guyub::ui {

IconView::IconView(const Theme &theme, Icon icon, Token ink, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_icon(icon), m_ink(ink)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void IconView::setIcon(Icon icon, Token ink)
{
    m_icon = icon;
    m_ink = ink;
    update();
}

void IconView::setFactor(double factor)
{
    m_factor = factor;
    updateGeometry();
}

void IconView::setDisc(Token fill)
{
    m_disc = fill;
    updateGeometry();
}

QSize IconView::sizeHint() const
{
    const int side = qRound(m_theme.iconPx() * m_factor * (m_disc == Token::Count ? 1.0 : 2.0));
    return {side, side};
}

void IconView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double icon = qRound(m_theme.iconPx() * m_factor);
    const QRectF box((width() - icon) / 2, (height() - icon) / 2, icon, icon);
    if (m_disc != Token::Count) {
        const QColor edge = m_theme.mode() == Mode::HighContrast ? m_theme.color(m_ink) : QColor();
        paintBox(painter, QRectF(rect()), width() / 2.0, m_theme.color(m_disc), edge, 2);
    }
    paintIcon(painter, m_icon, box, m_theme.color(m_ink));
}

} // namespace guyub::ui
