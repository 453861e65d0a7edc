// The identifiers of the log (DESIGN §4). All are opaque bytes; text forms are lower-case hexadecimal.
#pragma once

#include "app/base/bytes.h"

#include <QByteArray>
#include <QString>

namespace guyub {

using Id = FixedBytes<16>;   // an entity, an op_uid, an operator, a job
using Hash = FixedBytes<32>; // BLAKE2b-256
using EntityId = Id;
using StreamId = Id; // one incarnation of one device; BLAKE2b-128("guyub.stream.1", device key, 16 random bytes)
using OpUid = Id;

using PublicKey = FixedBytes<32>; // Ed25519 or X25519
using Signature = FixedBytes<64>; // Ed25519, detached

inline QByteArray toByteArray(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}
inline ByteView viewOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const Byte *>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}
template<std::size_t N>
QByteArray toByteArray(const FixedBytes<N> &bytes)
{
    return toByteArray(bytes.view());
}
template<std::size_t N>
QString toHexString(const FixedBytes<N> &bytes)
{
    return QString::fromStdString(bytes.toHex());
}

} // namespace guyub
