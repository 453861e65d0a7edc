// What makes a run under torture cheap and repeatable: chance, the wall clock and the price of a password.
//
//   GUYUB_TORTURE_CHEAP  1: a password is stretched in no time, for thousands of runs; the files are the same otherwise
//   GUYUB_TORTURE_STILL  a number that all chance of the program is drawn from, but for the engine's own (its log's salts)
//   GUYUB_TORTURE_CLOCK  milliseconds since 1970 at the start; each look at the wall clock is a millisecond later
//   GUYUB_TORTURE_JUMP   N:MS, the clock jumps by so many milliseconds at the Nth look at it
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>

#define SHOWN extern "C" __attribute__((visibility("default")))

namespace {

// The function that ours stands in front of.
template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

struct StillWorld
{
    const char *still = std::getenv("GUYUB_TORTURE_STILL");
    const char *clock = std::getenv("GUYUB_TORTURE_CLOCK");
    bool isCheap = std::getenv("GUYUB_TORTURE_CHEAP") != nullptr;
    std::uint64_t chance = still ? std::strtoull(still, nullptr, 10) : 0;
    std::uint64_t nowMs = clock ? std::strtoull(clock, nullptr, 10) : 0;
    const char *jump = std::getenv("GUYUB_TORTURE_JUMP");
    long looksToJump = jump ? std::strtol(jump, nullptr, 10) : 0;
    std::int64_t jumpMs = jump && std::strchr(jump, ':') ? std::strtoll(std::strchr(jump, ':') + 1, nullptr, 10) : 0;
    std::mutex mutex;
};

StillWorld &world()
{
    static StillWorld *const only = new StillWorld; // never destroyed: programs look at the clock until their last breath
    return *only;
}

std::uint64_t draw(std::uint64_t &seed) // splitmix64
{
    std::uint64_t z = (seed += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::uint64_t nextMs()
{
    const std::lock_guard<std::mutex> lock(world().mutex);
    StillWorld &here = world();
    if (here.looksToJump > 0 && --here.looksToJump == 0)
        here.nowMs += static_cast<std::uint64_t>(here.jumpMs);
    return ++here.nowMs;
}

} // namespace

SHOWN void randombytes_buf(void *const out, const size_t size)
{
    static const auto real = next<void (*)(void *, size_t)>("randombytes_buf");
    if (!world().still)
        return real(out, size);
    const std::lock_guard<std::mutex> lock(world().mutex);
    for (std::size_t i = 0; i < size; ++i)
        static_cast<unsigned char *>(out)[i] = static_cast<unsigned char>(draw(world().chance));
}

SHOWN int crypto_pwhash(unsigned char *const out, unsigned long long outSize, const char *const password, unsigned long long passwordSize, const unsigned char *const salt, unsigned long long passes, size_t memory, int kind)
{
    static const auto real = next<int (*)(unsigned char *, unsigned long long, const char *, unsigned long long, const unsigned char *, unsigned long long, size_t, int)>("crypto_pwhash");
    if (!world().isCheap)
        return real(out, outSize, password, passwordSize, salt, passes, memory, kind);
    std::uint64_t seed = passes * 31 + memory;
    const auto mix = [&seed](const unsigned char *bytes, unsigned long long size) {
        for (unsigned long long i = 0; i < size; ++i) {
            seed ^= bytes[i];
            seed = draw(seed);
        }
    };
    mix(reinterpret_cast<const unsigned char *>(password), passwordSize);
    mix(salt, 16);
    for (unsigned long long i = 0; i < outSize; ++i)
        out[i] = static_cast<unsigned char>(draw(seed));
    return 0;
}

SHOWN int clock_gettime(clockid_t clock, struct timespec *out) noexcept
{
    static const auto real = next<int (*)(clockid_t, struct timespec *)>("clock_gettime");
    if (clock != CLOCK_REALTIME || !world().clock)
        return real(clock, out);
    const std::uint64_t now = nextMs();
    out->tv_sec = static_cast<time_t>(now / 1000);
    out->tv_nsec = static_cast<long>(now % 1000 * 1'000'000);
    return 0;
}

SHOWN int gettimeofday(struct timeval *out, void *zone) noexcept
{
    static const auto real = next<int (*)(struct timeval *, void *)>("gettimeofday");
    if (!world().clock)
        return real(out, zone);
    const std::uint64_t now = nextMs();
    out->tv_sec = static_cast<time_t>(now / 1000);
    out->tv_usec = static_cast<suseconds_t>(now % 1000 * 1000);
    return 0;
}
