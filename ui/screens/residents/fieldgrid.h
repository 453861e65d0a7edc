// Questions in as many columns as there is room for: one where the screen is small or text large. Order on the page is
// the order of adding, so Tab and reading agree.
#pragma once

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QWidget>

namespace guyub::ui {

class FieldGrid : public QWidget
{
    Q_OBJECT
public:
    FieldGrid(const Theme &theme, int mostColumns, QWidget *parent = nullptr);

    // `columns` wide, as far as there are so many; `ofTwo` where there are just two. Hidden fields take no place: hide
    // through setShown().
    void add(QWidget *field, int columns = 1, int ofTwo = 0);
    void setShown(QWidget *field, bool shown);
    QSize minimumSizeHint() const override; // of a single column

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    int columnsFor(int width) const;
    void arrange();

    struct Place
    {
        QWidget *field;
        int columns;
        int ofTwo;
        bool shown = true;
    };
    const Theme &m_theme;
    int m_most;
    int m_columns = 1;
    QGridLayout *m_grid;
    QList<Place> m_places;
};

} // namespace guyub::ui
