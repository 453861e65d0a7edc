#include "ui/print/growthpaper.h"

#include "app/domain/codelist.h"
#include "ui/fonts/fonts.h"
#include "ui/print/growthwords.h"
#include "ui/print/paperlayout.h"
#include "ui/print/paperwords.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace guyub::print {

using namespace domain;

namespace {

constexpr double kA5ChartShapes[]
    = {0.68, 0.62, 0.56, 0.5, 0.44, 0.38, 0.56}; // as tall as leaves one page; the last: two pages
constexpr double kRollChartShape = 0.95;
constexpr double kA5TextShare = 34; // the chart's width in ems of its words
constexpr double kRollTextShare = 19;

Node node(Node::Kind kind, const QString &text, const QString &value = {})
{
    Node made;
    made.kind = kind;
    made.text = text;
    made.value = value;
    made.centred = kind != Node::Kind::KeyValue && kind != Node::Kind::Text;
    return made;
}

Node gap(int millimetres)
{
    Node made;
    made.kind = Node::Kind::Gap;
    made.gapMm = millimetres;
    return made;
}

QFont chartFont(double pixels)
{
    QFont font{QLatin1String(fonts::kFamily)};
    font.setPixelSize(std::max(1, static_cast<int>(pixels)));
    font.setStyleStrategy(QFont::NoFontMerging);
    return font;
}

// A class only so that lupdate and tr() agree on the context.
class GrowthPaper
{
    Q_DECLARE_TR_FUNCTIONS(GrowthPaper)
public:
    GrowthPaper(const GrowthContent &content, Sheet sheet, double chartShape)
        : m_content(content), m_sheet(sheet), m_chartShape(chartShape)
    {
    }
    Document document();

private:
    void addChild();
    void addMeasures();
    void addAssessment();
    void addChart();
    void addSignature();
    void line(const QString &label, const QString &value)
    {
        if (!value.isEmpty())
            m_document.append(node(Node::Kind::KeyValue, label, value));
    }
    static QString joined(const QString &number, const QString &words)
    {
        return words.isEmpty() ? number : number + QStringLiteral(" · ") + words;
    }

