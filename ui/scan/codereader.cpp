#include "ui/scan/codereader.h"

#include <QPainter>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>

namespace guyub::scan {

namespace {

// Phones photograph a slip with far more pixels than the code needs, and the reader's time grows with them.
constexpr int kLargestSide = 2400;

std::optional<QString> readOnce(const QImage &grey)
{
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine()), 1);
    const ZXing::Result result = ZXing::ReadBarcode(view, hints);
    if (!result.isValid())
        return std::nullopt;
    return QString::fromStdString(result.text());
}

} // namespace

std::optional<QString> readQrCode(const QImage &picture)
{
    if (picture.isNull())
        return std::nullopt;
    QImage opaque = picture;
    if (picture.hasAlphaChannel()) { // a transparent ground counts as paper
        opaque = QImage(picture.size(), QImage::Format_RGB32);
        opaque.fill(Qt::white);
        QPainter(&opaque).drawImage(0, 0, picture);
    }
    QImage grey = opaque.convertToFormat(QImage::Format_Grayscale8);
    if (std::max(grey.width(), grey.height()) > kLargestSide)
        grey = grey.scaled(kLargestSide, kLargestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8);
    if (auto text = readOnce(grey))
        return text;
    grey.invertPixels();
    return readOnce(grey);
}

} // namespace guyub::scan
