#include "tests/paper/escposinterpreter.h"
#include "tests/paper/samplepapers.h"
#include "tests/support/testmain.h"
#include "translations/language.h"

#include <QCryptographicHash>
#include <QFile>

using namespace guyub;
using namespace guyub::print;

namespace {

// The printed paper equals the raster; what a band had to be padded by is white and at the end.
bool isSamePaper(const QImage &printed, const QImage &raster)
{
    if (printed.width() != raster.width() || printed.height() < raster.height())
        return false;
    const QByteArray white(raster.width() / 8, '\0');
    for (int y = 0; y < printed.height(); ++y) {
        const QByteArray line(reinterpret_cast<const char *>(printed.constScanLine(y)), raster.width() / 8);
        const QByteArray meant = y < raster.height() ? QByteArray(reinterpret_cast<const char *>(raster.constScanLine(y)), raster.width() / 8) : white;
        if (line != meant)
            return false;
    }
    return true;
}

QImage stripes(int height)
{
    QImage image(384, height, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    for (int y = 0; y < height; ++y)
        for (int x = y % 7; x < 384; x += 7)
            image.setPixel(x, y, 1);
    return image;
}

QByteArray hashOf(const QImage &raster)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int y = 0; y < raster.height(); ++y)
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(raster.constScanLine(y)), raster.width() / 8));
    return hash.result().toHex();
}

} // namespace

class ThermalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_words = translations::wordsOf(u"id");
        QVERIFY(m_words && QCoreApplication::installTranslator(m_words.get()));
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(m_words.get()); }

    void printsTheRasterDotForDot_data()
    {
        QTest::addColumn<int>("sheet");
        QTest::addColumn<bool>("hostile");
        for (const bool hostile : {false, true}) {
            QTest::addRow("58 mm%s", hostile ? ", long words" : "") << int(Sheet::Thermal58) << hostile;
            QTest::addRow("80 mm%s", hostile ? ", long words" : "") << int(Sheet::Thermal80) << hostile;
        }
    }
    void printsTheRasterDotForDot()
    {
        QFETCH(int, sheet);
        QFETCH(bool, hostile);
        const auto thermal = static_cast<Sheet>(sheet);
        const QImage raster = toRaster(receiptDocument(hostile ? test::hostileReceipt() : test::sampleReceipt()), thermal);

        const auto printout = test::printEscPos(toEscPos(raster), widthDots(thermal));

        QVERIFY(printout.has_value());
        QVERIFY(isSamePaper(printout->paper, raster));
        QVERIFY(printout->lineFeedBeforeImage);
        QVERIFY(printout->isCut);
    }

    void sendsNoBandThatCheapPrintersChokeOn()
    {
        for (int height = 1; height <= 260; ++height) {
            for (const int rows : {0, 24, 48, 64, 96, 128, 1000}) {
                const auto printout = test::printEscPos(toEscPos(stripes(height), rows), 384);
                QVERIFY(printout.has_value());
                QVERIFY(isSamePaper(printout->paper, stripes(height)));
                for (const int band : printout->bandHeights)
                    QVERIFY2(band % 48 != 0 && band <= 136, qPrintable(QStringLiteral("%1 rows as %2").arg(height).arg(band)));
            }
        }
    }

    void interpreterRefusesWhatIsNoCommand()
    {
        const QByteArray good = toEscPos(stripes(100));
        QVERIFY(test::printEscPos(good, 384).has_value());

        QVERIFY(!test::printEscPos(good + 'A', 384).has_value());
        QVERIFY(!test::printEscPos(good.left(good.size() / 2), 384).has_value());
        QVERIFY(!test::printEscPos(good, 576).has_value());
    }

    // Bundled fonts only: these change with our layout, words or fonts, and with nothing else.
    void paintsTheSameDotsEverywhere_data()
    {
        QTest::addColumn<int>("sheet");
        QTest::addColumn<bool>("copy");
        QTest::addRow("receipt-58") << int(Sheet::Thermal58) << false;
        QTest::addRow("receipt-80") << int(Sheet::Thermal80) << false;
        QTest::addRow("copy-58") << int(Sheet::Thermal58) << true;
        QTest::addRow("copy-80") << int(Sheet::Thermal80) << true;
    }
    void paintsTheSameDotsEverywhere()
    {
        QFETCH(int, sheet);
        QFETCH(bool, copy);
        ReceiptContent content = test::sampleReceipt();
        content.copy = copy ? 1 : 0;
        content.isProvisional = copy;
        QFile golden(QStringLiteral(GUYUB_GOLDEN_PAPER "/%1.sha256").arg(QLatin1String(QTest::currentDataTag())));
        QVERIFY(golden.open(QIODevice::ReadOnly));

        const QByteArray hash = hashOf(toRaster(receiptDocument(content), static_cast<Sheet>(sheet)));

        QCOMPARE(hash, golden.readAll().trimmed());
    }

private:
    std::unique_ptr<QTranslator> m_words;
};

GUYUB_TEST(ThermalTest)
#include "thermaltest.moc"
