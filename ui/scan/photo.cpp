#include "ui/scan/photo.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

namespace guyub::scan {

namespace {

constexpr qint64 kMostPixels = 40'000'000;
constexpr int kMostMiB = 256; // of a decoded picture
constexpr int kPhotoQuality = 80, kThumbnailQuality = 70;

// From the pixels alone: nothing the camera wrote goes along.
QByteArray jpegOf(const QImage &image, int longest, int quality)
{
    const bool isLarge = image.width() > longest || image.height() > longest;
    const QImage small = isLarge ? image.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
    QImage onWhite(small.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter painter(&onWhite);
    painter.drawImage(0, 0, small);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    return writer.write(onWhite) ? bytes : QByteArray();
}

} // namespace

Result<Photo> readPhoto(const QByteArray &file)
{
    const bool isJpeg = file.startsWith("\xFF\xD8\xFF"), isPng = file.startsWith("\x89PNG\r\n\x1A\n");
    if (!isJpeg && !isPng)
        return fail(ErrorCode::BadInput, QStringLiteral("this is no JPEG or PNG picture; save it as one of these"));
    QByteArray bytes = file;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, isJpeg ? "jpeg" : "png");
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > kMostPixels)
        return fail(ErrorCode::BadInput, size.isValid() ? QStringLiteral("the picture has more than 40 megapixels; make it smaller first") : QStringLiteral("the picture cannot be read; take it again"));
    QImageReader::setAllocationLimit(kMostMiB);
    reader.setAutoTransform(true); // upright, as the camera was held
    if (isJpeg) // a JPEG decodes small at once
        reader.setScaledSize(size.scaled(kPhotoPixels * 2, kPhotoPixels * 2, Qt::KeepAspectRatio).boundedTo(size));
    const QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorCode::BadInput, QStringLiteral("the picture cannot be read; take it again"));
    Photo photo{jpegOf(image, kPhotoPixels, kPhotoQuality), jpegOf(image, kThumbnailPixels, kThumbnailQuality)};
    if (photo.jpeg.isEmpty() || photo.thumbnail.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("the picture cannot be written as JPEG on this machine; install Qt's JPEG plugin"));
    return photo;
}

} // namespace guyub::scan
