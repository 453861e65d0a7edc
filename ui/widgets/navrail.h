// The dark rail at the left: where one is and where one can go. Compact on small screens or with large text: icon above
// a short word. Listen to currentChanged(), which assistive technology reaches too; never to clicked().
#pragma once

#include "ui/widgets/button.h"

#include <QButtonGroup>
#include <QVBoxLayout>

namespace guyub::ui {

class TextLabel;

class NavItem : public BaseButton
{
    Q_OBJECT
public:
    NavItem(const Theme &theme, Icon icon, const QString &words, QWidget *parent = nullptr);

    void setBadge(int count); // 0: none. Read out after the words.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBadge(QPainter &painter, const QRectF &box) const;
    QFont wordsFont() const;

    Icon m_icon;
    int m_badge = 0;
};

class NavRail : public QWidget
{
    Q_OBJECT
public:
    explicit NavRail(const Theme &theme, QWidget *parent = nullptr);

    void setHeading(const QString &office, const QString &line);
    int addItem(Icon icon, const QString &words); // the item's index, from 0
    NavItem *addFooter(Icon icon, const QString &words); // an action at the bottom (lock), connect to its clicked()
    NavItem *item(int index) const;
    void setCurrent(int index);
    int current() const { return m_group.checkedId(); } // -1: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);
    void reselected(int index); // the checked item was pressed again: back to the start of that part

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int railWidth() const;
    void relayout();

    const Theme &m_theme;
    QButtonGroup m_group;
    TextLabel *m_office;
    TextLabel *m_line;
    QVBoxLayout *m_layout;
    QVBoxLayout *m_items;
};

} // namespace guyub::ui
