// The device's receipt key, kept in the store; signing is a use case, the secret never leaves the adapter.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QByteArray>

namespace guyub::ports {

class ReceiptSigner
{
public:
    virtual ~ReceiptSigner() = default;
    virtual FixedBytes<4> keyId() const = 0; // first 4 bytes of BLAKE2b-256 of the public key
    virtual PublicKey publicKey() const = 0;
    virtual Result<Signature> sign(const QByteArray &message) = 0;
    virtual bool verify(const PublicKey &key, const QByteArray &message, const Signature &signature) const = 0;
    // First 8 bytes of a BLAKE2b keyed with a ledger-wide secret, so that a NIK or name cannot be found by guessing.
    virtual QByteArray holderHash(const EntityId &resident) const = 0;
};

} // namespace guyub::ports
