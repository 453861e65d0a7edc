// Looks at a commit whose chain and signature hold: can its operations be read and merged by everybody? If not, it gets
// its place in the ledger all the same, with a note that nobody applies it.
#pragma once

#include "sync/hub/hublog.h"
#include "sync/hub/interpreter.h"

namespace guyub::hub {

struct Reading
{
    Interpreter::Fields fields;
    QString poison; // English, without personal data; empty: all is well
    bool isPoison() const { return !poison.isEmpty(); }
};
// Keeps the keys that the commit introduces when they are what it says. Inside the caller's transaction.
Result<Reading> readCommit(const protocol::OpenCommit &open, HubLog &log);

} // namespace guyub::hub
