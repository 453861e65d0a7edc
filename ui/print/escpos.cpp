#include "ui/print/paper.h"

#include <algorithm>

namespace guyub::print {

namespace {

constexpr int kLeastBand = 24, kLargestBand = 128;
constexpr int kForbidden = 48; // cheap printers print garbage when a band's height is a multiple of this (UX, printing paths)
constexpr int kPadding = 8;
constexpr int kFeedLines = 4;  // up to the tear bar

// GS v 0: raster bit image, normal size; width in bytes and height in rows, both little-endian.
void addBand(QByteArray &out, const QImage &raster, int from, int rows)
{
    const int rowBytes = (raster.width() + 7) / 8;
    const int height = rows % kForbidden == 0 ? rows + kPadding : rows;
    const auto low = [](int value) { return static_cast<char>(value & 0xff); };
    const auto high = [](int value) { return static_cast<char>(value >> 8); };
    out.append("\x1dv0", 3).append('\0');
    out.append(low(rowBytes)).append(high(rowBytes)).append(low(height)).append(high(height));
    for (int y = from; y < from + rows; ++y)
        out.append(reinterpret_cast<const char *>(raster.constScanLine(y)), rowBytes);
    out.append((height - rows) * rowBytes, '\0');
}

} // namespace

QByteArray toEscPos(const QImage &raster, int bandRows)
{
    Q_ASSERT(raster.format() == QImage::Format_Mono);
    int band = std::clamp(bandRows, kLeastBand, kLargestBand);
    if (band % kForbidden == 0)
        band += kPadding;
    QByteArray out("\x1b@\n", 3); // initialise; a line feed before any image
    for (int y = 0; y < raster.height(); y += band)
        addBand(out, raster, y, std::min(band, raster.height() - y));
    out.append("\x1b" "d", 2).append(static_cast<char>(kFeedLines));
    out.append("\x1dV\x01", 3); // partial cut; printers without a knife ignore it
    return out;
}

} // namespace guyub::print
