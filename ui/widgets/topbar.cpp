#include "ui/widgets/topbar.h"

#include "ui/widgets/textlabel.h"

#include <QPainter>

namespace guyub::ui {

TopBar::TopBar(const Theme &theme, const QString &title, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_row(new QHBoxLayout(this)),
    m_title(new TextLabel(theme, TextRole::Subtitle, title))
{
    const auto space = [this] {
        const int side = m_theme.space(24);
        m_row->setContentsMargins(side, m_theme.space(9), side, m_theme.space(9));
        m_row->setSpacing(m_theme.space(12));
    };
    space();
    m_title->setMaximumLines(1);
    setTitle(title);
    m_row->addWidget(m_title, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this, space] {
        space();
        setTitle(m_title->text());
        update();
    });
}

void TopBar::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setMinimumWidth(m_title->sizeHint().width()); // the pills beside it shrink first
}

const QWidget *TopBar::title() const
{
    return m_title;
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Hairline));
}

} // namespace guyub::ui
