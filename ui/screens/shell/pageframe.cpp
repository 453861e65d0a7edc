#include "ui/screens/shell/pageframe.h"

#include <QScrollBar>

namespace guyub::ui {

QSize PageStack::minimumSizeHint() const
{
    const QWidget *page = currentWidget();
    if (page == nullptr)
        return {};
    QSize least = page->minimumSizeHint();
    if (const QLayout *layout = page->layout(); layout != nullptr && layout->hasHeightForWidth() && width() >= least.width())
        least.setHeight(layout->minimumHeightForWidth(width()));
    return least;
}

PageFrame::PageFrame(const Theme &theme, QWidget *parent) : ScrollArea(theme, parent), m_stack(new PageStack)
{
    keepSpacing(theme, body(), 0, 0);
    body()->addWidget(m_stack);
    connect(m_stack, &QStackedWidget::currentChanged, m_stack, &QWidget::updateGeometry);
    connect(m_stack, &QStackedWidget::currentChanged, this, [this] { verticalScrollBar()->setValue(0); });
}

QSize PageFrame::minimumSizeHint() const
{
    return {m_stack->minimumSizeHint().width(), m_theme.touchPx()};
}

} // namespace guyub::ui
