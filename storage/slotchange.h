// A new passphrase on its way into the key file: begun and finished by the session on its own thread, derived on any. Holds
// copies of all it needs, so that the session may be worked with, or closed, meanwhile; dropped, it has changed nothing.
#pragma once

#include "storage/vault/keyfile.h"

namespace guyub::storage {

class SlotChange
{
public:
    // Takes as long as Argon2id does. Errors: TargetExists (the name is taken), ValueOutOfRange (empty, name, picture, cost), NotFound.
    Result<> derive(const crypto::PasswordCost &cost);

private:
    friend class Session;
    SlotChange(vault::KeyFile read, vault::DeviceSecret secret, vault::SlotLabel who) : file(std::move(read)), device(std::move(secret)), label(std::move(who)) { }

    vault::KeyFile file;
    vault::DeviceSecret device;
    vault::SlotLabel label;
    crypto::SecretBytes passphrase;
    crypto::SigningKeys ownKeys; // of who changes their own passphrase: the slot stays theirs
    crypto::SecretBytes dataKey; // of everybody else: a slot of new signing keys
    Id instead;                  // whose place that slot takes; zero: nobody's
    PublicKey signingKey;        // of the new slot
    bool isDerived = false;
};

} // namespace guyub::storage
