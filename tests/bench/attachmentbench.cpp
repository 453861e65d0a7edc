// How fast attachments are sealed and opened on one core, beside a plain copy with SHA-256.
#include "storage/vault/attachmentfile.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

#include <time.h>

using namespace guyub;
using namespace guyub::vault;

namespace {

constexpr std::size_t kBytes = 50'000'000;

double cpuSeconds()
{
    timespec now {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

template<typename Call>
double secondsOf(const Call &call)
{
    const double before = cpuSeconds();
    call();
    return cpuSeconds() - before;
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void tell(const char *what, const std::vector<double> &times)
{
    std::printf("%-28s %8.0f MB/s of one core's time, median of %zu\n", what, double(kBytes) / 1e6 / median(times), times.size());
}

ReadBytes reader(const Bytes &bytes)
{
    return [&bytes, at = std::size_t(0)](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
        const std::size_t more = std::min(size, bytes.size() - at);
        std::memcpy(out, bytes.data() + at, more);
        at += more;
        return more;
    };
}

} // namespace

int main(int argc, char **argv)
{
    const bool isQuick = argc > 1 && std::strcmp(argv[1], "--quick") == 0;
    Bytes plain(kBytes), sealed(sealedBytesOf(kBytes)), out(kBytes + kAttachmentPieceBytes);
    for (std::size_t i = 0; i < kBytes; ++i)
        plain[i] = static_cast<Byte>(i * 31 + i / 251);
    std::vector<double> copying, sealing, opening;
    for (int round = 0; round < (isQuick ? 1 : 15); ++round) { // interleaved
        copying.push_back(secondsOf([&] {
            FileHash hash;
            for (std::size_t at = 0; at < kBytes; at += kAttachmentPieceBytes) {
                const std::size_t size = std::min(kAttachmentPieceBytes, kBytes - at);
                std::memcpy(out.data() + at, plain.data() + at, size);
                hash.add({out.data() + at, size});
            }
            hash.finish();
        }));
        SealedAttachment facts;
        std::size_t at = 0;
        const auto into = [&at](Bytes &target) {
            return [&at, &target](const Byte *bytes, std::size_t size) -> Result<> {
                std::memcpy(target.data() + at, bytes, size);
                at += size;
                return {};
            };
        };
        sealing.push_back(secondsOf([&] { facts = std::move(*sealAttachment(kBytes, reader(plain), into(sealed))); }));
        at = 0;
        bool isGood = false;
        opening.push_back(secondsOf([&] { isGood = openAttachment(facts.key, kBytes, reader(sealed), into(out)).has_value(); }));
        if (!isGood)
            return 1;
    }
    tell("copy and SHA-256", copying);
    tell("seal (with SHA-256)", sealing);
    tell("open", opening);
    return 0;
}
