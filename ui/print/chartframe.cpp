#include "ui/print/chartframe.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace guyub::print {

namespace {

constexpr double kEdgeLimit = 0.25; // a point may widen the chart by a quarter; beyond that it stands at the edge
constexpr double kLeastPlotEm = 4;
const QChar kMinus(0x2013); // an en dash: the bundled font has no minus sign

} // namespace

QString endLabelText(double z)
{
    const QString number = QString::number(std::abs(static_cast<int>(z)));
    const QString sign = z > 0 ? QStringLiteral("+") : z < 0 ? QString(kMinus) : QString();
    return sign + number + QStringLiteral(" SD");
}

QString chartNumber(double value)
{
    const bool needsTwo = std::lround(value * 100) % 10 != 0;
    return QLocale().toString(value, 'f', needsTwo ? 2 : 1);
}

ChartFrame::ChartFrame(const QFontMetricsF &metrics, const QSizeF &size, const GrowthChart &chart)
    : m_metrics(metrics), m_chart(chart), m_em(metrics.height() * 0.72)
{
    m_firstDay = static_cast<int>(std::lround(chart.fromMonth * domain::kDaysPerMonth));
    m_lastDay = std::min(static_cast<int>(std::lround(chart.toMonth * domain::kDaysPerMonth)), domain::kLastGrowthDay);
    chooseRange();
    placePlot(size);
}

bool ChartFrame::isDrawable() const
{
    const double least = m_em * kLeastPlotEm;
    return m_chart.sex != domain::Sex::Unknown && m_high > m_low && m_lastDay > m_firstDay && m_plot.width() > least
        && m_plot.height() > least;
}

void ChartFrame::chooseRange()
{
    const auto curve = [&](int day, double z) { return domain::growthCurve(m_chart.indicator, m_chart.sex, day, z); };
    const double low = curve(m_firstDay, -3).value_or(0);
    const double high = curve(m_lastDay, 3).value_or(0);
    const double spare = (high - low) * kEdgeLimit;
    m_low = low;
    m_high = high;
    for (const GrowthPoint &point : m_chart.points) {
        if (point.ageDays < m_firstDay || point.ageDays > m_lastDay)
            continue;
        m_low = std::min(m_low, std::max(point.value, low - spare));
        m_high = std::max(m_high, std::min(point.value, high + spare));
    }
    const double step = m_chart.indicator == domain::GrowthIndicator::LengthForAge ? 5 : 1;
    m_low = std::max(0.0, std::floor(m_low / step - 0.3) * step);
    m_high = std::ceil(m_high / step + 0.2) * step;
}

void ChartFrame::placePlot(const QSizeF &size)
{
    const double line = m_metrics.height();
    double left = 0;
    for (const double value : {m_low, m_high})
        left = std::max(left, m_metrics.horizontalAdvance(QLocale().toString(value, 'f', 0)));
    const double right = m_metrics.horizontalAdvance(endLabelText(-3)) + m_em * 0.6;
    const double top = m_chart.unitLabel.isEmpty() ? line * 0.6 : line * 1.35;
    const double bottom = line * (m_chart.ageLabel.isEmpty() ? 1.2 : 2.1);
    m_plot = QRectF(left + m_em * 0.6, top, 0, 0);
    m_plot.setRight(size.width() - right);
    m_plot.setBottom(size.height() - bottom);
}

QPointF ChartFrame::at(double day, double value) const
{
    const double x = (day - m_firstDay) / (m_lastDay - m_firstDay);
    const double y = (value - m_low) / (m_high - m_low);
    return {m_plot.left() + x * m_plot.width(), m_plot.bottom() - y * m_plot.height()};
}

QPointF ChartFrame::inside(double day, double value) const
{
    return at(day, std::clamp(value, m_low, m_high));
}

