#include "storage/vault/wipingmemory.h"

#include <algorithm>
#include <cstring>

#include <sodium.h>
#include <sqlite3.h>

namespace guyub::vault {

namespace {

sqlite3_mem_methods g_base; // the engine's own, set once before anything is allocated

void release(void *memory)
{
    if (memory)
        sodium_memzero(memory, static_cast<std::size_t>(g_base.xSize(memory)));
    g_base.xFree(memory);
}

// The base would move the bytes and leave the old ones behind.
void *reallocate(void *memory, int size)
{
    const int had = g_base.xSize(memory);
    if (size <= had && size > had / 2)
        return memory;
    void *moved = g_base.xMalloc(size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, memory, static_cast<std::size_t>(std::min(size, had)));
    release(memory);
    return moved;
}

bool install()
{
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &g_base) != SQLITE_OK || !g_base.xMalloc)
        return false;
    sqlite3_mem_methods wiping = g_base;
    wiping.xFree = release;
    wiping.xRealloc = reallocate;
    // Without a slab for its first pages the engine frees each page by itself.
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping) == SQLITE_OK && sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0) == SQLITE_OK;
}

bool installOnce()
{
    static const bool isInstalled = install();
    return isInstalled;
}

} // namespace

void wipeEngineMemory()
{
    (void)installOnce();
}

bool isEngineMemoryWiped()
{
    return installOnce();
}

} // namespace guyub::vault
