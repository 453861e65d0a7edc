// Who this device is: its keys, its present stream and, once enrolled, the hub's keys. Lives inside the sealed store;
// the secrets are in memory only while the store is open.
#pragma once

#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"
#include "storage/sql/database.h"
#include "sync/protocol/segment.h"

namespace guyub::storage {

struct HubKeys // known after enrolment
{
    PublicKey ledgerKey;
    PublicKey sealKey;
    Signature deviceCertificate;
    UtcMs issuedAt = 0;
};

struct Identity
{
    crypto::SigningKeys device;
    crypto::SigningKeys commit; // of the present stream
    crypto::SigningKeys receipt;
    crypto::BoxKeys seal;
    protocol::StreamCertificate certificate; // of the present stream
    crypto::SecretBytes holderKey; // 32: own until enrolment, then the ledger's
    std::optional<HubKeys> hub;

    const StreamId &stream() const { return certificate.stream; }
    Id deviceId() const;   // BLAKE2b-128("guyub.device.1", device key): one author in merges
    Id ledgerSubject() const; // the subject of records that belong to nobody, per stream
};

Id deviceIdOf(const PublicKey &deviceKey);

// One stream's own: what an incarnation begins with.
struct StreamKeys
{
    crypto::SigningKeys commit;
    protocol::StreamCertificate certificate;
};
StreamKeys makeStreamKeys(const crypto::SigningKeys &device);
// In place of the present stream's. Part of the caller's transaction.
Result<> keepStreamKeys(Database &database, const StreamKeys &keys);

// Makes new keys and a first stream and keeps them. Part of the caller's transaction.
Result<Identity> makeIdentity(Database &database);
Result<Identity> readIdentity(Database &database); // Errors: Damaged.
Result<> keepEnrolment(Database &database, Identity &identity, const HubKeys &hub, ByteView holderKey);

} // namespace guyub::storage
