#include "storage/receiptkeys.h"

#include "storage/crypto/hash.h"

namespace guyub::storage {

FixedBytes<4> receiptKeyIdOf(const PublicKey &key)
{
    const auto hash = crypto::blake2b<32>("", key.view());
    return *FixedBytes<4>::from(hash.view().first(4));
}

FixedBytes<4> ReceiptKeys::keyId() const
{
    return receiptKeyIdOf(m_identity.receipt.publicKey);
}

PublicKey ReceiptKeys::publicKey() const
{
    return m_identity.receipt.publicKey;
}

Result<Signature> ReceiptKeys::sign(const QByteArray &message)
{
    return crypto::sign(m_identity.receipt.secret, viewOf(message));
}

bool ReceiptKeys::verify(const PublicKey &key, const QByteArray &message, const Signature &signature) const
{
    return crypto::isSignedBy(key, viewOf(message), signature);
}

QByteArray ReceiptKeys::holderHash(const EntityId &resident) const
{
    const auto hash = crypto::blake2b<32>("guyub.holder.1", resident.view(), m_identity.holderKey.view());
    return toByteArray(hash.view().first(8));
}

} // namespace guyub::storage
