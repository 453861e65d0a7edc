// Nonces that never repeat: sixteen random bytes and a counter from a random start. A child of fork() draws anew, so it
// never repeats its parent. One thread at a time. No Qt here.
#pragma once

#include "storage/crypto/cipher.h"

namespace guyub::vault {

class NonceSource
{
public:
    NonceSource();
    crypto::Nonce next();

private:
    void draw();

    crypto::Nonce m_next;
    unsigned m_generation = 0; // of the process, raised by fork()
};

} // namespace guyub::vault
