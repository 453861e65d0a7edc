// A child's growth curve: one routine for screen (any theme), A5 and thermal paper. Nothing in it is told by colour alone:
// lines carry their names, the newest point its value, and in monochrome the low bands are hatched. GUI thread.
#pragma once

#include "app/domain/growth.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QSizeF>
#include <QString>

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
ChartInk paperInk(); // also for light screens
ChartInk darkInk();
ChartInk contrastInk(); // on black
ChartInk thermalInk(); // black on white, monochrome

struct GrowthChart
{
    domain::GrowthIndicator indicator = domain::GrowthIndicator::WeightForAge; // or LengthForAge
    domain::Sex sex = domain::Sex::Unknown;
    QList<GrowthPoint> points; // any order; those outside the months shown are left out
    int fromMonth = 0, toMonth = 24; // 0-24 or 0-60, chosen by the caller
    QString unitLabel, ageLabel; // "Berat (kg)", "Umur (bulan)"
};
// Paints into (0,0)-(size), background included. `font` sets the size of all words and, with it, of lines and points; give
// it a pixel size on paper. Numbers are written in QLocale(). Points farther apart than two months are joined by dashes.
void paintGrowthChart(
    QPainter &painter, const QSizeF &size, const GrowthChart &chart, const ChartInk &ink, const QFont &font);

// 24 while the child is in its first two years, else 60.
constexpr int chartMonths(int ageMonths)
{
    return ageMonths < 24 ? 24 : 60;
}

} // namespace guyub::print
