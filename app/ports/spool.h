// The store's side of sending: what waits is sealed into files for the agent, what the agent brought is applied.
// On the thread that opened the store.
#pragma once

#include "app/base/error.h"

namespace guyub::ports {

struct Arrived
{
    int commits = 0;
    int records = 0;
    int refusedFiles = 0; // damaged or foreign; fetched again at the next contact
    bool more = false;    // files are left: ask again
};

class Spool
{
public:
    virtual ~Spool() = default;
    // Seals what waits and leaves the agent its hello. The number of segments; 0 while not enrolled. Cheap when nothing waits.
    virtual Result<int> cut() = 0;
    // Applies the next file the agent has brought. A crash between two files loses nothing.
    virtual Result<Arrived> applyNext() = 0;
};

} // namespace guyub::ports
