#include "ui/print/paper.h"

#include "ui/fonts/fonts.h"
#include "ui/print/paperlayout.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace guyub::print {

namespace {

constexpr int kPdfDpi = 600;
constexpr int kBlackBelow = 128;
constexpr double kTightGaps = 1;
constexpr double kTightEdgeMm = 8; // more than any printer leaves white

void setHints(QPainter &painter, bool smooth)
{
    painter.setRenderHint(QPainter::Antialiasing, smooth);
    painter.setRenderHint(QPainter::TextAntialiasing, smooth);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
}

// Sheets are cut to size: what runs over by little moves closer together, so that no paper parts from its code.
SheetStyle fittingStyle(const Document &document, Sheet sheet)
{
    const SheetStyle style = styleOf(sheet);
    if (style.isRoll() || PaperLayout(document, style).pages() == 1)
        return style;
    SheetStyle tight = style;
    tight.gapFactor = kTightGaps;
    tight.top = tight.bottom = style.mm(kTightEdgeMm);
    return PaperLayout(document, tight).pages() == 1 ? tight : style;
}

} // namespace

QByteArray toPdf(const Document &document, const QString &title)
{
    fonts::load();
    const PaperLayout layout(document, fittingStyle(document, Sheet::A5));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kPdfDpi);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Guyub"));
    QPainter painter(&writer);
    setHints(painter, true);
    for (int page = 0; page < layout.pages(); ++page) {
        if (page > 0)
            writer.newPage();
        layout.paint(painter, page);
    }
    painter.end();
    return bytes;
}

QImage toRaster(const Document &document, Sheet thermal)
{
    fonts::load();
    const PaperLayout layout(document, styleOf(thermal));
    QImage canvas(widthDots(thermal), static_cast<int>(layout.height()), QImage::Format_RGB32);
    canvas.fill(Qt::white);
    {
        QPainter painter(&canvas);
        setHints(painter, false);
        layout.paint(painter, 0);
    }
    QImage raster(canvas.size(), QImage::Format_Mono);
    raster.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    raster.fill(0);
    for (int y = 0; y < canvas.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(canvas.constScanLine(y));
        uchar *bits = raster.scanLine(y);
        for (int x = 0; x < canvas.width(); ++x)
            if (qGray(line[x]) < kBlackBelow)
                bits[x / 8] = static_cast<uchar>(bits[x / 8] | (0x80 >> (x % 8)));
    }
    return raster;
}

QImage toPreview(const Document &document, Sheet sheet, int widthPx)
{
    fonts::load();
    const PaperLayout layout(document, fittingStyle(document, sheet));
    const SheetStyle &style = layout.style();
    const double scale = widthPx / style.paperWidth;
    const double edge = (style.paperWidth - style.width) / 2;
    const double pageHeight = style.isRoll() ? layout.height() + 2 * edge : style.paperHeight;
    QImage image(widthPx, static_cast<int>(std::ceil(pageHeight * layout.pages() * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    setHints(painter, true);
    for (int page = 0; page < layout.pages(); ++page) {
        painter.resetTransform();
        painter.scale(scale, scale);
        painter.translate(edge, page * pageHeight + (style.isRoll() ? edge : 0));
        layout.paint(painter, page);
    }
    return image;
}

} // namespace guyub::print
