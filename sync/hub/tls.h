// The hub's own certificates: a root that kiosks pin by its SHA-256 and one leaf under it, both P-256. They lie outside
// the sealed files, so that a locked hub still takes segments in (DESIGN §9).
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

namespace guyub::hub {

// The name kiosks check in the leaf; addresses change, this does not.
inline constexpr char kTlsName[] = "guyub-hub";

struct TlsIdentity
{
    QByteArray chainPem; // leaf, then root: a kiosk that knows only the hash learns the root from the handshake
    QByteArray keyPem;   // of the leaf
    QByteArray rootDer;
    Hash rootSha256; // SHA-256 of rootDer
};

// Reads the identity in `folder`; the first time it makes one. Errors: FileFailed, Damaged, Bug (OpenSSL refused).
Result<TlsIdentity> openTlsIdentity(const QString &folder);

} // namespace guyub::hub
