// Writes the sample receipts as pictures and files, to look at: guyub-papers FOLDER.
#include "tests/paper/samplepapers.h"
#include "translations/language.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>

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

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const QDir folder(QGuiApplication::arguments().value(1, QStringLiteral(".")));
    const auto words = translations::wordsOf(u"id");
    if (!words || !QCoreApplication::installTranslator(words.get()) || !folder.mkpath(QStringLiteral(".")))
        return 1;
    ReceiptContent copy = test::sampleReceipt();
    copy.copy = 1;
    copy.isProvisional = true;
    const bool written = show(folder, QStringLiteral("original"), test::sampleReceipt()) && show(folder, QStringLiteral("copy"), copy) && show(folder, QStringLiteral("hostile"), test::hostileReceipt());
    return written ? 0 : 1;
}
