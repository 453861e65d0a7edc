#include "ui/print/growthpaper.h"
#include "tests/paper/samplegrowth.h"
#include "tests/support/testmain.h"
#include "translations/language.h"
#include "ui/fonts/fonts.h"
#include "ui/print/chartframe.h"
#include "ui/print/growthwords.h"
#include "ui/print/paperlayout.h"

#include <QPainter>

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::print;

namespace {

QFont fontOf(int pixels)
{
    QFont font(QLatin1String(fonts::kFamily));
    font.setPixelSize(pixels);
    return font;
}

QImage painted(const GrowthChart &chart, const ChartInk &ink, QSize size = {600, 400})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintGrowthChart(painter, QSizeF(size), chart, ink, fontOf(15));
    return image;
}

int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    return count;
}

QStringList textsOf(const Document &document)
{
    QStringList texts;
    for (const Node &node : document)
        texts << node.text << node.value;
    return texts;
}

} // namespace

class GrowthPaperTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_language = std::make_unique<translations::LanguageSwitch>(translations::Language::Indonesian);
        fonts::load();
    }
    void cleanupTestCase() { m_language.reset(); }

    void keepsEverythingOnThePaper_data()
    {
        QTest::addColumn<int>("sheet");
        QTest::newRow("58 mm") << int(Sheet::Thermal58);
        QTest::newRow("80 mm") << int(Sheet::Thermal80);
        QTest::newRow("A5") << int(Sheet::A5);
    }
    void keepsEverythingOnThePaper()
    {
        QFETCH(int, sheet);
        const auto which = static_cast<Sheet>(sheet);
        const PaperLayout layout(growthDocument(test::hostileGrowth(), which), styleOf(which));

        for (const Piece &piece : layout.pieces()) {
            QVERIFY(piece.box.left() >= 0 && piece.box.right() <= layout.style().width + 0.5);
            QVERIFY(piece.box.top() >= 0 && piece.box.bottom() <= layout.height() + 0.5);
        }
        QVERIFY(layout.pieces().size() > 15);
    }

    void fitsAnOrdinaryChildOnOnePage()
    {
        GrowthContent content = test::sampleGrowth();
        content.armMm = 135;
        content.status = WeightStatus::T;
        content.reason = QStringLiteral("sedang pilek");
        QCOMPARE(PaperLayout(growthDocument(content, Sheet::A5), styleOf(Sheet::A5)).pages(), 1);
    }

    void saysInWordsWhatWasMeasuredAndFound()
    {
        const QStringList texts = textsOf(growthDocument(test::sampleGrowth(), Sheet::A5));
        QVERIFY(texts.contains(QStringLiteral("Fajar Nugroho")));
        QVERIFY(texts.contains(QStringLiteral("8,9 kg · Berat badan normal")));
        QVERIFY(texts.contains(QStringLiteral("71,5 cm · Normal")));
        QVERIFY(texts.contains(QStringLiteral("Gizi baik")));
        QVERIFY(texts.contains(QStringLiteral("24 November 2026, umur 9 bulan")));
        QVERIFY(texts.contains(
            QStringLiteral("N: naik cukup. Sejak bulan lalu naik 300 g; biasanya naik paling sedikit 300 g.")));
    }

    void asksToLookAndJudgesNobody()
    {
        const WeightVerdict verdict {WeightStatus::T, -200, 300};
        QCOMPARE(statusWords(WeightStatus::T, verdict),
            QStringLiteral("T: perlu diperhatikan. Sejak bulan lalu turun 200 g; biasanya naik paling sedikit 300 g."));
        QCOMPARE(gainWords(0), QStringLiteral("tetap"));
        QVERIFY(
            statusWords(WeightStatus::TwoT, {WeightStatus::TwoT, 100, 300}).contains(QStringLiteral("bersama bidan")));
        QVERIFY(!noStatusWords({}).isEmpty() && noStatusWords(verdict).isEmpty());
        const ZScore impossible {-8.0, -8.0, true};
        QCOMPARE(categoryWords(GrowthIndicator::WeightForAge, impossible, 300),
            QStringLiteral("Ukur ulang (Berat badan sangat kurang?)"));
        QVERIFY(!isOrdinary(GrowthIndicator::WeightForAge, impossible, 300));
        QVERIFY(isOrdinary(GrowthIndicator::LengthForAge, {3.5, 3.5, false}, 300));
        QVERIFY(!isOrdinary(GrowthIndicator::WeightForLength, {1.5, 1.5, false}, 300));
        QCOMPARE(ageWords(23), QStringLiteral("23 bulan"));
        QCOMPARE(ageWords(24), QStringLiteral("2 tahun"));
        QCOMPARE(ageWords(27), QStringLiteral("2 tahun 3 bulan"));
        QCOMPARE(kilogramWords(8950), QStringLiteral("8,95 kg"));
    }

    void paintsBlackAndWhiteOnlyForThermalPaper()
    {
        const QImage image = painted(test::sampleChart(11), thermalInk());
        int other = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                other += colour.saturation() == 0 ? 0 : 1; // words are smoothed in grey before the raster
            }
        QCOMPARE(other, 0);
        QVERIFY(pixelsOf(image, Qt::black) > 2000);
    }

    void showsTheBandsAndTheNewPoint()
    {
        const ChartInk ink = paperInk();
        const QImage image = painted(test::sampleChart(11), ink);
        for (const QColor &band : {ink.bandGreen, ink.bandLightGreen, ink.bandYellow, ink.bandOrange, ink.bandRed})
            QVERIFY2(pixelsOf(image, band) > 300, qPrintable(band.name()));
        GrowthChart empty = test::sampleChart(11);
        empty.points.clear();
        QVERIFY(pixelsOf(image, ink.tag) > pixelsOf(painted(empty, ink), ink.tag) + 300);
        QCOMPARE(pixelsOf(image, Qt::magenta), 0);
    }

    void paintsTheSameTwice()
    {
        QCOMPARE(painted(test::sampleChart(30), paperInk()), painted(test::sampleChart(30), paperInk()));
    }

    void holdsWhatIsOffTheChartAtItsEdge()
    {
        GrowthChart chart = test::sampleChart(11);
        chart.points.last().value = 890;
        const QFont font = fontOf(15);
        const QFontMetricsF metrics(font);
        const ChartFrame frame(metrics, {600, 400}, chart);
        QVERIFY(frame.isBeyond(890));
        QVERIFY(frame.highest() < 25);
        QVERIFY(frame.plot().contains(frame.inside(330, 890)));
        const QRectF tag = frame.tagBox(frame.inside(330, 890), {80, 24});
        QVERIFY(frame.plot().contains(tag));
    }

    void keepsEndLabelsApart()
    {
        GrowthChart chart = test::sampleChart(11);
        chart.toMonth = 60;
        const QFont font = fontOf(15);
        const QFontMetricsF metrics(font);
        const ChartFrame frame(metrics, {400, 220}, chart);
        QList<EndLabel> labels {{100, {}, {}}, {101, {}, {}}, {102, {}, {}}, {219, {}, {}}, {220, {}, {}}};
        frame.spread(labels);
        for (qsizetype i = 1; i < labels.size(); ++i)
            QVERIFY(labels[i].y - labels[i - 1].y > metrics.height() * 0.9);
        QVERIFY(labels.back().y <= frame.plot().bottom());
    }

    void leavesOutWhatThereIsNoRoomOrSexFor()
    {
        GrowthChart unknown = test::sampleChart(11);
        unknown.sex = Sex::Unknown;
        QCOMPARE(pixelsOf(painted(unknown, paperInk()), paperInk().paper), 600 * 400);
        QCOMPARE(pixelsOf(painted(test::sampleChart(11), paperInk(), {60, 40}), paperInk().paper), 60 * 40);
    }

private:
    std::unique_ptr<translations::LanguageSwitch> m_language;
};

GUYUB_TEST(GrowthPaperTest)
#include "growthpapertest.moc"
