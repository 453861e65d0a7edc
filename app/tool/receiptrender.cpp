// guyub receipt render
#include "app/base/durablefile.h"
#include "app/tool/commands.h"
#include "app/tool/openstore.h"
#include "app/tool/receiptargument.h"
#include "app/usecase/printreceipt.h"
#include "translations/language.h"
#include "ui/print/receiptpaper.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace guyub::tool {

namespace {

using print::Sheet;

struct Form
{
    const char *name;
    Sheet sheet;
    ports::Medium medium;
    bool isPicture;
};
constexpr Form kForms[] = {{"pdf-a5", Sheet::A5, ports::Medium::A5Pdf, false}, {"png-58", Sheet::Thermal58, ports::Medium::Thermal58, true}, {"png-80", Sheet::Thermal80, ports::Medium::Thermal80, true},
    {"raster-58", Sheet::Thermal58, ports::Medium::Thermal58, false}, {"raster-80", Sheet::Thermal80, ports::Medium::Thermal80, false}};

const Form *formOf(const QString &name)
{
    for (const Form &form : kForms)
        if (name == QLatin1String(form.name))
            return &form;
    return nullptr;
}

QByteArray bytesOf(const print::ReceiptContent &content, const Form &form)
{
    const print::Document document = print::receiptDocument(content);
    if (form.sheet == Sheet::A5)
        return print::toPdf(document, content.code);
    const QImage raster = print::toRaster(document, form.sheet);
    if (!form.isPicture)
        return print::toEscPos(raster);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    raster.save(&buffer, "PNG");
    return bytes;
}

struct Rendered
{
    usecase::ReceiptFacts facts;
    int copy = 0;
    qsizetype size = 0;
};

Result<Rendered> render(OpenStore &opened, const QString &receipt, const Form &form, const QString &path)
{
    Rendered done;
    GUYUB_TRY_VALUE(const EntityId id, receiptArgument(receipt, opened.store()));
    GUYUB_TRY_VALUE(done.facts, usecase::receiptFacts(opened.store(), id));
    usecase::PrintReceipt papers(opened.store(), opened.clock);
    GUYUB_TRY_VALUE(done.copy, papers.begin(id, form.medium)); // the file is a paper: whoever has it can print it
    const QByteArray bytes = bytesOf(print::receiptContent(done.facts, done.copy), form);
    done.size = bytes.size();
    const auto written = writeDurably(path, bytes, FileAccess::OwnerOnly);
    if (!written) {
        GUYUB_TRY(papers.failed(id, done.copy, form.medium));
        return tl::unexpected(written.error());
    }
    return done;
}

int run(const Arguments &arguments)
{
    const Form *form = formOf(arguments.value(QStringLiteral("as")));
    const QString path = arguments.value(QStringLiteral("out"));
    if (arguments.rest().size() != 1)
        return wrongUse(kReceiptRender, QStringLiteral("name one receipt by id or code"));
    if (!form || path.isEmpty())
        return wrongUse(kReceiptRender, QStringLiteral("say --as pdf-a5, png-58, png-80, raster-58 or raster-80, and --out FILE"));
    const auto words = translations::wordsOf(u"id"); // papers speak Indonesian
    if (words)
        QCoreApplication::installTranslator(words.get());
    return withStore(kReceiptRender, arguments, [&](OpenStore &opened) {
        const auto done = render(opened, arguments.rest().front(), *form, path);
        if (!done)
            return failWith(done.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(done->facts.id)}, {QStringLiteral("code"), done->facts.code}, {QStringLiteral("copy"), done->copy},
                {QStringLiteral("as"), QLatin1String(form->name)}, {QStringLiteral("bytes"), done->size}}));
        return writeLines({QStringLiteral("%1 %2 %3 bytes").arg(done->facts.code, done->copy == 0 ? QStringLiteral("original") : QStringLiteral("copy-%1").arg(done->copy)).arg(done->size)});
    });
}

} // namespace

const Command kReceiptRender{"receipt", "render", GUYUB_STORE_OPTIONS "as= out=",
    GUYUB_STORE_USAGE "--as pdf-a5|png-58|png-80|raster-58|raster-80 --out FILE RECEIPT",
    "Draws the next paper of a receipt into a file and counts it: the first is the original, each one after it is marked SALINAN.", run, Operands::One, true};

} // namespace guyub::tool
