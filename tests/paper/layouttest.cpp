#include "tests/paper/samplepapers.h"
#include "tests/support/testmain.h"
#include "translations/language.h"
#include "ui/fonts/fonts.h"
#include "ui/print/paperlayout.h"
#include "ui/print/paperwords.h"

#include <QFile>
#include <QPainter>
#include <QRawFont>

using namespace guyub;
using namespace guyub::print;

class LayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_words = translations::wordsOf(u"id");
        QVERIFY(m_words && QCoreApplication::installTranslator(m_words.get()));
        fonts::load();
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(m_words.get()); }

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
        const PaperLayout layout(receiptDocument(test::hostileReceipt()), styleOf(static_cast<Sheet>(sheet)));

        for (const Piece &piece : layout.pieces()) {
            QVERIFY(piece.box.left() >= 0 && piece.box.right() <= layout.style().width + 0.5);
            QVERIFY(piece.box.top() >= 0 && piece.box.bottom() <= layout.height() + 0.5);
        }
        QVERIFY(layout.pieces().size() > 20);
    }

    // Painting must not leave the boxes that the test above looks at.
    void paintsInsideTheBoxes()
    {
        const PaperLayout layout(receiptDocument(test::hostileReceipt()), styleOf(Sheet::Thermal58));
        const QImage raster = toRaster(receiptDocument(test::hostileReceipt()), Sheet::Thermal58);
        QImage allowed(raster.size(), QImage::Format_RGB32);
        allowed.fill(Qt::white);
        {
            QPainter painter(&allowed);
            for (const Piece &piece : layout.pieces())
                painter.fillRect(piece.box.adjusted(-3, -3, 3, 3), Qt::black);
        }

        for (int y = 0; y < raster.height(); ++y)
            for (int x = 0; x < raster.width(); ++x)
                if (raster.pixelIndex(x, y) == 1)
                    QVERIFY2(allowed.pixel(x, y) == qRgb(0, 0, 0), qPrintable(QStringLiteral("ink at %1,%2").arg(x).arg(y)));
    }

    void fitsAnOrdinaryReceiptOnOnePage()
    {
        ReceiptContent content = test::sampleReceipt();
        content.copy = 2;
        content.isProvisional = true;

        QCOMPARE(PaperLayout(receiptDocument(content), styleOf(Sheet::A5)).pages(), 1);
    }

    void movesCloserTogetherBeforeItPartsFromItsCode()
    {
        ReceiptContent content = test::sampleReceipt();
        content.copy = 3;
        content.holderName = QStringLiteral("Siti Wahyuni Wulandari Kusumaningrum");
        content.detail = QStringLiteral("Pindah RT, untuk surat pengantar KTP dan pengurusan kartu keluarga baru");
        const Document document = receiptDocument(content);
        QCOMPARE(PaperLayout(document, styleOf(Sheet::A5)).pages(), 2); // as it would stand with all its gaps

        QCOMPARE(toPdf(document, content.code).count("/Type /Page\n"), 1);
        const QImage preview = toPreview(document, Sheet::A5, 420);
        QCOMPARE(preview.height(), 595);
    }

    void keepsTheTailOfALetterOffTheFrame_data()
    {
        QTest::addColumn<int>("sheet");
        QTest::newRow("58 mm") << int(Sheet::Thermal58);
        QTest::newRow("80 mm") << int(Sheet::Thermal80);
    }
    void keepsTheTailOfALetterOffTheFrame()
    {
        QFETCH(int, sheet);
        Node node;
        node.kind = Node::Kind::Code;
        node.text = QStringLiteral("QQQQ-12-Q");

        const QImage raster = toRaster({node}, static_cast<Sheet>(sheet));

        const auto isBlackRow = [&](int y) {
            for (int x = raster.width() / 4; x < raster.width() * 3 / 4; ++x)
                if (qGray(raster.pixel(x, y)) < 128)
                    return true;
            return false;
        };
        int y = raster.height() - 1;
        while (y > 0 && !isBlackRow(y))
            --y;
        const int frameBottom = y;
        while (y > 0 && isBlackRow(y))
            --y;
        QVERIFY2(frameBottom - y <= 4, "the letters touch the frame");
        int white = 0;
        for (; y > 0 && !isBlackRow(y); --y)
            ++white;
        QVERIFY2(white >= 6, qPrintable(QString::number(white)));
    }
    void usesTheBundledFont()
    {
        for (const bool bold : {false, true}) {
            QFile file(bold ? QStringLiteral(":/fonts/NotoSans-Bold.ttf") : QStringLiteral(":/fonts/NotoSans-Regular.ttf"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QRawFont bundled(file.readAll(), 20);
            const QRawFont used = QRawFont::fromFont(styleOf(Sheet::A5).font(bold ? Face::Value : Face::Text));

            QVERIFY(bundled.isValid());
            QCOMPARE(used.fontTable("head"), bundled.fontTable("head")); // holds the checksum of the whole font
        }
    }

    void writesTheHourOfTheOffice()
    {
        const UtcMs at = 1'795'501'800'000; // 2026-11-24T06:30Z
        QCOMPARE(paperTime(at, QStringLiteral("35.77.03.1009")), QStringLiteral("24 November 2026, 13.30 WIB"));
        QCOMPARE(paperTime(at, QStringLiteral("51.71.01.1001")), QStringLiteral("24 November 2026, 14.30 WITA"));
        QCOMPARE(paperTime(at, QStringLiteral("94.71.01.1001")), QStringLiteral("24 November 2026, 15.30 WIT"));
        QCOMPARE(paperTime(at + 18LL * 3600 * 1000, QStringLiteral("35.77.03.1009")), QStringLiteral("25 November 2026, 07.30 WIB"));
        QCOMPARE(paperDate(QDate(2026, 8, 17)), QStringLiteral("17 Agustus 2026"));
    }

    void refusesCodesThatThermalPaperCannotHold()
    {
        QCOMPARE(makeQr(test::samplePayload())->side, 45); // version 7
        QCOMPARE(makeQr(QStringLiteral("A").repeated(483))->side, 69); // all of version 13
        QVERIFY(!makeQr(QStringLiteral("A").repeated(484)).has_value());
        QVERIFY(!makeQr({}).has_value());
    }

    void neverPrintsModulesUnderFourDots()
    {
        Node node;
        node.kind = Node::Kind::Qr;
        for (const int length : {20, 170, 300, 400, 483}) {
            node.text = QStringLiteral("A").repeated(length);
            const PaperLayout layout({node}, styleOf(Sheet::Thermal58));
            const double module = layout.pieces().first().box.width() / makeQr(node.text)->sideWithQuiet();
            QVERIFY(module >= (length <= 300 ? 5 : 4));
            QCOMPARE(module, std::floor(module));
        }
    }

    void speaksTheLanguageOfItsWords()
    {
        const auto textsOf = [](const Document &document) {
            QStringList texts;
            for (const Node &node : document)
                texts << node.text << node.value;
            return texts;
        };
        QVERIFY(textsOf(receiptDocument(test::sampleReceipt())).contains(QStringLiteral("TANDA TERIMA")));
        QCoreApplication::removeTranslator(m_words.get());
        QVERIFY(textsOf(receiptDocument(test::sampleReceipt())).contains(QStringLiteral("RECEIPT")));
        QVERIFY(QCoreApplication::installTranslator(m_words.get()));
    }

private:
    std::unique_ptr<QTranslator> m_words;
};

GUYUB_TEST(LayoutTest)
#include "layouttest.moc"
