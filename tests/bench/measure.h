// Times of many calls, told as median, 99th percentile and maximum: on the wall, and of this thread's own work, which a
// busy machine does not stretch.
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include <time.h>

namespace guyub::bench {

class Times
{
public:
    template<typename Call>
    auto time(const Call &call)
    {
        QElapsedTimer timer;
        timer.start();
        const double before = ownUs();
        auto result = call();
        m_own.push_back(ownUs() - before);
        m_us.push_back(double(timer.nsecsElapsed()) / 1000);
        return result;
    }
    double quantile(double share) { return quantile(m_us, share); }
    void tell(const char *what)
    {
        std::printf("%-44s n %6zu   wall p50 %8.3f p99 %8.3f max %8.3f ms   own p50 %8.3f p99 %8.3f ms\n", what, m_us.size(), quantile(0.5) / 1000, quantile(0.99) / 1000, quantile(1) / 1000,
            quantile(m_own, 0.5) / 1000, quantile(m_own, 0.99) / 1000);
        std::fflush(stdout);
    }

private:
    static double ownUs()
    {
        timespec now {};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
    }
    static double quantile(std::vector<double> &us, double share)
    {
        std::sort(us.begin(), us.end());
        return us.empty() ? 0 : us[std::min(us.size() - 1, static_cast<std::size_t>(double(us.size()) * share))];
    }

    std::vector<double> m_us, m_own;
};

inline void tellRate(const char *what, double count, double seconds)
{
    std::printf("%-44s %10.0f in %8.2f CPU s   %10.0f /s\n", what, count, seconds, count / seconds);
    std::fflush(stdout);
}

} // namespace guyub::bench
