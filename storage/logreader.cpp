#include "storage/logreader.h"

namespace guyub::storage {

Result<Bodies> openBodies(SubjectKeyTable &keys, const protocol::Commit &commit)
{
    Bodies bodies;
    for (const protocol::Op &op : commit.ops) {
        GUYUB_TRY_VALUE(const auto entry, keys.find(op.subject));
        const std::optional<protocol::SubjectKey> key = entry ? entry->forTier(op.tier) : std::nullopt;
        if (!key) {
            bodies.append(std::nullopt);
            continue;
        }
        GUYUB_TRY_VALUE(const QByteArray body, protocol::openBody(op, *key));
        bodies.append(body);
    }
    return bodies;
}

Result<protocol::OpenCommit> openCommit(SubjectKeyTable &keys, const protocol::Commit &commit)
{
    protocol::OpenCommit open;
    open.commit = commit;
    GUYUB_TRY_VALUE(open.bodies, openBodies(keys, commit));
    for (const protocol::Op &op : commit.ops) {
        if (op.keyHashes.isEmpty())
            continue;
        protocol::OpenCommit::Introduced introduced;
        introduced.subject = op.subject;
        GUYUB_TRY_VALUE(introduced.seed, keys.seedOf(op.subject));
        if (!introduced.seed) {
            GUYUB_TRY_VALUE(const auto entry, keys.find(op.subject));
            if (entry) {
                introduced.k1 = entry->k1;
                introduced.k2 = entry->k2;
            }
        }
        open.introduced.append(introduced);
    }
    return open;
}

} // namespace guyub::storage
