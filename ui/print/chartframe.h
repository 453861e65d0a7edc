// Where things stand in a growth chart: the plot between its axes, ticks, the ends of the lines, the value's tag.
#pragma once

#include "ui/print/growthchart.h"

#include <QFontMetricsF>
#include <QList>
#include <QPointF>
#include <QRectF>

namespace guyub::print {

struct Tick
{
    double place = 0; // x of an age, y of a value
    QString label; // empty: a line only
    bool isMajor = false;
};

struct EndLabel
{
    double y = 0;
    QString text;
    QColor colour;
};
QString endLabelText(double z); // "+1 SD", "–3 SD"
QString chartNumber(double value); // "8,9", at most two decimals

class ChartFrame
{
public:
    ChartFrame(const QFontMetricsF &metrics, const QSizeF &size, const GrowthChart &chart);

    bool isDrawable() const; // there is room, and the sex is known
    const QRectF &plot() const { return m_plot; }
    double em() const { return m_em; } // measure of points and tags
    double stroke() const { return m_em / 14; } // measure of lines
    int firstDay() const { return m_firstDay; }
    int lastDay() const { return m_lastDay; }
    double highest() const { return m_high; }
    bool isBeyond(double value) const { return value < m_low || value > m_high; }

    QPointF at(double day, double value) const;
    QPointF inside(double day, double value) const; // the same, held at the edge
    QList<Tick> ageTicks() const;
    QList<Tick> valueTicks() const;
    void spread(QList<EndLabel> &labels) const; // from top to bottom, no two on each other
    QRectF endLabelBox(double y) const;
    QRectF tagBox(const QPointF &place, const QSizeF &size, bool below = false) const;
    void paintAxes(QPainter &painter, const ChartInk &ink) const;

private:
    void chooseRange();
    void placePlot(const QSizeF &size);
    double valueStep() const;

    const QFontMetricsF m_metrics; // its own: a caller passes what it just made
    const GrowthChart &m_chart;
    double m_em;
    int m_firstDay = 0, m_lastDay = 0;
    double m_low = 0, m_high = 1;
    QRectF m_plot;
};

} // namespace guyub::print
