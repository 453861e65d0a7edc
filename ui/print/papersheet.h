// Inside ui/print: the measures of each sheet. Lengths are in units of the sheet: printer dots (8 a millimetre) on
// thermal paper, 1/600 inch on A5.
#pragma once

#include "ui/print/paper.h"

#include <QColor>
#include <QFont>

namespace guyub::print {

enum class Face { Title, Heading, Code, Text, Strong, Small, Label, Value, Count };

struct SheetStyle
{
    Sheet sheet = Sheet::A5;
    double unitsPerMm = 8;
    double paperWidth = 0;  // the whole sheet, unprintable edge included
    double paperHeight = 0; // 0: a roll, as long as it gets
    double width = 0;       // what can be printed
    double height = 0;
    double margin = 0;      // kept free inside that, left and right
    double top = 0, bottom = 0;
    double labelShare = 0.25; // of the text width, for the label column
    double gapFactor = 1;     // what a millimetre of a gap is worth here
    double thin = 1, thick = 3;
    double qrModule = 6;
    bool qrBeside = false;  // the words of a QR code stand beside it, not below
    double facePx[static_cast<int>(Face::Count)] = {};

    bool isRoll() const { return paperHeight == 0; }
    double textWidth() const { return width - 2 * margin; }
    double mm(double millimetres) const { return millimetres * unitsPerMm; }
    QFont font(Face face) const;
};

SheetStyle styleOf(Sheet sheet);

struct PaperInk // colours of printed matter that is no chart
{
    QColor text{0x14, 0x20, 0x1b};
    QColor quiet{0x46, 0x55, 0x4d};  // labels and small print
    QColor accent{0x0b, 0x5d, 0x46}; // the line under the letterhead, the frame of the number
    QColor hairline{0xb9, 0xc4, 0xbd};
};
PaperInk inkOf(Sheet sheet); // thermal paper knows one: black

} // namespace guyub::print
