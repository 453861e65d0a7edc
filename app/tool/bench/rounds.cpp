#include "app/tool/bench/rounds.h"

#include <algorithm>

#include <time.h>

namespace guyub::bench {

namespace {

double cpuMs()
{
    timespec now {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Cost medianOf(const std::vector<Cost> &costs)
{
    std::vector<double> cpu, wall;
    for (const Cost &cost : costs) {
        cpu.push_back(cost.cpuMs);
        wall.push_back(cost.wallMs);
    }
    return {median(std::move(cpu)), median(std::move(wall))};
}

} // namespace

Stopwatch::Stopwatch() : m_cpuMs(cpuMs()), m_start(std::chrono::steady_clock::now()) { }

Cost Stopwatch::elapsed() const
{
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - m_start;
    return {cpuMs() - m_cpuMs, wall.count()};
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Result<> goOn(const Progress &progress, quint64 done, quint64 total)
{
    return progress(done, total) ? Result<>() : fail(ErrorCode::Cancelled, QStringLiteral("nothing of it is left"));
}

Result<Compared> compare(int rounds, const Progress &progress, const std::function<Result<Cost>(Side)> &round)
{
    std::vector<Cost> plain, sealed;
    for (int i = 0; i < rounds; ++i) {
        for (const Side side : {i % 2 == 0 ? Side::Plain : Side::Sealed, i % 2 == 0 ? Side::Sealed : Side::Plain}) {
            GUYUB_TRY(goOn(progress, plain.size() + sealed.size(), static_cast<quint64>(rounds) * 2));
            GUYUB_TRY_VALUE(const Cost cost, round(side));
            (side == Side::Plain ? plain : sealed).push_back(cost);
        }
    }
    GUYUB_TRY(goOn(progress, 1, 1));
    return Compared{medianOf(plain), medianOf(sealed), rounds};
}

} // namespace guyub::bench