    const GrowthContent &m_content;
    Sheet m_sheet;
    double m_chartShape;
    Document m_document;
};

Document GrowthPaper::document()
{
    if (!m_content.officeName.isEmpty())
        m_document.append(node(Node::Kind::Heading, m_content.officeName.toUpper()));
    if (!m_content.areaLine.isEmpty())
        m_document.append(node(Node::Kind::Small, m_content.areaLine));
    m_document.append(node(Node::Kind::Letterhead, {}));
    m_document.append(gap(1));
    m_document.append(node(Node::Kind::Strong, tr("GROWTH OF THE CHILD")));
    m_document.append(gap(1));
    addChild();
    m_document.append(node(Node::Kind::Rule, {}));
    addMeasures();
    addAssessment();
    m_document.append(node(Node::Kind::Rule, {}));
    addChart();
    addSignature();
    return m_document;
}

void GrowthPaper::addChild()
{
    const QString sex = codeWords(u"jenis_kelamin", static_cast<qint64>(m_content.sex), paperLocale().name().left(2));
    line(tr("Name"), m_content.childName);
    line(tr("Born"), QStringLiteral("%1 · %2").arg(paperDate(m_content.birth), sex));
    line(tr("Measured on"), tr("%1, at %2").arg(paperDate(m_content.day), ageWords(m_content.ageMonths)));
}

void GrowthPaper::addMeasures()
{
    const GrowthResult &growth = m_content.growth;
    const int days = m_content.ageDays;
    if (m_content.weightGrams)
        line(tr("Weight"),
            joined(kilogramWords(*m_content.weightGrams),
                categoryWords(GrowthIndicator::WeightForAge, growth.weight, days)));
    if (m_content.lengthMm)
        line(m_content.position == MeasuredPosition::Standing ? tr("Height") : tr("Length"),
            joined(centimetreWords(*m_content.lengthMm),
                categoryWords(GrowthIndicator::LengthForAge, growth.length, days)));
    line(tr("Nutrition"), categoryWords(GrowthIndicator::WeightForLength, growth.weightForLength, days));
    if (m_content.headMm)
        line(tr("Head"), centimetreWords(*m_content.headMm));
    if (m_content.armMm) {
        const auto arm = armCategory(*m_content.armMm, m_content.ageMonths);
        line(tr("Upper arm"),
            joined(centimetreWords(*m_content.armMm),
                arm ? codeWords(u"kategori_lila", *arm, paperLocale().name().left(2)) : QString()));
    }
}

void GrowthPaper::addAssessment()
{
    if (m_content.oedema)
        m_document.append(node(Node::Kind::Strong, tr("Both feet are swollen: to be seen at the Puskesmas today.")));
    if (m_content.status)
        m_document.append(node(Node::Kind::Text, statusWords(*m_content.status, m_content.weight)));
    if (!m_content.reason.isEmpty())
        m_document.append(node(Node::Kind::Text, tr("Kader's note: %1").arg(m_content.reason)));
}

void GrowthPaper::addChart()
{
    GrowthChart chart;
    chart.sex = m_content.sex;
    chart.points = m_content.weights;
    chart.toMonth = chartMonths(m_content.ageMonths);
    chart.unitLabel = tr("Weight (kg)");
    chart.ageLabel = tr("Age (months)");
    Node drawing;
    drawing.kind = Node::Kind::Drawing;
    drawing.heightPerWidth = m_chartShape;
    drawing.draw = [chart](QPainter &painter, const QSizeF &size, bool monochrome) {
        const QFont font = chartFont(size.width() / (monochrome ? kRollTextShare : kA5TextShare));
        paintGrowthChart(painter, size, chart, monochrome ? thermalInk() : paperInk(), font);
    };
    m_document.append(drawing);
    m_document.append(node(Node::Kind::Small,
        m_sheet == Sheet::A5 ? tr("Below the red line: go to the Puskesmas. Curve: WHO 2006.")
                             : tr("In the hatched part: go to the Puskesmas. Curve: WHO 2006.")));
}

void GrowthPaper::addSignature()
{
    const QString place = tr("Kader: %1").arg(m_content.operatorName);
    const QString parent = tr("Parent or guardian", "under a line to sign on; short");
    Node drawing;
    drawing.kind = Node::Kind::Drawing;
    drawing.heightPerWidth = m_sheet == Sheet::A5 ? 0.15 : 0.36;
    drawing.draw = [place, parent](QPainter &painter, const QSizeF &size, bool monochrome) {
        const QFont font = chartFont(size.width() / (monochrome ? kRollTextShare : kA5TextShare));
        const QFontMetricsF metrics(font, painter.device());
        const double column = size.width() * 0.46;
        painter.setFont(font);
        painter.setPen(QPen(paperInk().text, metrics.height() / 16));
        for (const auto &[left, words] : {std::pair(0.0, place), std::pair(size.width() - column, parent)}) {
            const double base = size.height() - metrics.height() * 1.4;
            painter.drawLine(QPointF(left, base), QPointF(left + column, base));
            painter.drawText(QRectF(left, base + metrics.height() * 0.2, column, metrics.height()), Qt::AlignHCenter,
                metrics.elidedText(words, Qt::ElideRight, column));
        }
    };
    m_document.append(drawing);
}

} // namespace

Document growthDocument(const GrowthContent &content, Sheet sheet)
{
    if (sheet != Sheet::A5)
        return GrowthPaper(content, sheet, kRollChartShape).document();
    Document document;
    for (const double shape : kA5ChartShapes) {
        document = GrowthPaper(content, sheet, shape).document();
        if (PaperLayout(document, styleOf(sheet)).pages() == 1)
            break;
    }
    return document;
}

} // namespace guyub::print
