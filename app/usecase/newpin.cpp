#include "app/usecase/newpin.h"

#include "storage/crypto/secretbytes.h"

#include <QDate>

#include <algorithm>

namespace guyub::usecase {

namespace {

bool startsCharacter(Byte byte)
{
    return (byte & 0xc0) != 0x80; // of UTF-8
}

bool isDigit(Byte byte)
{
    return byte >= '0' && byte <= '9';
}

// Every byte is the one before it plus `step`; after 9 comes 0.
bool isRow(ByteView pin, int step)
{
    const bool digits = std::all_of(pin.begin(), pin.end(), isDigit);
    for (std::size_t i = 1; i < pin.size(); ++i) {
        const int difference = pin[i] - pin[i - 1] - step;
        if (difference != 0 && !(digits && difference % 10 == 0))
            return false;
    }
    return true;
}

int numberAt(ByteView pin, std::size_t from, std::size_t digits)
{
    int number = 0;
    for (std::size_t i = from; i < from + digits; ++i)
        number = number * 10 + (pin[i] - '0');
    return number;
}

bool isBirthday(ByteView pin)
{
    constexpr int kOldest = 1900, kNext = 2100;
    if ((pin.size() != 6 && pin.size() != 8) || !std::all_of(pin.begin(), pin.end(), isDigit))
        return false;
    const int day = numberAt(pin, 0, 2), month = numberAt(pin, 2, 2), year = numberAt(pin, 4, pin.size() - 4);
    if (pin.size() == 8)
        return year >= kOldest && year < kNext && QDate::isValid(year, month, day);
    return QDate::isValid(kOldest + year, month, day) || QDate::isValid(kOldest + 100 + year, month, day);
}

} // namespace

PinFault faultOfPin(ByteView pin, ByteView before)
{
    if (std::count_if(pin.begin(), pin.end(), startsCharacter) < kShortestPin)
        return PinFault::TooShort;
    if (!before.empty() && crypto::areEqual(pin, before))
        return PinFault::SameAsBefore;
    if (isRow(pin, 0) || isRow(pin, 1) || isRow(pin, -1))
        return PinFault::TooEasy;
    return isBirthday(pin) ? PinFault::LikeABirthday : PinFault::None;
}

} // namespace guyub::usecase
