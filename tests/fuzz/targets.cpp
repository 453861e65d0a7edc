#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace guyub::fuzz {

QList<Target> allTargets()
{
    return wireTargets() + fileTargets() + storeTargets();
}

void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "promise broken: %s\n", promise);
    std::abort();
}

} // namespace guyub::fuzz
