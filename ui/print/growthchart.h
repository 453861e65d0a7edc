// A child's growth curve: one routine for screen (any theme), A5 and thermal paper.
#pragma once

#include "app/domain/growth.h"

#include <QColor>
#include <QDate>
#include <QFont>
#include <QList>
#include <QSizeF>

class QPainter;

namespace guyub::print {

struct GrowthPoint
{
    int ageDays = 0;
    double value = 0; // kg for weight, cm for length
    bool isNew = false; // the one being entered
};

struct ChartInk // colours by use; `monochrome` draws lines and rings only
{
    QColor paper, text, grid, lineMedian, lineOuter, lineLow, point, tag, tagText;
    QColor bandGreen, bandLightGreen, bandYellow, bandOrange, bandRed;
    bool monochrome = false;
};
ChartInk paperInk();

struct GrowthChart
{
    domain::GrowthIndicator indicator = domain::GrowthIndicator::WeightForAge; // or LengthForAge
    domain::Sex sex = domain::Sex::Unknown;
    QList<GrowthPoint> points; // any order
    int fromMonth = 0, toMonth = 24; // 0-24 or 0-60, chosen by the caller
    QString unitLabel, ageLabel;     // "Berat (kg)", "Umur (bulan)"
};
void paintGrowthChart(QPainter &painter, const QSizeF &size, const GrowthChart &chart, const ChartInk &ink, const QFont &font);

} // namespace guyub::print
