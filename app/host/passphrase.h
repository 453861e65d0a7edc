// A passphrase as a command gets it: never from its arguments.
#pragma once

#include "app/base/error.h"
#include "storage/crypto/secretbytes.h"

#include <QString>

namespace guyub::host {

// `source`: a file (its first line), "-" for the first line of standard input, or empty for a question on the terminal,
// where nothing is echoed. The rest of standard input stays unread. Errors: BadInput (file), NotAllowed (nothing was
// given and there is no terminal; the line is empty).
Result<crypto::SecretBytes> readPassphrase(const QString &source, const QString &question);

} // namespace guyub::host
