// Sealed files beside the records: photos, signatures, documents. On the thread that opened the store.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <functional>

namespace guyub::ports {

struct KeptFile
{
    Hash name;      // SHA-256 of the sealed file
    QByteArray key; // 32 bytes, for the record and for nothing else: never shown, logged or exported
    quint64 plainBytes = 0;
};

// Fills `out` as far as there is something; 0 is the end.
using FileSource = std::function<Result<std::size_t>(Byte *out, std::size_t size)>;

class AttachmentStore
{
public:
    virtual ~AttachmentStore() = default;
    // Durable on return, before any record names it. Errors: ValueOutOfRange (empty, too large), BadInput (the source is not
    // of this length), DiskFull, FileFailed; then nothing is kept.
    virtual Result<KeptFile> keep(quint64 plainBytes, const FileSource &source) = 0;
    // One that no record came to name.
    virtual Result<> drop(const Hash &name) = 0;
};

} // namespace guyub::ports
