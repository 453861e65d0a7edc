#include "storage/identity.h"

#include "storage/crypto/hash.h"
#include "storage/sql/secretrow.h"

namespace guyub::storage {

namespace {

constexpr char kPut[] = "INSERT INTO identity(name, value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value";
constexpr char kTake[] = "SELECT value FROM identity WHERE name=?";

Result<> put(Database &database, const char *name, ByteView value)
{
    return database.run(QLatin1String(kPut), {QLatin1String(name), toByteArray(value)});
}

Result<QByteArray> take(Database &database, const char *name)
{
    GUYUB_TRY_VALUE(const QVariant value, database.value(QLatin1String(kTake), {QLatin1String(name)}));
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

Result<> putSecret(Database &database, const char *name, const crypto::SecretBytes &secret)
{
    return writeSecret(database, kPut, name, secret);
}

Result<crypto::SecretBytes> takeSecret(Database &database, const char *name)
{
    GUYUB_TRY_VALUE(auto secret, readSecret(database, kTake, name));
    if (secret.size() != crypto::kKeySize)
        return fail(ErrorCode::Damaged, QStringLiteral("identity"));
    return secret;
}

Result<crypto::SigningKeys> takeSigning(Database &database, const char *name)
{
    GUYUB_TRY_VALUE(const auto seed, takeSecret(database, name));
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
    GUYUB_TRY(putSecret(database, "commit_seed", crypto::seedOf(keys.commit)));
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
    GUYUB_TRY(putSecret(database, "device_seed", crypto::seedOf(identity.device)));
    GUYUB_TRY(putSecret(database, "receipt_seed", crypto::seedOf(identity.receipt)));
    GUYUB_TRY(putSecret(database, "seal_secret", identity.seal.secret));
    GUYUB_TRY(putSecret(database, "holder_key", identity.holderKey));
    return identity;
}

Result<Identity> readIdentity(Database &database)
{
    GUYUB_TRY_VALUE(auto device, takeSigning(database, "device_seed"));
    GUYUB_TRY_VALUE(auto commit, takeSigning(database, "commit_seed"));
    GUYUB_TRY_VALUE(auto receipt, takeSigning(database, "receipt_seed"));
    GUYUB_TRY_VALUE(auto sealSecret, takeSecret(database, "seal_secret"));
    GUYUB_TRY_VALUE(auto holderKey, takeSecret(database, "holder_key"));
    const PublicKey sealPublic = crypto::boxPublicKey(sealSecret);
    Identity identity{std::move(device), std::move(commit), std::move(receipt), {sealPublic, std::move(sealSecret)}, {}, std::move(holderKey), {}};
    identity.certificate.deviceKey = identity.device.publicKey;
    identity.certificate.commitKey = identity.commit.publicKey;
    GUYUB_TRY_VALUE(identity.certificate.stream, takeFixed<16>(database, "stream"));
    GUYUB_TRY_VALUE(identity.certificate.salt, takeFixed<16>(database, "stream_salt"));
    GUYUB_TRY_VALUE(identity.certificate.signature, takeFixed<64>(database, "stream_signature"));
    GUYUB_TRY_VALUE(identity.hub, takeHub(database));
    GUYUB_TRY(dropPages(database)); // the secrets stand in one of them
    return identity;
}

Result<> keepEnrolment(Database &database, Identity &identity, const HubKeys &hub, ByteView holderKey)
{
    GUYUB_TRY(put(database, "ledger_key", hub.ledgerKey.view()));
    GUYUB_TRY(put(database, "hub_seal_key", hub.sealKey.view()));
    GUYUB_TRY(put(database, "device_certificate", hub.deviceCertificate.view()));
    const QByteArray issuedAt = QByteArray::number(hub.issuedAt);
    GUYUB_TRY(put(database, "issued_at_ms", viewOf(issuedAt)));
    identity.holderKey = crypto::SecretBytes::copyOf(holderKey);
    GUYUB_TRY(putSecret(database, "holder_key", identity.holderKey));
    identity.hub = hub;
    return {};
}

} // namespace guyub::storage
