// The growth curve on the screen, in the colours of the theme. Its accessible text says what the picture shows.
#pragma once

#include "ui/print/growthchart.h"
#include "ui/theme/theme.h"

#include <QLabel>

namespace guyub::ui {

print::ChartInk chartInk(const Theme &theme);

class GrowthView : public QLabel
{
    Q_OBJECT
public:
    explicit GrowthView(const Theme &theme, QWidget *parent = nullptr);

    void setChart(const print::GrowthChart &chart, const QString &inWords);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    print::GrowthChart m_chart;
};

} // namespace guyub::ui
