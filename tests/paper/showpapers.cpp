// Writes the sample receipts as pictures and files, to look at: guyub-papers FOLDER.
#include "tests/paper/samplegrowth.h"
#include "tests/paper/samplepapers.h"
#include "translations/language.h"
#include "ui/fonts/fonts.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>

using namespace guyub;
using namespace guyub::print;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool show(const QDir &folder, const QString &name, const ReceiptContent &content)
{
    const Document document = receiptDocument(content);
    const auto path = [&](const char *ending) { return folder.filePath(name + QLatin1String(ending)); };
    return toRaster(document, Sheet::Thermal58).save(path("-58.png")) && toRaster(document, Sheet::Thermal80).save(path("-80.png"))
        && toPreview(document, Sheet::Thermal58, 340).save(path("-58-preview.png")) && toPreview(document, Sheet::A5, 420).save(path("-a5-preview.png"))
        && write(path("-a5.pdf"), toPdf(document, content.code)) && write(path("-58.escpos"), toEscPos(toRaster(document, Sheet::Thermal58)));
}

bool showGrowth(const QDir &folder, const QString &name, const GrowthContent &content)
{
    const auto path = [&](const char *ending) { return folder.filePath(name + QLatin1String(ending)); };
    return toRaster(growthDocument(content, Sheet::Thermal58), Sheet::Thermal58).save(path("-58.png"))
        && toRaster(growthDocument(content, Sheet::Thermal80), Sheet::Thermal80).save(path("-80.png"))
        && toPreview(growthDocument(content, Sheet::A5), Sheet::A5, 560).save(path("-a5-preview.png"))
        && write(path("-a5.pdf"), toPdf(growthDocument(content, Sheet::A5), content.childName));
}

bool showChart(const QDir &folder, const QString &name, const GrowthChart &chart)
{
    QImage image(900, 620, QImage::Format_RGB32);
    QPainter painter(&image);
    QFont font(QLatin1String(fonts::kFamily));
    font.setPixelSize(17);
    paintGrowthChart(painter, image.size(), chart, paperInk(), font);
    painter.end();
    return image.save(folder.filePath(name));
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const QDir folder(QGuiApplication::arguments().value(1, QStringLiteral(".")));
    const auto words = translations::wordsOf(u"id");
    if (!words || !QCoreApplication::installTranslator(words.get()) || !folder.mkpath(QStringLiteral(".")))
        return 1;
    QLocale::setDefault(QLocale(QStringLiteral("id")));
    fonts::load();
    ReceiptContent copy = test::sampleReceipt();
    copy.copy = 1;
    copy.isProvisional = true;
    const bool written = show(folder, QStringLiteral("original"), test::sampleReceipt()) && show(folder, QStringLiteral("copy"), copy) && show(folder, QStringLiteral("hostile"), test::hostileReceipt());
    GrowthChart length = test::sampleChart(30);
    length.indicator = domain::GrowthIndicator::LengthForAge;
    length.points = {{400, 75, false}, {600, 80, false}, {913, 88.5, true}};
    length.unitLabel = QStringLiteral("Panjang/tinggi (cm)");
    const bool grown = showGrowth(folder, QStringLiteral("growth"), test::sampleGrowth()) && showGrowth(folder, QStringLiteral("growth-hostile"), test::hostileGrowth())
        && showChart(folder, QStringLiteral("chart-11.png"), test::sampleChart(11)) && showChart(folder, QStringLiteral("chart-40.png"), test::sampleChart(40))
        && showChart(folder, QStringLiteral("chart-length.png"), length);
    return written && grown ? 0 : 1;
}
