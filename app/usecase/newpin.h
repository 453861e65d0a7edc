// What a new PIN or passphrase must be like. What was set before stays good for signing in, whatever it is like.
#pragma once

#include "app/base/bytes.h"
#include "app/base/pinlength.h"

namespace guyub::usecase {

enum class PinFault {
    None,
    TooShort,     // fewer than kShortestPin characters
    TooEasy,      // one character over and over, or digits or letters in a row: 777777, 123456, 987654
    LikeABirthday, // digits that are a day: DDMMYY or DDMMYYYY
    SameAsBefore,
};

// `pin` in UTF-8; `before`: the present one, or empty where nobody knows it.
PinFault faultOfPin(ByteView pin, ByteView before = {});

} // namespace guyub::usecase
