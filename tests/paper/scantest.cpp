#include "app/domain/receiptpayload.h"
#include "tests/paper/samplepapers.h"
#include "tests/support/testmain.h"
#include "translations/language.h"
#include "ui/print/recoverypaper.h"
#include "ui/scan/codereader.h"

#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>

using namespace guyub;
using namespace guyub::print;

namespace {

// A hasty photo of the slip: turned, small, soft, pale and noisy, one line of dots missing. Every number follows from
// `shot`, so that the test is the same on each run.
QImage photoOf(const QImage &raster, int shot)
{
    QImage slip = raster.convertToFormat(QImage::Format_RGB32);
    {
        QPainter painter(&slip);
        painter.fillRect(0, slip.height() / 2 + shot * 7, slip.width(), 1, Qt::white);
    }
    const double angle = -12 + shot * 2.4;
    const QImage turned = slip.transformed(QTransform().rotate(angle), Qt::SmoothTransformation);
    QImage photo(turned.size(), QImage::Format_RGB32);
    photo.fill(QColor(96, 92, 88)); // the table
    QPainter(&photo).drawImage(0, 0, turned);
    photo = photo.scaled(photo.size() * 0.62, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    photo = photo.scaled(photo.size() * 0.8, Qt::KeepAspectRatio, Qt::SmoothTransformation).scaled(photo.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    quint32 noise = 12345U + static_cast<quint32>(shot);
    for (int y = 0; y < photo.height(); ++y)
        for (int x = 0; x < photo.width(); ++x) {
            noise = noise * 1664525U + 1013904223U;
            const int grey = std::clamp(70 + qGray(photo.pixel(x, y)) * 110 / 255 + static_cast<int>(noise >> 27) - 16, 0, 255);
            photo.setPixel(x, y, qRgb(grey, grey, grey));
        }
    return photo;
}

bool run(const QString &program, const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    return true;
}

} // namespace

class ScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_words = translations::wordsOf(u"id");
        QVERIFY(m_words && QCoreApplication::installTranslator(m_words.get()));
        m_document = receiptDocument(test::sampleReceipt());
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(m_words.get()); }

    void readsTheCodeOffEveryPaper()
    {
        QCOMPARE(scan::readQrCode(toRaster(m_document, Sheet::Thermal58)), test::samplePayload());
        QCOMPARE(scan::readQrCode(toRaster(m_document, Sheet::Thermal80)), test::samplePayload());
        QCOMPARE(scan::readQrCode(toPreview(m_document, Sheet::Thermal58, 320)), test::samplePayload());
        QCOMPARE(scan::readQrCode(toPreview(m_document, Sheet::A5, 420)), test::samplePayload());
    }

    void readsTheRecoveryKeyOffItsSheet()
    {
        const QString key = QStringLiteral("0123A-4567B-89ABC-CDEFD-GHJKE-MNPQF-RSTVG-WXYZH-0123J-4567K-89ABM-CDEFN-GHJKP");
        const Document sheet = recoveryDocument({key, QStringLiteral("35.77.03.1009"), QStringLiteral("Kios Kelurahan"), QDate(2026, 11, 24)});
        QCOMPARE(scan::readQrCode(toPreview(sheet, Sheet::A5, 560)), key);
        QCOMPARE(scan::readQrCode(toRaster(sheet, Sheet::Thermal58)), key);
        const QString shown = qEnvironmentVariable("GUYUB_SHOW_PAPERS"); // to be looked at
        QVERIFY(shown.isEmpty() || toPreview(sheet, Sheet::A5, 560).save(shown + QStringLiteral("/recovery.png")));
    }

    void readsItOnDarkGroundAndOnNoGround()
    {
        QImage inverted = toRaster(m_document, Sheet::Thermal58).convertToFormat(QImage::Format_RGB32);
        inverted.invertPixels();
        QCOMPARE(scan::readQrCode(inverted), test::samplePayload());

        QImage clear = toPreview(m_document, Sheet::Thermal58, 464).convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < clear.height(); ++y)
            for (int x = 0; x < clear.width(); ++x)
                if (qGray(clear.pixel(x, y)) > 200)
                    clear.setPixel(x, y, qRgba(0, 0, 0, 0));
        QCOMPARE(scan::readQrCode(clear), test::samplePayload());
    }

    void findsNothingWhereNothingIs()
    {
        QVERIFY(!scan::readQrCode(QImage()).has_value());
        QImage empty(400, 300, QImage::Format_RGB32);
        empty.fill(Qt::white);
        QVERIFY(!scan::readQrCode(empty).has_value());
    }

    void forgivesAHastyPhoto()
    {
        const QImage raster = toRaster(m_document, Sheet::Thermal58);
        int read = 0;
        for (int shot = 0; shot < 10; ++shot)
            read += scan::readQrCode(photoOf(raster, shot)) == test::samplePayload() ? 1 : 0;

        QVERIFY2(read >= 9, qPrintable(QStringLiteral("%1 of 10 photos").arg(read)));
    }

    void provesTheSignatureFromPaper()
    {
        const auto text = scan::readQrCode(toRaster(m_document, Sheet::Thermal58));
        QVERIFY(text.has_value());
        const auto qr = domain::parseReceiptQr(*text);
        QVERIFY(qr.has_value());

        QVERIFY(crypto::isSignedBy(test::sampleKeys().publicKey, viewOf(domain::receiptMessage(qr->body)), qr->signature));
    }

    void makesAPdfThatOthersCanRead()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("receipt.pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray pdf = toPdf(m_document, QStringLiteral("7K3P-12-D"));
        QCOMPARE(file.write(pdf), pdf.size());
        file.close();

        QByteArray fonts;
        QVERIFY(run(QStringLiteral("pdffonts"), {file.fileName()}, &fonts));
        const QList<QByteArray> lines = fonts.trimmed().split('\n');
        QVERIFY(lines.size() >= 4); // two lines of heading, regular and bold
        const qsizetype embedded = lines.first().indexOf("emb");
        for (qsizetype i = 2; i < lines.size(); ++i)
            QCOMPARE(lines.at(i).mid(embedded, 3), QByteArray("yes"));

        QByteArray text;
        QVERIFY(run(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")}, &text));
        for (const char *word : {"TANDA TERIMA", "7K3P-12-D", "Sutinah", "24 November 2026, 13.30 WIB", "Pendaftaran warga", "KELURAHAN TAMAN"})
            QVERIFY2(text.contains(word), word);

        QVERIFY(run(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("300"), QStringLiteral("-png"), QStringLiteral("-singlefile"), file.fileName(), folder.filePath(QStringLiteral("page"))}));
        QCOMPARE(scan::readQrCode(QImage(folder.filePath(QStringLiteral("page.png")))), test::samplePayload());
    }

    void losesNoWordOfAHostileReceipt()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("receipt.pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toPdf(receiptDocument(test::hostileReceipt()), QStringLiteral("x")));
        file.close();

        QByteArray text;
        QVERIFY(run(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), file.fileName(), QStringLiteral("-")}, &text));
        const QString all = QString::fromUtf8(text).remove(QRegularExpression(QStringLiteral("\\s")));

        const ReceiptContent content = test::hostileReceipt();
        for (const QString &words : {content.holderName, content.detail, content.operatorName, content.areaLine, content.officeName.toUpper(), content.code})
            QVERIFY(all.contains(QString(words).remove(QRegularExpression(QStringLiteral("\\s")))));
    }

private:
    std::unique_ptr<QTranslator> m_words;
    Document m_document;
};

GUYUB_TEST(ScanTest)
#include "scantest.moc"
