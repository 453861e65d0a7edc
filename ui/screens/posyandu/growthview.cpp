#include "ui/screens/posyandu/growthview.h"

#include <QPainter>

namespace guyub::ui {

print::ChartInk chartInk(const Theme &theme)
{
    // Contrast modes are black or white: the bands follow the ground they lie on.
    const bool isDark = theme.color(Token::Surface).lightness() < 128;
    print::ChartInk ink = !isDark            ? print::paperInk()
        : theme.mode() == Mode::HighContrast ? print::contrastInk()
                                             : print::darkInk();
    ink.paper = theme.color(Token::Surface);
    ink.text = theme.color(Token::Text);
    return ink;
}

GrowthView::GrowthView(const Theme &theme, QWidget *parent) : QLabel(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void GrowthView::setChart(const print::GrowthChart &chart, const QString &inWords)
{
    m_chart = chart;
    setText(inWords); // never painted: read aloud
    update();
}

QSize GrowthView::sizeHint() const
{
    return {minimumSizeHint().width(), m_theme.textPx(TextRole::Caption) * 6}; // takes what room there is, asks for little
}

QSize GrowthView::minimumSizeHint() const
{
    return {m_theme.textPx(TextRole::Caption) * 14, 0}; // a question above it takes its room rather than make the page scroll
}

void GrowthView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    print::paintGrowthChart(painter, QSizeF(size()), m_chart, chartInk(m_theme), m_theme.font(TextRole::Caption));
}

} // namespace guyub::ui
