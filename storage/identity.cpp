#include "storage/identity.h"

#include "storage/crypto/hash.h"

namespace guyub::storage {

namespace {

const QString kPut = QStringLiteral("INSERT INTO identity(name, value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value");

Result<> put(Database &database, const char *name, ByteView value)
{
    return database.run(kPut, {QLatin1String(name), toByteArray(value)});
}

Result<QByteArray> take(Database &database, const char *name)
{
    GUYUB_TRY_VALUE(const QVariant value, database.value(QStringLiteral("SELECT value FROM identity WHERE name=?"), {QLatin1String(name)}));
    return value.toByteArray();
}

template<std::size_t N>
Result<FixedBytes<N>> takeFixed(Database &database, const char *name)
{
    GUYUB_TRY_VALUE(const QByteArray bytes, take(database, name));
    const auto fixed = FixedBytes<N>::from(viewOf(bytes));
    if (!fixed)
        return fail(ErrorCode::Damaged, QStringLiteral("identity"));
    return *fixed;
}

Result<> putSigning(Database &database, const char *name, const crypto::SigningKeys &keys)
{
    const crypto::SecretBytes seed = crypto::seedOf(keys);
    return put(database, name, seed.view());
}

Result<crypto::SigningKeys> takeSigning(Database &database, const char *name)
{
    GUYUB_TRY_VALUE(const auto seed, takeFixed<32>(database, name));
    return crypto::signingKeysFromSeed(seed.view());
}

Result<std::optional<HubKeys>> takeHub(Database &database)
{
    GUYUB_TRY_VALUE(const QByteArray ledgerKey, take(database, "ledger_key"));
    if (ledgerKey.isEmpty())
        return std::optional<HubKeys>();
    HubKeys hub;
    GUYUB_TRY_VALUE(hub.ledgerKey, takeFixed<32>(database, "ledger_key"));
    GUYUB_TRY_VALUE(hub.sealKey, takeFixed<32>(database, "hub_seal_key"));
    GUYUB_TRY_VALUE(hub.deviceCertificate, takeFixed<64>(database, "device_certificate"));
    GUYUB_TRY_VALUE(const QByteArray issuedAt, take(database, "issued_at_ms"));
    hub.issuedAt = issuedAt.toLongLong();
    return std::optional<HubKeys>(hub);
}

} // namespace

Id deviceIdOf(const PublicKey &deviceKey)
{
    return crypto::blake2b<16>("guyub.device.1", deviceKey.view());
}

Id Identity::deviceId() const
{
    return deviceIdOf(device.publicKey);
}

Id Identity::ledgerSubject() const
{
    return crypto::blake2b<16>("guyub.ledgersubj.1", stream().view());
}

StreamKeys makeStreamKeys(const crypto::SigningKeys &device)
{
    StreamKeys keys{crypto::makeSigningKeys(), {}};
    protocol::StreamCertificate &certificate = keys.certificate;
    certificate.deviceKey = device.publicKey;
    certificate.commitKey = keys.commit.publicKey;
    certificate.salt = crypto::randomBytes<16>();
    certificate.stream = crypto::Blake2b("guyub.stream.1", 16).add(certificate.deviceKey.view()).add(certificate.salt.view()).finish<16>();
    certificate.signature = crypto::sign(device.secret, viewOf(protocol::streamCertificateMessage(certificate)));
    return keys;
}

Result<> keepStreamKeys(Database &database, const StreamKeys &keys)
{
    GUYUB_TRY(putSigning(database, "commit_seed", keys.commit));
    GUYUB_TRY(put(database, "stream", keys.certificate.stream.view()));
    GUYUB_TRY(put(database, "stream_salt", keys.certificate.salt.view()));
    return put(database, "stream_signature", keys.certificate.signature.view());
}

Result<Identity> makeIdentity(Database &database)
{
    auto device = crypto::makeSigningKeys();
    StreamKeys stream = makeStreamKeys(device);
    GUYUB_TRY(keepStreamKeys(database, stream));
    Identity identity{std::move(device), std::move(stream.commit), crypto::makeSigningKeys(), crypto::makeBoxKeys(), stream.certificate, crypto::SecretBytes::random(32), {}};
    GUYUB_TRY(putSigning(database, "device_seed", identity.device));
    GUYUB_TRY(putSigning(database, "receipt_seed", identity.receipt));
    GUYUB_TRY(put(database, "seal_secret", identity.seal.secret.view()));
    GUYUB_TRY(put(database, "holder_key", identity.holderKey.view()));
    return identity;
}

Result<Identity> readIdentity(Database &database)
{
    GUYUB_TRY_VALUE(auto device, takeSigning(database, "device_seed"));
    GUYUB_TRY_VALUE(auto commit, takeSigning(database, "commit_seed"));
    GUYUB_TRY_VALUE(auto receipt, takeSigning(database, "receipt_seed"));
    GUYUB_TRY_VALUE(const auto sealSecret, takeFixed<32>(database, "seal_secret"));
    GUYUB_TRY_VALUE(const auto holderKey, takeFixed<32>(database, "holder_key"));
    auto secret = crypto::SecretBytes::copyOf(sealSecret.view());
    const PublicKey sealPublic = crypto::boxPublicKey(secret);
    Identity identity{std::move(device), std::move(commit), std::move(receipt), {sealPublic, std::move(secret)}, {}, crypto::SecretBytes::copyOf(holderKey.view()), {}};
    identity.certificate.deviceKey = identity.device.publicKey;
    identity.certificate.commitKey = identity.commit.publicKey;
    GUYUB_TRY_VALUE(identity.certificate.stream, takeFixed<16>(database, "stream"));
    GUYUB_TRY_VALUE(identity.certificate.salt, takeFixed<16>(database, "stream_salt"));
    GUYUB_TRY_VALUE(identity.certificate.signature, takeFixed<64>(database, "stream_signature"));
    GUYUB_TRY_VALUE(identity.hub, takeHub(database));
    return identity;
}

Result<> keepEnrolment(Database &database, Identity &identity, const HubKeys &hub, ByteView holderKey)
{
    GUYUB_TRY(put(database, "ledger_key", hub.ledgerKey.view()));
    GUYUB_TRY(put(database, "hub_seal_key", hub.sealKey.view()));
    GUYUB_TRY(put(database, "device_certificate", hub.deviceCertificate.view()));
    const QByteArray issuedAt = QByteArray::number(hub.issuedAt);
    GUYUB_TRY(put(database, "issued_at_ms", viewOf(issuedAt)));
    GUYUB_TRY(put(database, "holder_key", holderKey));
    identity.hub = hub;
    identity.holderKey = crypto::SecretBytes::copyOf(holderKey);
    return {};
}

} // namespace guyub::storage
