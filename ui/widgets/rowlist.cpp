#include "ui/widgets/rowlist.h"

#include "ui/widgets/avatar.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/pill.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QScroller>

namespace guyub::ui {

void RowModel::setRows(const QList<ListRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int RowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ListRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{row.title, row.detail, row.status};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case DetailRole:
        return row.detail;
    case StatusRole:
        return row.status;
    case StatusToneRole:
        return static_cast<int>(row.statusTone);
    case IconRole:
        return static_cast<int>(row.icon);
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

RowDelegate::RowDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int words = lineHeight(m_theme.font(TextRole::Strong)) + lineHeight(m_theme.font(TextRole::Caption));
    return {200, std::max(m_theme.touchPx(), words + 2 * m_theme.space(11)) + m_theme.space(8)};
}

void RowDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QRectF &box) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = selected && (option.state & QStyle::State_HasFocus);
    const double radius = m_theme.space(14);
    paintBox(painter, box, radius, m_theme.color(selected ? Token::AccentSoft : Token::Surface),
        m_theme.color(selected ? Token::Accent : Token::Hairline), selected ? 2 : 1);
    if (focused)
        paintFocusRing(painter, box, radius, m_theme.color(Token::Focus));
}

void RowDelegate::paintWords(QPainter &painter, const QModelIndex &index, const QRectF &box) const
{
    const QFont strong = m_theme.font(TextRole::Strong);
    const QFont caption = m_theme.font(TextRole::Caption);
    const QString title = index.data(Qt::DisplayRole).toString();
    const QString detail = index.data(RowModel::DetailRole).toString();
    const int tall = lineHeight(strong) + (detail.isEmpty() ? 0 : lineHeight(caption));
    QRectF place(box.left(), box.center().y() - tall / 2.0, box.width(), tall);
    const int width = static_cast<int>(box.width());
    paintLines(painter, place, breakText(title, strong, width, 1), strong, m_theme.color(Token::Text), Qt::AlignLeft);
    if (detail.isEmpty())
        return;
    place.setTop(place.top() + lineHeight(strong));
    paintLines(painter, place, breakText(detail, caption, width, 1), caption, m_theme.color(Token::TextMuted), Qt::AlignLeft);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -m_theme.space(8));
    paintGround(*painter, option, box);
    const double side = box.height() - 2 * m_theme.space(9);
    const QRectF disc(box.left() + m_theme.space(14), box.top() + m_theme.space(9), side, side);
    const Icon icon = static_cast<Icon>(index.data(RowModel::IconRole).toInt());
    if (icon == Icon::None) {
        paintAvatar(*painter, m_theme, disc, index.data(Qt::DisplayRole).toString());
    } else {
        const double drawn = m_theme.iconPx() * 1.1;
        paintBox(*painter, disc, side / 2, m_theme.color(Token::AccentSoft), QColor(), 0);
        paintIcon(*painter, icon, QRectF(disc.center().x() - drawn / 2, disc.center().y() - drawn / 2, drawn, drawn),
            m_theme.color(Token::OnAccentSoft));
    }
    const QRectF right(box.left() + box.width() * 0.5, box.top(), box.width() * 0.5 - m_theme.space(14), box.height());
    const int pill = paintPill(*painter, m_theme, right, static_cast<Tone>(index.data(RowModel::StatusToneRole).toInt()),
        index.data(RowModel::StatusRole).toString());
    const double left = disc.right() + m_theme.space(14);
    paintWords(*painter, index, QRectF(left, box.top(), right.right() - pill - m_theme.space(pill > 0 ? 12 : 0) - left, box.height()));
    painter->restore();
}

RowList::RowList(const Theme &theme, const QString &label, QWidget *parent) : QListView(parent), m_theme(theme)
{
    setAccessibleName(label);
    setItemDelegate(new RowDelegate(theme, this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    verticalScrollBar()->setContextMenuPolicy(Qt::NoContextMenu);
    verticalScrollBar()->setSingleStep(24);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    connect(this, &QListView::clicked, this, &RowList::rowChosen);
    connect(&theme, &Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        updateGeometry();
        viewport()->update();
    });
}

void RowList::setShowsAll()
{
    m_showsAll = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
}

QSize RowList::sizeHint() const
{
    return m_showsAll ? minimumSizeHint() : QListView::sizeHint();
}

QSize RowList::minimumSizeHint() const
{
    if (m_showsAll && model() != nullptr)
        return {m_theme.touchPx() * 4, model()->rowCount() * sizeHintForRow(0)};
    return {m_theme.touchPx() * 4, m_theme.touchPx() * 2};
}

QRect RowList::visualRect(const QModelIndex &index) const
{
    const bool isLeft = !isVisible() && window()->isVisible();
    return isLeft ? QRect() : QListView::visualRect(index);
}

void RowList::keyPressEvent(QKeyEvent *event)
{
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (chooses && currentIndex().isValid()) {
        Q_EMIT rowChosen(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void RowList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && model() != nullptr && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(model()->index(0, 0));
}

} // namespace guyub::ui
