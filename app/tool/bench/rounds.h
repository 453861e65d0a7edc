// Interleaved rounds: both sides once a round, the first one changing places, so that a noisy machine disturbs both alike;
// medians and ratios of processor time, which is more trustworthy than wall time on a shared machine.
#pragma once

#include "app/base/error.h"

#include <chrono>
#include <functional>
#include <vector>

namespace guyub::bench {

struct Cost
{
    double cpuMs = 0, wallMs = 0;
};

// Processor time of this process (user and system) and wall time since it was made.
class Stopwatch
{
public:
    Stopwatch();
    Cost elapsed() const;

private:
    double m_cpuMs;
    std::chrono::steady_clock::time_point m_start;
};

double median(std::vector<double> values); // 0 of none

// How far long work is; false: stop, which is ErrorCode::Cancelled then.
using Progress = std::function<bool(quint64 done, quint64 total)>;
using ProgressOf = std::function<Progress(const QString &what)>;
Result<> goOn(const Progress &progress, quint64 done, quint64 total);

// SQLite's own file layer, and ours over it.
enum class Side : quint8 { Plain, Sealed };

struct Compared
{
    Cost plain, sealed; // medians
    int rounds = 0;
    double cpuRatio() const { return sealed.cpuMs / plain.cpuMs; }
    double wallRatio() const { return sealed.wallMs / plain.wallMs; }
};

// `round` answers what it cost, with its own preparation left out. Errors: those of `round`, Cancelled.
Result<Compared> compare(int rounds, const Progress &progress, const std::function<Result<Cost>(Side)> &round);

} // namespace guyub::bench