QList<Tick> ChartFrame::ageTicks() const
{
    const int months = m_chart.toMonth - m_chart.fromMonth;
    const int fine = months > 24 ? 3 : 1;
    const double room = m_plot.width() / std::max(1, months);
    int labelled = fine;
    for (const int step : {1, 2, 3, 6, 12}) {
        labelled = step;
        if (step % fine == 0 && step * room >= m_metrics.horizontalAdvance(QStringLiteral("00")) * 1.7)
            break;
    }
    QList<Tick> ticks;
    for (int month = m_chart.fromMonth; month <= m_chart.toMonth; month += fine) {
        Tick tick;
        tick.place = m_plot.left() + (month - m_chart.fromMonth) * room;
        tick.isMajor = month % 12 == 0;
        if (month % labelled == 0)
            tick.label = QString::number(month);
        ticks.append(tick);
    }
    return ticks;
}

double ChartFrame::valueStep() const
{
    const double perUnit = m_plot.height() / (m_high - m_low);
    for (const double step : {1.0, 2.0, 5.0, 10.0})
        if (step * perUnit >= m_metrics.height() * 1.25)
            return step;
    return 20;
}

QList<Tick> ChartFrame::valueTicks() const
{
    const double labelled = valueStep();
    const double fine = labelled >= 10 ? labelled / 2 : std::max(1.0, labelled / 2);
    QList<Tick> ticks;
    for (double value = std::ceil(m_low / fine) * fine; value <= m_high + 1e-9; value += fine) {
        Tick tick;
        tick.place = at(m_firstDay, value).y();
        tick.isMajor = std::abs(std::remainder(value, labelled)) < 1e-9;
        if (tick.isMajor)
            tick.label = QLocale().toString(value, 'f', 0);
        ticks.append(tick);
    }
    return ticks;
}

void ChartFrame::spread(QList<EndLabel> &labels) const
{
    std::sort(labels.begin(), labels.end(), [](const EndLabel &a, const EndLabel &b) { return a.y < b.y; });
    const double least = m_metrics.height() * 0.92;
    for (qsizetype i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + least);
    double lowest = m_plot.bottom();
    for (qsizetype i = labels.size() - 1; i >= 0; --i) {
        labels[i].y = std::min(labels[i].y, lowest);
        lowest = labels[i].y - least;
    }
}

QRectF ChartFrame::endLabelBox(double y) const
{
    const double height = m_metrics.height();
    return {m_plot.right() + m_em * 0.4, y - height / 2, m_metrics.horizontalAdvance(endLabelText(-3)) + m_em, height};
}

QRectF ChartFrame::tagBox(const QPointF &place, const QSizeF &size, bool below) const
{
    const double gap = m_em * 0.85;
    QRectF box(QPointF(place.x() - size.width() / 2, place.y() - gap - size.height()), size);
    const bool hasRoomBelow = place.y() + gap + size.height() < m_plot.bottom();
    if (box.top() < m_plot.top() || (below && hasRoomBelow))
        box.moveTop(place.y() + gap);
    box.moveLeft(std::clamp(box.left(), m_plot.left() + 1, m_plot.right() - size.width() - 1));
    return box;
}

void ChartFrame::paintAxes(QPainter &painter, const ChartInk &ink) const
{
    const double line = m_metrics.height();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink.text, stroke()));
    painter.drawRect(m_plot);
    for (const Tick &tick : ageTicks())
        if (!tick.label.isEmpty())
            painter.drawText(QRectF(tick.place - line * 2, m_plot.bottom() + line * 0.1, line * 4, line),
                Qt::AlignHCenter | Qt::AlignVCenter, tick.label);
    for (const Tick &tick : valueTicks())
        if (!tick.label.isEmpty())
            painter.drawText(QRectF(0, tick.place - line / 2, m_plot.left() - m_em * 0.4, line),
                Qt::AlignRight | Qt::AlignVCenter, tick.label);
    const QRectF above(0, 0, m_plot.right(), line * 1.05);
    painter.drawText(above, Qt::AlignLeft | Qt::AlignTop, m_chart.unitLabel);
    const QRectF below(m_plot.left(), m_plot.bottom() + line * 1.05, m_plot.width(), line);
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignVCenter, m_chart.ageLabel);
}

} // namespace guyub::print
