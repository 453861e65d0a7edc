#pragma once

#include "storage/commitlog.h"
#include "storage/subjectkeys.h"

namespace guyub::storage {

using Bodies = QList<std::optional<QByteArray>>;

// One body per op; nothing where its key is gone or does not open it.
Result<Bodies> openBodies(SubjectKeyTable &keys, const protocol::Commit &commit);
// The commit with all that a reader elsewhere needs, for a segment.
Result<protocol::OpenCommit> openCommit(SubjectKeyTable &keys, const protocol::Commit &commit);

} // namespace guyub::storage
