#include "storage/crypto/secretbytes.h"

#include <cstdlib>
#include <utility>

#include <sodium.h>

namespace guyub::crypto {

void ensureReady()
{
    static const int ready = sodium_init();
    if (ready < 0)
        std::abort();
}

SecretBytes::SecretBytes(std::size_t size) : m_size(size)
{
    if (size == 0)
        return;
    ensureReady();
    m_data = static_cast<Byte *>(sodium_malloc(size));
    if (!m_data)
        std::abort();
    sodium_memzero(m_data, size);
}

SecretBytes SecretBytes::copyOf(ByteView bytes)
{
    SecretBytes result(bytes.size());
    if (result.m_data)
        std::memcpy(result.m_data, bytes.data(), bytes.size());
    return result;
}

SecretBytes SecretBytes::random(std::size_t size)
{
    SecretBytes result(size);
    if (size > 0)
        randombytes_buf(result.m_data, size);
    return result;
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    wipe();
}

void SecretBytes::wipe()
{
    if (m_data)
        sodium_free(m_data); // wipes before it frees
    m_data = nullptr;
    m_size = 0;
}

bool areEqual(ByteView a, ByteView b)
{
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

namespace {

// A key that was copied stands in a vector register until something else does, and whoever looks a function up at its first
// call saves these on the stack. A body that is not empty keeps the calls.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
[[gnu::noinline, gnu::target("avx"), gnu::zero_call_used_regs("all")]] void wipeWideRegisters() { asm volatile(""); }
[[gnu::noinline, gnu::zero_call_used_regs("all")]] void wipeNarrowRegisters() { asm volatile(""); }
void wipeRegisters()
{
    if (__builtin_cpu_supports("avx") != 0)
        wipeWideRegisters();
    else
        wipeNarrowRegisters();
}
#else
void wipeRegisters() { } // by the compiler's leave: what is done next overwrites them
#endif

} // namespace

StackWipe::~StackWipe()
{
    constexpr std::size_t kDeepest = 32'768; // more than any of them needs
    sodium_stackzero(kDeepest);
    wipeRegisters();
}

void fillRandom(Byte *bytes, std::size_t size)
{
    ensureReady();
    randombytes_buf(bytes, size);
}

} // namespace guyub::crypto
