#include "ui/print/growthchart.h"

#include "ui/print/chartframe.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace guyub::print {

namespace {

constexpr int kCurveStepDays = 7;
constexpr int kJoinedDays = 62; // a month left out breaks the line on the KMS card

struct Band
{
    double from, to; // z; beyond 3 to the edge of the frame
    QColor fill;
};

// Bands of the KMS (Permenkes 155/2010) with the orange line of Buku KIA 2023 at +1 SD; a tall child is nobody's worry.
QList<Band> bandsOf(const GrowthChart &chart, const ChartInk &ink)
{
    const auto towards = [&](const QColor &colour, double share) {
        const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a * share + b * (1 - share))); };
        return QColor(mix(colour.red(), ink.paper.red()), mix(colour.green(), ink.paper.green()),
            mix(colour.blue(), ink.paper.blue()));
    };
    QList<Band> bands {
        {-9, -3, ink.bandRed}, {-3, -2, ink.bandYellow}, {-2, -1, ink.bandLightGreen}, {-1, 1, ink.bandGreen}};
    if (chart.indicator == domain::GrowthIndicator::LengthForAge)
        bands.append({{1, 3, ink.bandLightGreen}, {3, 9, towards(ink.bandLightGreen, 0.45)}});
    else
        bands.append(
            {{1, 2, towards(ink.bandOrange, 0.5)}, {2, 3, towards(ink.bandOrange, 0.75)}, {3, 9, ink.bandOrange}});
    return bands;
}

struct Line
{
    double z;
    QColor colour;
    double width; // in strokes
    Qt::PenStyle style;
};

QList<Line> linesOf(const ChartInk &ink)
{
    const Qt::PenStyle outer = ink.monochrome ? Qt::DashLine : Qt::SolidLine;
    return {{3, ink.lineOuter, 1, outer}, {1, ink.lineOuter, 1, ink.monochrome ? Qt::DotLine : Qt::SolidLine},
        {0, ink.lineMedian, 1.6, Qt::SolidLine}, {-2, ink.lineOuter, 1, outer}, {-3, ink.lineLow, 2.4, Qt::SolidLine}};
}

class ChartPainter
{
public:
    ChartPainter(QPainter &painter, const ChartFrame &frame, const GrowthChart &chart, const ChartInk &ink)
        : m_painter(painter), m_frame(frame), m_chart(chart), m_ink(ink)
    {
    }
    void bands();
    void grid();
    void lines();
    void endLabels();
    void points();

private:
    QPolygonF curve(double z) const;
    void hatch(const QPainterPath &area, double spacing);
    void ring(const GrowthPoint &point, const QPointF &place);
    void tag(const GrowthPoint &point, bool falls);
    QPen pen(const QColor &colour, double strokes, Qt::PenStyle style = Qt::SolidLine) const
    {
        return {colour, m_frame.stroke() * strokes, style, Qt::RoundCap, Qt::RoundJoin};
    }

    QPainter &m_painter;
    const ChartFrame &m_frame;
    const GrowthChart &m_chart;
    const ChartInk &m_ink;
};

QPolygonF ChartPainter::curve(double z) const
{
    QPolygonF line;
    const auto add = [&](int day) {
        if (const auto value = domain::growthCurve(m_chart.indicator, m_chart.sex, day, z))
            line.append(m_frame.at(day, *value));
    };
    for (int day = m_frame.firstDay(); day < m_frame.lastDay(); day += kCurveStepDays)
        add(day);
    add(m_frame.lastDay());
    return line;
}

void ChartPainter::hatch(const QPainterPath &area, double spacing)
{
    m_painter.save();
    m_painter.setClipPath(area, Qt::IntersectClip);
    m_painter.setPen(pen(m_ink.text, 0.7));
    const QRectF box = m_frame.plot();
    for (double x = box.left() - box.height(); x < box.right(); x += spacing)
        m_painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    m_painter.restore();
}

void ChartPainter::bands()
{
    m_painter.setPen(Qt::NoPen);
    const QRectF box = m_frame.plot();
    for (const Band &band : bandsOf(m_chart, m_ink)) {
        QPolygonF edge = curve(std::clamp(band.from, -3.0, 3.0));
        QPolygonF other = curve(std::clamp(band.to, -3.0, 3.0));
        if (edge.isEmpty() || other.isEmpty())
            continue;
        if (band.from < -3)
            edge = QPolygonF {QPointF(edge.front().x(), box.bottom()), QPointF(edge.back().x(), box.bottom())};
        if (band.to > 3)
            other = QPolygonF {QPointF(other.front().x(), box.top()), QPointF(other.back().x(), box.top())};
        std::reverse(other.begin(), other.end());
        QPainterPath area;
        area.addPolygon(edge + other);
        area.closeSubpath();
        if (!m_ink.monochrome)
            m_painter.fillPath(area, band.fill);
        else if (band.to <= -3)
            hatch(area, m_frame.em() * 0.55);
    }
}

void ChartPainter::grid()
{
    const QRectF box = m_frame.plot();
    const QPen minor = pen(m_ink.grid, 0.7, m_ink.monochrome ? Qt::DotLine : Qt::SolidLine);
    const QPen major = pen(m_ink.grid, m_ink.monochrome ? 0.7 : 1.6);
    for (const Tick &tick : m_frame.ageTicks()) {
        if (m_ink.monochrome && tick.label.isEmpty())
            continue;
        m_painter.setPen(tick.isMajor ? major : minor);
        m_painter.drawLine(QPointF(tick.place, box.top()), QPointF(tick.place, box.bottom()));
    }
    for (const Tick &tick : m_frame.valueTicks()) {
        if (m_ink.monochrome && tick.label.isEmpty())
            continue;
        m_painter.setPen(minor);
        m_painter.drawLine(QPointF(box.left(), tick.place), QPointF(box.right(), tick.place));
    }
}

