// Who may speak to this hub: enrolled devices with their transport keys, and the streams that they write.
#pragma once

#include "storage/sql/database.h"
#include "sync/protocol/messages.h"

#include <optional>

namespace guyub::hub {

struct Device
{
    qint64 ledger = 0;
    PublicKey deviceKey, sealKey, receiptKey, transportKey;
    QString name, scope;
    UtcMs issuedAt = 0;
    Signature certificate;
    UtcMs revokedAt = 0; // 0: not revoked
    UtcMs contactAt = 0;
    quint64 receivedHseq = 0, appliedHseq = 0;
    domain::HubVerdict verdict = domain::HubVerdict::Normal; // of the last contact

    Id id() const; // BLAKE2b-128("guyub.device.1", device key): one author in merges
};
Id deviceIdOf(const PublicKey &deviceKey);

enum class StreamState : quint8 { Active = 0, Forked = 1, Cloned = 2 };

struct Stream
{
    protocol::StreamCertificate certificate;
    quint64 seq = 0; // last commit in the log
    Hash hash;
    quint64 helloSeq = 0; // highest head that a hello of this stream has named
    StreamState state = StreamState::Active;
    std::optional<FixedBytes<16>> ratchet, ratchetBefore; // last given out, and the one the kiosk has certainly had
};

// All writes belong to the caller's transaction.
class Devices
{
public:
    explicit Devices(storage::Database &database) : m_database(database) { }

    Result<std::optional<Device>> byTransportKey(const PublicKey &transportKey);
    Result<std::optional<Device>> byStream(const StreamId &stream); // whatever the ledger
    Result<QList<Device>> of(qint64 ledger);
    // A device that enrols again replaces its keys. Errors: NotAllowed (transport key belongs to another device).
    Result<> keep(const Device &device);
    Result<> noteContact(const Device &device, const protocol::Hello &hello, quint64 receivedHseq, domain::HubVerdict verdict, UtcMs now);
    // Errors: NotFound.
    Result<> revoke(qint64 ledger, const Id &deviceId, UtcMs now);

    Result<std::optional<Stream>> stream(qint64 ledger, const StreamId &id);
    Result<QList<Stream>> streamsOf(qint64 ledger, const PublicKey &deviceKey);
    Result<> keepStream(qint64 ledger, const Stream &stream); // new or changed

private:
    storage::Database &m_database;
};

} // namespace guyub::hub
