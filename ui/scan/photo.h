// A picture as it is kept: upright, small, and without what a camera writes beside it (place, time, serial numbers).
#pragma once

#include "app/base/error.h"

#include <QByteArray>

namespace guyub::scan {

inline constexpr int kPhotoPixels = 640;     // longer side
inline constexpr int kThumbnailPixels = 160; // longer side

struct Photo
{
    QByteArray jpeg, thumbnail; // both JPEG
};

// Out of a PNG or JPEG file of at most 40 megapixels. Any thread. Errors: BadInput (no such picture, too large; the detail
// says what to do).
Result<Photo> readPhoto(const QByteArray &file);

} // namespace guyub::scan
