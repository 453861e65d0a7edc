// A long list of people or things: two lines, a disc with initials or an icon, a state at the right. One row is one
// sentence for a screen reader. A tap, Enter or Space chooses a row.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVariant>

namespace guyub::ui {

struct ListRow
{
    QString title;
    QString detail;
    QString status; // empty: none
    Tone statusTone = Tone::Neutral;
    Icon icon = Icon::None; // None: initials of the title
    QVariant key;           // for the page: whose row this is
};

class RowModel : public QAbstractListModel
{
    Q_OBJECT
public:
    // A model of one's own works with RowList too if it answers Qt::DisplayRole (title), Qt::AccessibleTextRole
    // (the sentence) and these.
    enum Role { DetailRole = Qt::UserRole + 1, StatusRole, StatusToneRole, IconRole, KeyRole };

    using QAbstractListModel::QAbstractListModel;
    void setRows(const QList<ListRow> &rows);
    const ListRow &row(int index) const { return m_rows.at(index); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ListRow> m_rows;
};

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RowDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setWraps() { m_wraps = true; }
    bool isCut(const QModelIndex &index, int rowWidth) const; // some of its words show only in part

private:
    struct Words // of one row, broken to the width there is
    {
        QStringList title, detail;
        int height = 0;
        bool isStatusBelow = false;
    };
    Words wordsFor(const QModelIndex &index, int rowWidth) const;
    int discPx() const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QRectF &box) const;
    void paintWords(QPainter &painter, const Words &words, const QRectF &box) const;

    const Theme &m_theme;
    bool m_wraps = false;
};

class RowList : public QListView
{
    Q_OBJECT
public:
    // `label` is the list's accessible name: "Residents found".
    RowList(const Theme &theme, const QString &label, QWidget *parent = nullptr);

    // As high as all its rows, without a scroll bar: for few rows on a page that scrolls by itself. Set the model first.
    void setShowsAll();
    // Rows as high as their words need, for lists whose words must be read to the end; up to three lines each.
    void setWraps();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    // Nowhere once the page has been left: by that alone Qt tells a screen reader whether a row shows.
    QRect visualRect(const QModelIndex &index) const override;

Q_SIGNALS:
    void rowChosen(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    const Theme &m_theme;
    bool m_showsAll = false;
};

} // namespace guyub::ui
