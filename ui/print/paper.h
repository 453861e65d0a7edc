// Paper: a document is a list of nodes; one layout draws it to the screen, to A5 PDF and to the 1-bit raster of a thermal
// printer. Fonts are the bundled ones, so the same document is the same paper everywhere. Text that is too long for its
// line is broken, never clipped; A5 goes on on a second page. GUI thread (QGuiApplication).
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

#include <functional>

class QPainter;

namespace guyub::print {

struct Node
{
    enum class Kind { Title, Heading, Text, Strong, Small, KeyValue, Rule, Gap, Qr, Drawing, Mark, Letterhead, Code };
    Kind kind = Kind::Text;
    QString text;  // Mark: white on a black bar; Qr: the payload, empty: its place; Code: a number to be read aloud, in a frame
    QString value; // KeyValue: the value; Code: its label; Qr: lines that say what it is for, beside or below it
    int gapMm = 0;
    bool centred = false;
    // Drawing: paints into (0,0)-(size) in device pixels; `heightPerWidth` gives its shape. `monochrome`: thermal paper.
    std::function<void(QPainter &, const QSizeF &, bool monochrome)> draw;
    double heightPerWidth = 0.6;
};
using Document = QList<Node>;

enum class Sheet { A5, Thermal58, Thermal80 };
constexpr int widthDots(Sheet sheet) { return sheet == Sheet::Thermal58 ? 384 : 576; } // 203 dpi

QByteArray toPdf(const Document &document, const QString &title); // A5, 600 dpi, all fonts embedded
QImage toRaster(const Document &document, Sheet thermal);        // Format_Mono, black on white
// Looks like the paper, `widthPx` wide.
QImage toPreview(const Document &document, Sheet sheet, int widthPx);
// ESC/POS: initialise, GS v 0 bands of `bandRows` (24..128, never a multiple of 48), feed, partial cut.
QByteArray toEscPos(const QImage &raster, int bandRows = 64);

} // namespace guyub::print
