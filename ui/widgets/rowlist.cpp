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

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = m_wraps ? qobject_cast<const QAbstractItemView *>(option.widget) : nullptr;
    const int words = view == nullptr ? lineHeight(m_theme.font(TextRole::Strong)) + lineHeight(m_theme.font(TextRole::Caption))
                                      : wordsFor(index, view->viewport()->width()).height;
    return {200, std::max(m_theme.touchPx(), words + 2 * m_theme.space(11)) + m_theme.space(8)};
}

// As high as a row of two lines leaves it, also where a row has more.
int RowDelegate::discPx() const
{
    const int words = lineHeight(m_theme.font(TextRole::Strong)) + lineHeight(m_theme.font(TextRole::Caption));
    return std::max(m_theme.touchPx(), words + 2 * m_theme.space(11)) - 1 - 2 * m_theme.space(9);
}

RowDelegate::Words RowDelegate::wordsFor(const QModelIndex &index, int rowWidth) const
{
    const QFont strong = m_theme.font(TextRole::Strong), caption = m_theme.font(TextRole::Caption);
    const QString title = index.data(Qt::DisplayRole).toString(), detail = index.data(RowModel::DetailRole).toString();
    const QString status = index.data(RowModel::StatusRole).toString();
    const int room = rowWidth - 2 - discPx() - 3 * m_theme.space(14);
    const int beside = status.isEmpty() ? room : room - m_theme.space(12) - pillSize(m_theme, status).width();
    Words words;
    words.isStatusBelow = m_wraps && !status.isEmpty() && std::max(textWidth(title, strong), textWidth(detail, caption)) > beside;
    const int width = words.isStatusBelow ? room : beside;
    const int lines = m_wraps ? 3 : 1;
    words.title = breakText(title, strong, width, lines);
    if (!detail.isEmpty())
        words.detail = breakText(detail, caption, width, lines);
    words.height = static_cast<int>(words.title.size()) * lineHeight(strong) + static_cast<int>(words.detail.size()) * lineHeight(caption);
    if (words.isStatusBelow)
        words.height += m_theme.space(4) + pillSize(m_theme, status).height();
    return words;
}

bool RowDelegate::isCut(const QModelIndex &index, int rowWidth) const
{
    const Words words = wordsFor(index, rowWidth);
    const auto isWhole = [](const QStringList &lines, const QString &text) { return lines.join(QString()).remove(QLatin1Char(' ')) == QString(text).remove(QLatin1Char(' ')); };
    return !isWhole(words.title, index.data(Qt::DisplayRole).toString()) || !isWhole(words.detail, index.data(RowModel::DetailRole).toString());
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

void RowDelegate::paintWords(QPainter &painter, const Words &words, const QRectF &box) const
{
    const QFont strong = m_theme.font(TextRole::Strong);
    QRectF place = box;
    paintLines(painter, place, words.title, strong, m_theme.color(Token::Text), Qt::AlignLeft);
    place.setTop(place.top() + static_cast<double>(words.title.size()) * lineHeight(strong));
    paintLines(painter, place, words.detail, m_theme.font(TextRole::Caption), m_theme.color(Token::TextMuted), Qt::AlignLeft);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -m_theme.space(8));
    paintGround(*painter, option, box);
    const double side = discPx();
    const QRectF disc(box.left() + m_theme.space(14), box.center().y() - side / 2, side, side);
    const Icon icon = static_cast<Icon>(index.data(RowModel::IconRole).toInt());
    if (icon == Icon::None) {
        paintAvatar(*painter, m_theme, disc, index.data(Qt::DisplayRole).toString());
    } else {
        const double drawn = m_theme.iconPx() * 1.1;
        paintBox(*painter, disc, side / 2, m_theme.color(Token::AccentSoft), QColor(), 0);
        paintIcon(*painter, icon, QRectF(disc.center().x() - drawn / 2, disc.center().y() - drawn / 2, drawn, drawn),
            m_theme.color(Token::OnAccentSoft));
    }
    const Words words = wordsFor(index, option.rect.width());
    const double left = disc.right() + m_theme.space(14);
    const QRectF place(left, box.center().y() - words.height / 2.0, box.right() - m_theme.space(14) - left, words.height);
    paintWords(*painter, words, place);
    const QString status = index.data(RowModel::StatusRole).toString();
    const QSize pill = pillSize(m_theme, status);
    const QRectF below(left, place.bottom() - pill.height(), std::min<double>(pill.width(), place.width()), pill.height());
    paintPill(*painter, m_theme, words.isStatusBelow ? below : QRectF(left, box.top(), place.width(), box.height()),
        static_cast<Tone>(index.data(RowModel::StatusToneRole).toInt()), status);
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

void RowList::setWraps()
{
    static_cast<RowDelegate *>(itemDelegate())->setWraps();
    setUniformItemSizes(false);
    setResizeMode(QListView::Adjust); // another width breaks the words elsewhere
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
