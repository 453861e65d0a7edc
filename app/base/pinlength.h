// How many characters a new PIN has at least; pads show as many rings. Sign-in takes an older, shorter one all the same.
#pragma once

namespace guyub {

constexpr int kShortestPin = 6;

} // namespace guyub
