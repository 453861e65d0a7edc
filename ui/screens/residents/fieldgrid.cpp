#include "ui/screens/residents/fieldgrid.h"

#include <QEvent>
#include <QResizeEvent>

#include <algorithm>

namespace guyub::ui {

namespace {
constexpr int kColumnEms = 18; // below that a label or a 16-digit number would be cut
}

FieldGrid::FieldGrid(const Theme &theme, int mostColumns, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_most(mostColumns), m_grid(new QGridLayout(this))
{
    keepSpacing(theme, m_grid, 0, 14);
    connect(&theme, &Theme::changed, this, [this] {
        m_columns = columnsFor(width());
        arrange();
    });
}

void FieldGrid::add(QWidget *field, int columns, int ofTwo)
{
    m_places.append({field, columns, ofTwo});
    field->setParent(this);
    arrange();
}

void FieldGrid::setShown(QWidget *field, bool shown)
{
    for (Place &place : m_places) {
        if (place.field == field && (place.shown != shown || field->isHidden() == shown)) {
            place.shown = shown;
            field->setVisible(shown);
            arrange();
        }
    }
}

int FieldGrid::columnsFor(int width) const
{
    return std::clamp(width / (kColumnEms * m_theme.textPx(TextRole::Body)), 1, m_most);
}

void FieldGrid::arrange()
{
    int row = 0, column = 0;
    for (const Place &place : m_places) {
        if (!place.shown)
            continue;
        const int wide = m_columns == 2 && place.ofTwo > 0 ? place.ofTwo : std::min(place.columns, m_columns);
        if (column + wide > m_columns) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(place.field, row, column, 1, wide, Qt::AlignTop);
        column += wide;
    }
    for (int i = 0; i < m_most; ++i)
        m_grid->setColumnStretch(i, i < m_columns ? 1 : 0);
    updateGeometry();
}

QSize FieldGrid::minimumSizeHint() const
{
    int widest = 0;
    for (const Place &place : m_places)
        if (place.shown)
            widest = std::max(widest, place.field->minimumSizeHint().width());
    return {widest, m_grid->totalMinimumSize().height()};
}

void FieldGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const int columns = columnsFor(event->size().width()); columns != m_columns) {
        m_columns = columns;
        arrange();
    }
}

bool FieldGrid::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QWidget::event(event);
}

} // namespace guyub::ui
