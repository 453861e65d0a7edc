#include "app/host/secrecy.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace guyub::host {

void keepMemoryPrivate()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // its search for leaks looks into the program from beside it
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // a core that is piped to a program heeds no limit
#endif
}

} // namespace guyub::host
