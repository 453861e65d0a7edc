// A row of the queue: the name as wide as can be, age and weight under it, a tick where the child was weighed today.
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace guyub::ui {

class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    QueueDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace guyub::ui
