#include "sync/protocol/merkle.h"

#include "storage/crypto/hash.h"

#include <QtEndian>

#include <bit>

namespace guyub::protocol {

namespace {
Hash nodeOf(const Hash &left, const Hash &right)
{
    const Byte mark = 0x01;
    return crypto::Blake2b("guyub.merkle.1", 32).add({&mark, 1}).add(left.view()).add(right.view()).finish<32>();
}
} // namespace

void MerkleFrontier::append(const Hash &leaf)
{
    Hash node = leaf;
    for (quint64 size = m_size; size & 1; size >>= 1) {
        node = nodeOf(m_subtrees.back(), node);
        m_subtrees.pop_back();
    }
    m_subtrees.push_back(node);
    ++m_size;
}

Hash MerkleFrontier::root() const
{
    if (m_subtrees.empty())
        return crypto::blake2b<32>("guyub.merkle.1", {});
    Hash node = m_subtrees.back();
    for (auto left = m_subtrees.rbegin() + 1; left != m_subtrees.rend(); ++left)
        node = nodeOf(*left, node);
    return node;
}

QByteArray MerkleFrontier::encode() const
{
    QByteArray bytes(8, '\0');
    qToBigEndian(m_size, bytes.data());
    for (const Hash &subtree : m_subtrees)
        bytes += toByteArray(subtree);
    return bytes;
}

std::optional<MerkleFrontier> MerkleFrontier::decode(const QByteArray &bytes)
{
    if (bytes.size() < 8)
        return std::nullopt;
    MerkleFrontier result;
    result.m_size = qFromBigEndian<quint64>(bytes.constData());
    const int count = std::popcount(result.m_size);
    if (bytes.size() != 8 + count * 32)
        return std::nullopt;
    for (int i = 0; i < count; ++i)
        result.m_subtrees.push_back(*Hash::from(viewOf(bytes).subspan(8 + static_cast<std::size_t>(i) * 32, 32)));
    return result;
}

} // namespace guyub::protocol
