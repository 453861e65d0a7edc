#include "ui/screens/shell/focuskeeper.h"

#include <QApplication>
#include <QLineEdit>

namespace guyub::ui {
namespace {

bool canHaveFocus(const QWidget *widget)
{
    return widget != nullptr && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

QList<QWidget *> named(const QWidget &page, const QString &name)
{
    QList<QWidget *> found;
    const auto all = page.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->accessibleName() == name && canHaveFocus(widget))
            found.append(widget);
    }
    return found;
}

} // namespace

FocusSpot focusSpotIn(const QWidget &page)
{
    QWidget *now = QApplication::focusWidget();
    if (now == nullptr || !page.isAncestorOf(now) || now->accessibleName().isEmpty())
        return {};
    const auto *line = qobject_cast<const QLineEdit *>(now);
    const QString name = now->accessibleName();
    return {name, static_cast<int>(named(page, name).indexOf(now)), line == nullptr ? -1 : line->cursorPosition()};
}

bool takeFocusSpot(const QWidget &page, const FocusSpot &spot)
{
    QWidget *found = spot.name.isEmpty() ? nullptr : named(page, spot.name).value(spot.nth);
    if (found == nullptr)
        return false;
    found->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(found); line != nullptr && spot.cursor >= 0)
        line->setCursorPosition(spot.cursor);
    return true;
}

FocusKeeper::FocusKeeper(QStackedWidget *pages, QWidget *desk) : QObject(desk), m_pages(pages), m_desk(desk)
{
    m_mendSoon.setSingleShot(true);
    m_mendSoon.setInterval(0);
    connect(&m_mendSoon, &QTimer::timeout, this, &FocusKeeper::mend);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusKeeper::follow(QWidget *now)
{
    const QWidget *page = m_pages->currentWidget();
    if (page != nullptr && now != nullptr && page->isAncestorOf(now)) {
        m_last = now;
        m_lastPlace = QRect(now->mapTo(page, QPoint()), now->size());
        m_mendSoon.stop();
    } else if (now == nullptr || (m_desk->isAncestorOf(now) && !canHaveFocus(m_last))) {
        m_mendSoon.start(); // whoever goes to the rail by hand leaves a control behind that could have it
    }
}

void FocusKeeper::mend()
{
    const QWidget *page = m_pages->currentWidget();
    const QWidget *now = QApplication::focusWidget();
    if (page == nullptr || !m_desk->isVisible() || !m_desk->isActiveWindow())
        return;
    if (now != nullptr && canHaveFocus(now) && (page->isAncestorOf(now) || !m_desk->isAncestorOf(now)))
        return;
    if (QWidget *wanted = next())
        wanted->setFocus(Qt::TabFocusReason);
}

// The same again if it can be; else what follows it, as by Tab; else what lies nearest to where it was.
QWidget *FocusKeeper::next() const
{
    QWidget *page = m_pages->currentWidget();
    if (m_last != nullptr && page->isAncestorOf(m_last)) {
        QWidget *at = m_last;
        do {
            if (page->isAncestorOf(at) && canHaveFocus(at))
                return at;
            at = at->nextInFocusChain();
        } while (at != m_last);
        return nullptr;
    }
    QWidget *nearest = nullptr;
    int least = 0;
    for (QWidget *at = page->nextInFocusChain(); at != page; at = at->nextInFocusChain()) {
        if (!page->isAncestorOf(at) || !canHaveFocus(at))
            continue;
        const int away = (at->mapTo(page, at->rect().center()) - m_lastPlace.center()).manhattanLength();
        if (nearest == nullptr || away < least) {
            nearest = at;
            least = away;
        }
    }
    return nearest;
}

} // namespace guyub::ui
