// The receipt key behind its port.
#pragma once

#include "app/ports/receiptsigner.h"
#include "storage/identity.h"

namespace guyub::storage {

class ReceiptKeys final : public ports::ReceiptSigner
{
public:
    explicit ReceiptKeys(const Identity &identity) : m_identity(identity) { } // must outlive this object
    FixedBytes<4> keyId() const override;
    PublicKey publicKey() const override;
    Result<Signature> sign(const QByteArray &message) override;
    bool verify(const PublicKey &key, const QByteArray &message, const Signature &signature) const override;
    QByteArray holderHash(const EntityId &resident) const override;

private:
    const Identity &m_identity;
};

FixedBytes<4> receiptKeyIdOf(const PublicKey &key);

} // namespace guyub::storage
