// Inside sync/protocol: the envelope of a segment file. Readable head, a key sealed to the receiver, and the compressed
// content padded to 256 bytes under that key (resources/docs/protocol.md).
#pragma once

#include "sync/protocol/segment.h"

namespace guyub::protocol {

inline constexpr qsizetype kMaxContentBytes = 4 * 1024 * 1024; // decompressed

// `level` of zstd, 1 to 19. Errors: ValueOutOfRange when content or file would be too large.
Result<QByteArray> sealSegmentFile(const SegmentHead &head, const QByteArray &content, const PublicKey &receiver, int level);
// Errors: BadInput (not a segment, cut short, padding, compression beyond the caps), Damaged (another receiver, seal).
Result<QByteArray> openSegmentFile(const QByteArray &file, const PublicKey &receiver, const crypto::SecretBytes &secret);

FixedBytes<8> sealKeyIdOf(const PublicKey &receiver);

} // namespace guyub::protocol
