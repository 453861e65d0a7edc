// One target under libFuzzer. GUYUB_FUZZ_TARGET names it; GUYUB_FUZZ_SEEDS names a folder to write its seeds to.
#include "tests/fuzz/targets.h"

#include <QFile>

#include <sodium.h>

using namespace guyub;

namespace {

fuzz::Target chosen;

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    fuzz::require(sodium_init() >= 0, "libsodium starts");
    const QByteArray name = qgetenv("GUYUB_FUZZ_TARGET");
    for (const fuzz::Target &target : fuzz::allTargets())
        if (name == target.name)
            chosen = target;
    fuzz::require(chosen.run, "GUYUB_FUZZ_TARGET names a target");
    const QString folder = qEnvironmentVariable("GUYUB_FUZZ_SEEDS");
    int number = 0;
    for (const QByteArray &seed : folder.isEmpty() ? QList<QByteArray>() : chosen.seeds()) {
        QFile file(QStringLiteral("%1/seed%2").arg(folder).arg(++number));
        fuzz::require(file.open(QIODevice::WriteOnly) && file.write(seed) == seed.size(), "seeds can be written");
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    chosen.run({data, size});
    return 0;
}