void ChartPainter::lines()
{
    for (const Line &line : linesOf(m_ink)) {
        m_painter.setPen(pen(line.colour, line.width, line.style));
        m_painter.drawPolyline(curve(line.z));
    }
}

void ChartPainter::endLabels()
{
    QList<EndLabel> labels;
    for (const Line &line : linesOf(m_ink)) {
        const QPolygonF ends = curve(line.z);
        if (!ends.isEmpty())
            labels.append({ends.back().y(), endLabelText(line.z), line.colour});
    }
    m_frame.spread(labels);
    for (const EndLabel &label : labels) {
        m_painter.setPen(label.colour);
        m_painter.drawText(m_frame.endLabelBox(label.y), Qt::AlignLeft | Qt::AlignVCenter, label.text);
    }
}

void ChartPainter::points()
{
    QList<GrowthPoint> shown = m_chart.points;
    shown.removeIf(
        [&](const GrowthPoint &each) { return each.ageDays < m_frame.firstDay() || each.ageDays > m_frame.lastDay(); });
    std::stable_sort(
        shown.begin(), shown.end(), [](const GrowthPoint &a, const GrowthPoint &b) { return a.ageDays < b.ageDays; });
    for (qsizetype i = 1; i < shown.size(); ++i) {
        const GrowthPoint &a = shown[i - 1];
        const GrowthPoint &b = shown[i];
        m_painter.setPen(pen(m_ink.point, 2.2, b.ageDays - a.ageDays > kJoinedDays ? Qt::DashLine : Qt::SolidLine));
        m_painter.drawLine(m_frame.inside(a.ageDays, a.value), m_frame.inside(b.ageDays, b.value));
    }
    for (const GrowthPoint &point : shown)
        ring(point, m_frame.inside(point.ageDays, point.value));
    const auto newest
        = std::find_if(shown.crbegin(), shown.crend(), [](const GrowthPoint &each) { return each.isNew; });
    const auto tagged = newest != shown.crend() ? newest : shown.crbegin();
    if (tagged != shown.crend())
        tag(*tagged, std::next(tagged) != shown.crend() && std::next(tagged)->value > tagged->value);
}

void ChartPainter::ring(const GrowthPoint &point, const QPointF &place)
{
    const double radius = m_frame.em() * (point.isNew ? 0.5 : 0.36);
    m_painter.setPen(pen(point.isNew ? m_ink.paper : m_ink.point, point.isNew ? 1.6 : 2));
    m_painter.setBrush(point.isNew ? m_ink.point : m_ink.paper);
    if (m_frame.isBeyond(point.value)) { // off the chart: an arrow at its edge, not a wrong place
        const double way = point.value > m_frame.highest() ? -1 : 1;
        const QPointF tip(place.x(), place.y() + way * radius * 0.4);
        m_painter.drawPolygon(
            QPolygonF {tip, tip + QPointF(-radius, -way * radius * 1.6), tip + QPointF(radius, -way * radius * 1.6)});
        return;
    }
    m_painter.drawEllipse(place, radius, radius);
}

// Below the point where the line comes down from the left, so that it hides no other point.
void ChartPainter::tag(const GrowthPoint &point, bool falls)
{
    const bool isWeight = m_chart.indicator == domain::GrowthIndicator::WeightForAge;
    const QString words = chartNumber(point.value) + (isWeight ? QStringLiteral(" kg") : QStringLiteral(" cm"));
    QFont bold = m_painter.font();
    bold.setBold(true);
    const QFontMetricsF metrics(bold, m_painter.device());
    const QSizeF size(metrics.horizontalAdvance(words) + m_frame.em() * 1.1, metrics.height() + m_frame.em() * 0.35);
    const QRectF box = m_frame.tagBox(m_frame.inside(point.ageDays, point.value), size, falls);
    m_painter.setPen(pen(m_ink.paper, 1.4));
    m_painter.setBrush(m_ink.tag);
    m_painter.drawRoundedRect(box, m_frame.em() * 0.3, m_frame.em() * 0.3);
    m_painter.setPen(m_ink.tagText);
    m_painter.save();
    m_painter.setFont(bold);
    m_painter.drawText(box, Qt::AlignCenter, words);
    m_painter.restore();
}

} // namespace

void paintGrowthChart(
    QPainter &painter, const QSizeF &size, const GrowthChart &chart, const ChartInk &ink, const QFont &font)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !ink.monochrome);
    painter.fillRect(QRectF(QPointF(), size), ink.paper);
    painter.setFont(font);
    const ChartFrame frame(QFontMetricsF(font, painter.device()), size, chart);
    if (frame.isDrawable()) {
        ChartPainter part(painter, frame, chart, ink);
        painter.save();
        painter.setClipRect(frame.plot());
        part.bands();
        part.grid();
        part.lines();
        painter.restore();
        part.endLabels();
        frame.paintAxes(painter, ink);
        part.points();
    }
    painter.restore();
}

} // namespace guyub::print
