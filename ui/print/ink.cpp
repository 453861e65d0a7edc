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

// Deep bands under bright lines: on a dark screen the child's own line is the brightest thing.
ChartInk darkInk()
{
    ChartInk ink;
    ink.paper = QColor(0x14, 0x1c, 0x18);
    ink.text = QColor(0xe8, 0xef, 0xea);
    ink.grid = QColor(255, 255, 255, 34);
    ink.lineMedian = QColor(0x8f, 0xdc, 0x94);
    ink.lineOuter = QColor(0xe2, 0xb7, 0x74);
    ink.lineLow = QColor(0xff, 0x8a, 0x80);
    ink.point = ink.tag = QColor(0xdc, 0xe9, 0xff);
    ink.tagText = QColor(0x0b, 0x1c, 0x38);
    ink.bandGreen = QColor(0x1f, 0x58, 0x34);
    ink.bandLightGreen = QColor(0x2d, 0x49, 0x33);
    ink.bandYellow = QColor(0x5c, 0x4e, 0x16);
    ink.bandOrange = QColor(0x6b, 0x43, 0x18);
    ink.bandRed = QColor(0x4f, 0x24, 0x26);
    return ink;
}

ChartInk contrastInk()
{
    ChartInk ink = darkInk();
    ink.paper = Qt::black;
    ink.text = Qt::white;
    ink.grid = QColor(255, 255, 255, 70);
    ink.lineMedian = QColor(0x7c, 0xff, 0x8c);
    ink.lineOuter = QColor(0xff, 0xd4, 0x5e);
    ink.lineLow = QColor(0xff, 0x9d, 0x94);
    ink.point = ink.tag = Qt::white;
    ink.tagText = Qt::black;
    ink.bandGreen = QColor(0x00, 0x3c, 0x14);
    ink.bandLightGreen = QColor(0x12, 0x2c, 0x18);
    ink.bandYellow = QColor(0x3d, 0x32, 0x00);
    ink.bandOrange = QColor(0x4a, 0x2a, 0x00);
    ink.bandRed = QColor(0x3c, 0x0c, 0x10);
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
