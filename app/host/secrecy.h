// What the system may keep of a running program: nothing. Its memory holds what lies sealed on the disk.
#pragma once

namespace guyub::host {

// The first call of every main. No core dump, whatever killed the program; no other program of this user looks into it.
void keepMemoryPrivate();

} // namespace guyub::host
