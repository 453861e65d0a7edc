// The typeface of every screen and every paper: Noto Sans, bundled, so that both look the same on every machine.
#pragma once

namespace guyub::fonts {

inline constexpr char kFamily[] = "Noto Sans";

// Makes regular and bold known to this program. Call it once there is a QGuiApplication; calling it again does no harm.
// GUI thread.
void load();

} // namespace guyub::fonts
