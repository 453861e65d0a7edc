#include "sync/protocol/fieldops.h"

namespace guyub::protocol {

QList<FieldOp> fieldOpsOf(const Commit &commit)
{
    QList<FieldOp> ops;
    for (const bool isSensitive : {false, true})
        for (int i = 0; i < commit.ops.size(); ++i) {
            const Op &op = commit.ops.at(i);
            const auto kind = domain::incomingKindOf(op.kind);
            if (kind && (op.tier >= domain::kSensitiveTier) == isSensitive)
                ops.append(FieldOp{op, i, *kind});
        }
    return ops;
}

} // namespace guyub::protocol
