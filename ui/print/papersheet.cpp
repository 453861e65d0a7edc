#include "ui/print/papersheet.h"

#include "ui/fonts/fonts.h"

#include <algorithm>
#include <cmath>

namespace guyub::print {

namespace {

constexpr double kDotsPerMm = 8;
constexpr double kPdfPerMm = 600 / 25.4;
constexpr double kPdfPerPoint = 600 / 72.0;

void setFaces(SheetStyle &style, double factor, std::initializer_list<double> sizes)
{
    std::transform(sizes.begin(), sizes.end(), style.facePx, [factor](double size) { return size * factor; });
}

bool isBold(Face face)
{
    return face != Face::Text && face != Face::Small && face != Face::Label;
}

} // namespace

QFont SheetStyle::font(Face face) const
{
    QFont font{QLatin1String(fonts::kFamily)};
    font.setPixelSize(static_cast<int>(std::lround(facePx[static_cast<int>(face)])));
    font.setBold(isBold(face));
    font.setStyleStrategy(QFont::NoFontMerging);
    // Whole dots on thermal paper; true shapes everywhere else.
    font.setHintingPreference(isRoll() ? QFont::PreferFullHinting : QFont::PreferNoHinting);
    if (face == Face::Title)
        font.setLetterSpacing(QFont::PercentageSpacing, 106);
    return font;
}

SheetStyle styleOf(Sheet sheet)
{
    SheetStyle style;
    style.sheet = sheet;
    if (sheet == Sheet::A5) {
        style.unitsPerMm = kPdfPerMm;
        style.paperWidth = style.width = 420 * kPdfPerPoint; // as QPageSize::A5 rounds to points
        style.paperHeight = style.height = 595 * kPdfPerPoint;
        style.margin = style.mm(16);
        style.top = style.mm(13);
        style.bottom = style.mm(12);
        style.labelShare = 0.22;
        style.thin = style.mm(0.2);
        style.thick = style.mm(0.9);
        style.gapFactor = 1.6;
        style.qrModule = 20; // 0.85 mm
        style.qrBeside = true;
        setFaces(style, kPdfPerPoint, {23, 17, 34, 12, 13, 10, 11.5, 14});
        return style;
    }
    style.unitsPerMm = kDotsPerMm;
    style.width = widthDots(sheet);
    style.paperWidth = sheet == Sheet::Thermal58 ? 58 * kDotsPerMm : 80 * kDotsPerMm;
    style.margin = 4;
    style.top = style.mm(1);
    style.bottom = style.mm(2);
    style.thin = 2;
    style.thick = 5;
    style.qrModule = 6;
    if (sheet == Sheet::Thermal58)
        setFaces(style, 1, {38, 30, 56, 24, 25, 21, 23, 27});
    else
        setFaces(style, 1, {50, 38, 80, 28, 29, 25, 27, 33});
    return style;
}

PaperInk inkOf(Sheet sheet)
{
    PaperInk ink;
    if (sheet != Sheet::A5)
        ink.text = ink.quiet = ink.accent = ink.hairline = QColor(Qt::black);
    return ink;
}

} // namespace guyub::print
