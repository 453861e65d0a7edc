// Interleaved rounds: every variant once a round, so that a noisy machine disturbs all alike; medians and ratios of
// processor time, which is more trustworthy than wall time on a shared machine.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace guyub::bench {

struct Cost
{
    double cpuMs = 0, wallMs = 0;
};

// Processor time of this process (user and system) and wall time of `work`.
Cost measure(const std::function<void()> &work);

struct Variant
{
    std::string name;
    std::function<Cost()> run; // one round, with its own preparation left out of the cost
};

// Runs every variant `rounds` times in turn and prints one line each: medians, and the ratio of processor and wall time
// to the first.
void compare(const std::string &title, int rounds, const std::vector<Variant> &variants);

bool isQuick(int argc, char **argv); // --quick: a small load, only to see that it runs

} // namespace guyub::bench
