#include "tests/bench/rounds.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include <sys/resource.h>

namespace guyub::bench {

namespace {

double cpuMs()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace

Cost measure(const std::function<void()> &work)
{
    const double cpuBefore = cpuMs();
    const auto wallBefore = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - wallBefore;
    return {cpuMs() - cpuBefore, wall.count()};
}

void compare(const std::string &title, int rounds, const std::vector<Variant> &variants)
{
    std::vector<std::vector<double>> cpu(variants.size()), wall(variants.size());
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < variants.size(); ++i) {
            const Cost cost = variants[i].run();
            cpu[i].push_back(cost.cpuMs);
            wall[i].push_back(cost.wallMs);
        }
    std::printf("%s (%d rounds)\n", title.c_str(), rounds);
    for (std::size_t i = 0; i < variants.size(); ++i)
        std::printf("  %-22s cpu %9.1f ms  wall %9.1f ms  cpu x%.2f  wall x%.2f\n", variants[i].name.c_str(), median(cpu[i]), median(wall[i]),
            median(cpu[i]) / median(cpu[0]), median(wall[i]) / median(wall[0]));
    std::fflush(stdout);
}

bool isQuick(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) { return std::strcmp(argument, "--quick") == 0; });
}

} // namespace guyub::bench
