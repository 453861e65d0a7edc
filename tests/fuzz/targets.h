// Every decoder of foreign bytes, as a function that takes anything and must neither crash, nor hang, nor accept what it
// would itself write otherwise. The same targets run under libFuzzer (packaging/scripts/fuzz) and in fuzztest.
#pragma once

#include "app/base/ids.h"

#include <QByteArray>
#include <QList>

namespace guyub::fuzz {

struct Target
{
    const char *name;
    void (*run)(ByteView input);
    QList<QByteArray> (*seeds)();
};

const QList<Target> &wireTargets(); // what a hub or a kiosk receives
const QList<Target> &fileTargets(); // what is typed, scanned, imported or found on a disk
const QList<Target> &storeTargets(); // what lies on the store's disk, and what else reaches it
QList<Target> allTargets();

// Ends the program with the target's complaint.
void require(bool holds, const char *promise);

} // namespace guyub::fuzz
