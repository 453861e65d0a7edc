#include "ui/screens/posyandu/queuedelegate.h"

#include "ui/theme/icons.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/rowlist.h"

#include <QPainter>

#include <algorithm>

namespace guyub::ui {

QueueDelegate::QueueDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int words = lineHeight(m_theme.font(TextRole::Strong)) + lineHeight(m_theme.font(TextRole::Caption));
    return {m_theme.touchPx() * 2, std::max(m_theme.touchPx(), words + m_theme.space(14))};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -m_theme.space(3));
    const double radius = m_theme.space(10);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        paintBox(*painter, box, radius, m_theme.color(Token::AccentSoft), m_theme.color(Token::Accent), 2);
    if (isSelected && (option.state & QStyle::State_HasFocus))
        paintFocusRing(*painter, box, radius, m_theme.color(Token::Focus));

    QRectF words = box.adjusted(m_theme.space(10), 0, -m_theme.space(8), 0);
    if (static_cast<Icon>(index.data(RowModel::IconRole).toInt()) == Icon::Check) {
        const double side = m_theme.iconPx();
        paintIcon(*painter, Icon::Check, QRectF(words.left(), box.center().y() - side / 2, side, side),
            m_theme.color(Token::Ok));
        words.setLeft(words.left() + side + m_theme.space(8));
    }
    const QFont strong = m_theme.font(TextRole::Strong);
    const QFont caption = m_theme.font(TextRole::Caption);
    const int width = static_cast<int>(words.width());
    words.setTop(box.center().y() - (lineHeight(strong) + lineHeight(caption)) / 2.0);
    const QColor ink = m_theme.color(isSelected ? Token::OnAccentSoft : Token::Text);
    paintLines(*painter, words, breakText(index.data(Qt::DisplayRole).toString(), strong, width, 1), strong, ink,
        Qt::AlignLeft);
    words.setTop(words.top() + lineHeight(strong));
    const QString detail = index.data(RowModel::DetailRole).toString();
    paintLines(*painter, words, breakText(detail, caption, width, 1), caption,
        m_theme.color(isSelected ? Token::OnAccentSoft : Token::TextMuted), Qt::AlignLeft);
    painter->restore();
}

} // namespace guyub::ui
