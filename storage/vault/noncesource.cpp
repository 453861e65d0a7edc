#include "storage/vault/noncesource.h"

#include <atomic>
#include <cstdlib>

#include <pthread.h>

namespace guyub::vault {

namespace {

std::atomic<unsigned> forkGeneration{0};

void afterFork()
{
    forkGeneration.fetch_add(1, std::memory_order_relaxed);
}

void watchForks()
{
    static const int watched = pthread_atfork(nullptr, nullptr, afterFork);
    if (watched != 0)
        std::abort(); // out of memory; going on could repeat a nonce
}

} // namespace

NonceSource::NonceSource()
{
    watchForks();
    draw();
}

void NonceSource::draw()
{
    m_generation = forkGeneration.load(std::memory_order_relaxed);
    m_next = crypto::randomBytes<24>();
}

crypto::Nonce NonceSource::next()
{
    if (m_generation != forkGeneration.load(std::memory_order_relaxed))
        draw();
    const crypto::Nonce result = m_next;
    for (std::size_t i = 16; i < m_next.size() && ++m_next[i] == 0; ++i) { }
    return result;
}

} // namespace guyub::vault
