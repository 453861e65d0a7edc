// Which operations of a commit change fields, and in which order: the same on hub and kiosk, or they would come apart.
#pragma once

#include "app/domain/merge.h"
#include "sync/protocol/commit.h"

namespace guyub::protocol {

struct FieldOp
{
    const Op &op; // of the commit
    int index;
    domain::IncomingKind kind;
    bool isSensitive() const { return op.tier >= domain::kSensitiveTier; }
};

// Consents of a commit come before what rests on them, so tier 2 comes last. The commit must outlive the answer.
QList<FieldOp> fieldOpsOf(const Commit &commit);

} // namespace guyub::protocol
