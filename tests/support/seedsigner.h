// A receipt key made from a number: real signatures, the same on every run.
#pragma once

#include "app/domain/records/devicecertificate.h"
#include "app/ports/receiptsigner.h"
#include "app/ports/recordstore.h"
#include "storage/crypto/hash.h"
#include "storage/crypto/signing.h"

namespace guyub::test {

class SeedSigner final : public ports::ReceiptSigner
{
public:
    explicit SeedSigner(char seed) : m_keys(crypto::signingKeysFromSeed(viewOf(QByteArray(32, seed)))) { }

    FixedBytes<4> keyId() const override
    {
        return *FixedBytes<4>::from(crypto::blake2b<32>("", m_keys.publicKey.view()).view().first(4));
    }
    PublicKey publicKey() const override { return m_keys.publicKey; }
    Result<Signature> sign(const QByteArray &message) override { return crypto::sign(m_keys.secret, viewOf(message)); }
    bool verify(const PublicKey &key, const QByteArray &message, const Signature &signature) const override
    {
        return crypto::isSignedBy(key, viewOf(message), signature);
    }
    QByteArray holderHash(const EntityId &resident) const override
    {
        return toByteArray(crypto::blake2b<32>("", resident.view()).view().first(8));
    }

    // What the ledger says of this device. A store of tests does not check who signed it.
    ports::Action certificate(const QString &deviceName) const
    {
        using namespace domain;
        ports::Change change;
        change.kind = ports::OpKind::AppendEvent;
        change.type = RecordType::DeviceCertificate;
        const QByteArray key = toByteArray(m_keys.publicKey);
        change.fields = {{devicecertificate::DeviceKey, key}, {devicecertificate::ReceiptKey, key}, {devicecertificate::SealKey, key}, {devicecertificate::TransportKey, key},
            {devicecertificate::DeviceName, deviceName}, {devicecertificate::IssuedAt, qint64(1)}, {devicecertificate::Certificate, QByteArray(64, '\1')},
            {devicecertificate::ReceiptKeyId, toByteArray(keyId())}};
        ports::Action action;
        action.changes = {change};
        return action;
    }

private:
    crypto::SigningKeys m_keys;
};

} // namespace guyub::test
