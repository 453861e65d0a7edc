// Where the pages of the desk show. A page shrinks to what it needs at least; where even that is more than the keyboard
// leaves, the page scrolls as a whole and what has the focus stays in sight. So no page makes the window grow.
#pragma once

#include "ui/widgets/scrollarea.h"

#include <QStackedWidget>

namespace guyub::ui {

// Needs what the page that shows needs; one that does not show takes part in nothing.
class PageStack : public QStackedWidget
{
    Q_OBJECT
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
    QSize minimumSizeHint() const override;
};

class PageFrame : public ScrollArea
{
    Q_OBJECT
public:
    explicit PageFrame(const Theme &theme, QWidget *parent = nullptr);

    QStackedWidget *stack() const { return m_stack; }
    QSize minimumSizeHint() const override;

private:
    PageStack *m_stack;
};

} // namespace guyub::ui
