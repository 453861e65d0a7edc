#include "storage/logreader.h"

namespace guyub::storage {

Result<Bodies> openBodies(SubjectKeyTable &keys, const protocol::Commit &commit)
{
    Bodies bodies;
    for (int i = 0; i < commit.ops.size(); ++i) {
        const protocol::Op &op = commit.ops.at(i);
        GUYUB_TRY_VALUE(const auto entry, keys.find(op.subject));
        const std::optional<protocol::SubjectKey> key = entry ? entry->forTier(op.tier) : std::nullopt;
        if (!key) {
            bodies.append(std::nullopt);
            continue;
        }
        // Another device's poison must stop neither the inbox nor a rebuild: what does not open is not there.
        const auto body = protocol::openBody(commit, i, *key);
        bodies.append(body ? std::optional(*body) : std::nullopt);
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
