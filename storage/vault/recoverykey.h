// The recovery key as people copy it: 256 bits in thirteen groups of five letters and digits, "XXXXX-XXXXX-...". The
// alphabet has no I, L, O, U; the fifth sign of a group is its check sign, which catches any one wrong sign, two swapped
// ones and groups in the wrong order.
#pragma once

#include "app/base/error.h"
#include "storage/crypto/secretbytes.h"

#include <QString>

namespace guyub::vault {

// What a text is: the check signs differ, so that none is taken for another.
enum class KeyText : quint8 { Secret = 0, PublicKey = 16 };

// `key` has 32 bytes.
QString recoveryText(const crypto::SecretBytes &key, KeyText kind = KeyText::Secret);
// Blanks, hyphens and lower case are forgiven, O is read as 0, I and L as 1. Errors: BadInput (field "recovery"; line:
// number of the first wrong group, 0 when the length is wrong).
Result<crypto::SecretBytes> recoveryKeyOf(const QString &typed, KeyText kind = KeyText::Secret);

} // namespace guyub::vault
