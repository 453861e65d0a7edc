// A sealed attachment: a photo, a signature or a document under a key of its own, in pieces of 256 KiB that are read and
// written one after another. What was cut, lengthened, changed or put into another order is found piece by piece. The
// file's name is the SHA-256 of its bytes, so that sha256sum checks it without any key. No Qt GUI, no SQLite; any thread.
//
//   magic "GYBATT01" | cipher 1 | 7 zero bytes | plain bytes (u64, big-endian) | pieces: ciphertext, 16-byte tag
//
// A piece: XChaCha20-Poly1305, nonce = its number from 0 (u64, big-endian) behind 16 zero bytes, for a key seals one file
// only; associated data = header, number, 1 for the last piece and 0 otherwise.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "storage/crypto/secretbytes.h"

#include <functional>
#include <memory>

namespace guyub::vault {

inline constexpr std::size_t kAttachmentPieceBytes = 256 * 1024;
inline constexpr std::size_t kAttachmentHeaderBytes = 24;
inline constexpr std::size_t kAttachmentTagBytes = 16;
inline constexpr quint64 kLargestAttachment = quint64(64) << 20; // plain bytes

// Fills `out` as far as there is something: 0 is the end.
using ReadBytes = std::function<Result<std::size_t>(Byte *out, std::size_t size)>;
using WriteBytes = std::function<Result<>(const Byte *bytes, std::size_t size)>;

// SHA-256 of bytes as they come, as fast as this machine can.
class FileHash
{
public:
    FileHash();
    ~FileHash();
    FileHash(const FileHash &) = delete;
    FileHash &operator=(const FileHash &) = delete;
    void add(ByteView bytes);
    Hash finish(); // once

private:
    struct Private;
    std::unique_ptr<Private> d;
};

struct SealedAttachment
{
    Hash name; // SHA-256 of all bytes written
    crypto::SecretBytes key;
    quint64 plainBytes = 0;
    quint64 fileBytes = 0;
};

// How long the file of so many plain bytes is.
quint64 sealedBytesOf(quint64 plainBytes);

// Seals exactly `plainBytes` under a fresh key. Errors: ValueOutOfRange (empty, or over kLargestAttachment), BadInput
// (`read` gave fewer or more: the file changed meanwhile), and those of `read` and `write`.
Result<SealedAttachment> sealAttachment(quint64 plainBytes, const ReadBytes &read, const WriteBytes &write);

// Gives `write` only what was verified; when an error comes, what was written before is to be thrown away. `plainBytes` is
// what the log says. Errors: Damaged (changed, cut, lengthened, another key or length), NewerFormat, and those of `read`
// and `write`.
Result<> openAttachment(const crypto::SecretBytes &key, quint64 plainBytes, const ReadBytes &read, const WriteBytes &write);

} // namespace guyub::vault
