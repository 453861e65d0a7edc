// pagebench [--quick]: the page cipher alone, the same page again and again. What sealing costs a whole database beside
// plain SQLite is measured by `guyub store bench`.
#include "app/tool/bench/rounds.h"
#include "storage/vault/pagecipher.h"
#include "storage/vault/pagecodec.h"

#include <cstdio>
#include <cstring>
#include <string>

using namespace guyub;

namespace {

struct Work
{
    const char *name;
    std::function<void()> once;
    std::vector<double> cpuMs = {};
};

} // namespace

int main(int argc, char **argv)
{
    const bool isQuick = argc > 1 && std::strcmp(argv[1], "--quick") == 0;
    const int pages = isQuick ? 2'000 : 100'000, rounds = isQuick ? 1 : 7;
    const auto key = crypto::SecretBytes::random(32);
    const vault::PageCodec codec(key);
    const auto nonce = crypto::randomBytes<24>();
    Bytes plain(vault::kPageBytes), sealed(vault::kPageBytes), other(vault::kPageBytes), tag(16);
    crypto::fillRandom(plain.data(), plain.size());
    const vault::PagePlace place{vault::Domain::Page, 2, 0};
    const vault::CipherInput portable{key.data(), nonce.data(), {}, {plain.data(), vault::kNonceOffset}};
    std::vector<Work> works{{"seal, libsodium alone", [&] { vault::encryptPagePortably(portable, other.data(), tag.data()); }},
        {"seal", [&] { codec.seal(place, nonce, plain.data(), sealed.data()); }},
        {"verify", [&] { (void)codec.verify(place, sealed.data()); }},
        {"copy and open", [&] { other = sealed; (void)codec.open(place, other.data()); }}};
    for (int round = 0; round < rounds; ++round)
        for (Work &work : works) {
            const bench::Stopwatch watch;
            for (int i = 0; i < pages; ++i)
                work.once();
            work.cpuMs.push_back(watch.elapsed().cpuMs);
        }
    std::printf("%d pages of 4096 bytes, median of %d rounds\n", pages, rounds);
    for (const Work &work : works)
        std::printf("  %-24s %6.2f us a page\n", work.name, bench::median(work.cpuMs) * 1e3 / pages);
    return 0;
}
