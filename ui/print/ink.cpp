#include "ui/print/growthchart.h"

namespace guyub::print {

// Hues of the bands as on the KMS card, chosen so that each still differs in grey (DOMAIN D.2: compare with a paper book).
ChartInk paperInk()
{
    ChartInk ink;
    ink.paper = QColor(0xff, 0xff, 0xff);
    ink.text = QColor(0x14, 0x20, 0x1b);
    ink.grid = QColor(0, 0, 0, 40);
    ink.lineMedian = QColor(0x1c, 0x6b, 0x2f);
    ink.lineOuter = QColor(0x7a, 0x4a, 0x08);
    ink.lineLow = QColor(0xb0, 0x1e, 0x1e);
    ink.point = QColor(0x0f, 0x2a, 0x5c);
    ink.tag = QColor(0x0f, 0x2a, 0x5c);
    ink.tagText = QColor(0xff, 0xff, 0xff);
    ink.bandGreen = QColor(0x8f, 0xcf, 0x86);
    ink.bandLightGreen = QColor(0xc2, 0xe4, 0xb5);
    ink.bandYellow = QColor(0xfb, 0xe2, 0x83);
    ink.bandOrange = QColor(0xf6, 0xb9, 0x73);
    ink.bandRed = QColor(0xf7, 0xd7, 0xd5);
    return ink;
}

ChartInk thermalInk()
{
    ChartInk ink;
    ink.paper = ink.tagText = Qt::white;
    ink.text = ink.grid = ink.lineMedian = ink.lineOuter = ink.lineLow = ink.point = ink.tag = Qt::black;
    ink.bandGreen = ink.bandLightGreen = ink.bandYellow = ink.bandOrange = ink.bandRed = Qt::white;
    ink.monochrome = true;
    return ink;
}

} // namespace guyub::print
