// A row of small things (filter chips, buttons, pills) that goes on in the next line where the screen is too narrow.
#pragma once

#include "ui/theme/theme.h"

#include <QLayout>
#include <QList>

namespace guyub::ui {

class FlowRow : public QLayout
{
    Q_OBJECT
public:
    // `gap` in design pixels, between things and between lines. Use it with addWidget().
    FlowRow(const Theme &theme, int gap, QWidget *parent = nullptr);
    ~FlowRow() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index, nullptr); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &box) override;

private:
    int place(const QRect &box, bool move) const; // the height taken

    QList<QLayoutItem *> m_items;
};

} // namespace guyub::ui
