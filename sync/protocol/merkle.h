// The ledger's Merkle tree (RFC 6962 §2.1 with BLAKE2b-256; leaves come from leafHash() in segment.h, inner nodes are
// BLAKE2b-256(0x01, left, right)). Only the right edge is kept: appending and the root take O(log n).
#pragma once

#include "app/base/ids.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace guyub::protocol {

class MerkleFrontier
{
public:
    void append(const Hash &leaf);
    quint64 size() const { return m_size; }
    Hash root() const; // of the empty tree: BLAKE2b-256 of nothing
    // 8 bytes of size, then 32 bytes for each complete subtree from left to right.
    QByteArray encode() const;
    static std::optional<MerkleFrontier> decode(const QByteArray &bytes);
    friend bool operator==(const MerkleFrontier &, const MerkleFrontier &) = default;

private:
    quint64 m_size = 0;
    std::vector<Hash> m_subtrees; // one per set bit of the size, largest first
};

} // namespace guyub::protocol
