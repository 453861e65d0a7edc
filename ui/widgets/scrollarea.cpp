#include "ui/widgets/scrollarea.h"

#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QEvent>
#include <QScrollBar>
#include <QScroller>

namespace guyub::ui {

ScrollArea::ScrollArea(const Theme &theme, QWidget *parent) : QScrollArea(parent), m_theme(theme)
{
    auto *inner = new ScrollBody;
    m_body = new QVBoxLayout(inner);
    keepSpacing(theme, m_body, 2, 14);
    setWidget(inner);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // fields in it take the focus; the area follows them
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setContextMenuPolicy(Qt::NoContextMenu); // Qt has no Indonesian words for that menu
    // Mouse dragging would fight with selecting text.
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    inner->installEventFilter(this);
    m_revealSoon.setSingleShot(true);
    m_revealSoon.setInterval(0);
    connect(&m_revealSoon, &QTimer::timeout, this, &ScrollArea::revealFocus);
    connect(qApp, &QApplication::focusChanged, &m_revealSoon, qOverload<>(&QTimer::start));
}

void ScrollArea::revealFocus()
{
    QWidget *field = QApplication::focusWidget();
    if (field == nullptr || field == widget() || !widget()->isAncestorOf(field))
        return;
    QRect place(field->mapTo(widget(), QPoint(0, 0)), field->size());
    // A question taller than what is left (answers to choose from) gives up its label first, then what is said about it.
    if (FormField *whole = fieldAround(field); whole != nullptr && widget()->isAncestorOf(whole)) {
        const QRect all(whole->mapTo(widget(), QPoint(0, 0)), whole->size());
        const QRect below(QPoint(all.left(), place.top()), all.bottomRight());
        place = all.height() <= viewport()->height() ? all : below.height() <= viewport()->height() ? below : place;
    }
    revealRect(place);
    // A page that scrolls as a whole lays its own list of questions where it can be seen.
    for (QWidget *around = parentWidget(); around != nullptr; around = around->parentWidget()) {
        if (auto *outer = qobject_cast<ScrollArea *>(around))
            outer->m_revealSoon.start();
    }
}

void ScrollArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_revealSoon.start();
}

void ScrollArea::reveal(QWidget *inner)
{
    revealRect({inner->mapTo(widget(), QPoint(0, 0)), inner->size()});
}

void ScrollArea::revealRect(const QRect &place)
{
    QScrollBar *bar = verticalScrollBar();
    const int top = bar->value();
    const int visible = viewport()->height();
    if (place.top() < top && place.bottom() + m_theme.space(8) <= visible)
        bar->setValue(0); // with what stands above it: the heading of a summary, a page from its beginning
    else if (place.height() > visible || place.top() < top)
        bar->setValue(place.top() - m_theme.space(8));
    else if (place.bottom() > top + visible)
        bar->setValue(place.bottom() - visible + m_theme.space(8));
}

QSize ScrollArea::sizeHint() const
{
    return widget()->sizeHint() + QSize(verticalScrollBar()->sizeHint().width(), 0);
}

QSize ScrollArea::minimumSizeHint() const
{
    // Two fields' height to scroll in, less where there is less to show.
    const int all = m_body->hasHeightForWidth() ? m_body->totalHeightForWidth(viewport()->width()) : m_body->totalSizeHint().height();
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), std::min(all, 2 * m_theme.touchPx())};
}

bool ScrollArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        m_revealSoon.start();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace guyub::ui
