// Inside sync/protocol: the first five elements of an op, as commit, content hash and associated data share them.
#pragma once

#include "sync/protocol/cbor.h"
#include "sync/protocol/commit.h"

namespace guyub::protocol {

void writeOpHeader(CborWriter &writer, const Op &op); // kind, entity, subject, base, tier

} // namespace guyub::protocol
