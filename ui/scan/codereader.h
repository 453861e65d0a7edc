// Reads a QR code off a picture: a photo of a receipt, a camera frame, a scanned page.
#pragma once

#include <QImage>
#include <QString>

#include <optional>

namespace guyub::scan {

// The text of the first QR code found, however turned, blurred or inverted. Nothing when none can be read. Any thread;
// a camera frame takes some milliseconds, a large photo without a code up to a second.
std::optional<QString> readQrCode(const QImage &picture);

} // namespace guyub::scan
