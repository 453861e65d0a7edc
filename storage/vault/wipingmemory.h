// The engine's memory: pages of the store in the clear, keys among them, values of statements. It goes back to the system
// wiped, so that nothing of a closed store stays in the program. No Qt here.
#pragma once

namespace guyub::vault {

// For the whole process, from the first call on; CryptVfs::install() makes it. Does nothing when the engine has been
// started before by somebody else, which in our programs nobody does. Any thread.
void wipeEngineMemory();
// Whether what the engine frees is wiped.
bool isEngineMemoryWiped();

} // namespace guyub::vault
