#include "ui/widgets/flowrow.h"

namespace guyub::ui {

FlowRow::FlowRow(const Theme &theme, int gap, QWidget *parent) : QLayout(parent)
{
    keepSpacing(theme, this, 0, gap);
}

FlowRow::~FlowRow()
{
    qDeleteAll(m_items);
}

void FlowRow::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowRow::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowRow::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowRow::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least;
}

void FlowRow::setGeometry(const QRect &box)
{
    QLayout::setGeometry(box);
    place(box, true);
}

int FlowRow::place(const QRect &box, bool move) const
{
    int left = box.left();
    int top = box.top();
    int line = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        QSize wanted = item->sizeHint();
        wanted.setWidth(std::max(item->minimumSize().width(), std::min(wanted.width(), box.width())));
        if (item->hasHeightForWidth())
            wanted.setHeight(std::max(item->minimumSize().height(), item->heightForWidth(wanted.width())));
        if (left > box.left() && left + wanted.width() > box.left() + box.width()) {
            left = box.left();
            top += line + spacing();
            line = 0;
        }
        if (move)
            item->setGeometry(QRect(QPoint(left, top), wanted));
        left += wanted.width() + spacing();
        line = std::max(line, wanted.height());
    }
    return top + line - box.top();
}

} // namespace guyub::ui
