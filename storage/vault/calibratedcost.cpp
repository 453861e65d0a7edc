#include "storage/vault/keyfile.h"

#include <QElapsedTimer>

#include <algorithm>

#include <unistd.h>

namespace guyub::vault {

crypto::PasswordCost calibratedCost(int targetMs)
{
    constexpr std::uint64_t kRoomyMachineBytes = 3'500'000'000;
    const auto machineBytes = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES))) * static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PAGESIZE)));
    crypto::PasswordCost cost;
    if (machineBytes >= kRoomyMachineBytes)
        cost.memoryBytes *= 2;
    const auto measure = [&cost] {
        QElapsedTimer timer;
        timer.start();
        const auto stretched = crypto::stretch(crypto::SecretBytes::random(16), crypto::randomBytes<16>(), cost);
        return stretched ? std::max<qint64>(1, timer.elapsed()) : -1;
    };
    const crypto::PasswordCost floor;
    qint64 elapsedMs = measure();
    if (cost.memoryBytes > floor.memoryBytes && (elapsedMs < 0 || elapsedMs > targetMs)) { // too much for this machine
        cost = floor;
        elapsedMs = measure();
    }
    if (elapsedMs > 0)
        cost.passes = static_cast<std::uint32_t>(std::clamp<qint64>(floor.passes * static_cast<qint64>(targetMs) / elapsedMs, floor.passes, 16));
    return cost;
}

} // namespace guyub::vault
