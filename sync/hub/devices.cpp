#include "sync/hub/devices.h"

#include "storage/crypto/hash.h"
#include "sync/hub/columns.h"

namespace guyub::hub {

namespace {

const QString kDeviceColumns = QStringLiteral("SELECT d.ledger, d.device_key, d.seal_key, d.receipt_key, d.transport_key, d.name, d.scope, d.issued_at_ms, d.certificate, d.revoked_at_ms, d.contact_at_ms, d.received_hseq, d.applied_hseq, d.verdict FROM device d ");
const QString kStreamColumns = QStringLiteral("SELECT stream, device_key, commit_key, salt, signature, seq, hash, hello_seq, state, ratchet, ratchet_before FROM stream_head ");

Device deviceOf(const QSqlQuery &row)
{
    Device device;
    device.ledger = row.value(0).toLongLong();
    device.deviceKey = fixedOrZero<32>(row.value(1));
    device.sealKey = fixedOrZero<32>(row.value(2));
    device.receiptKey = fixedOrZero<32>(row.value(3));
    device.transportKey = fixedOrZero<32>(row.value(4));
    device.name = row.value(5).toString();
    device.scope = row.value(6).toString();
    device.issuedAt = row.value(7).toLongLong();
    device.certificate = fixedOrZero<64>(row.value(8));
    device.revokedAt = row.value(9).toLongLong();
    device.contactAt = row.value(10).toLongLong();
    device.receivedHseq = row.value(11).toULongLong();
    device.appliedHseq = row.value(12).toULongLong();
    device.verdict = static_cast<domain::HubVerdict>(row.value(13).toUInt());
    return device;
}

std::optional<FixedBytes<16>> ratchetOf(const QVariant &column)
{
    const QByteArray bytes = column.toByteArray();
    return FixedBytes<16>::from(viewOf(bytes));
}
QVariant ratchetColumn(const std::optional<FixedBytes<16>> &ratchet)
{
    return ratchet ? columnOf(*ratchet) : QVariant();
}

Stream streamOf(const QSqlQuery &row)
{
    Stream stream;
    stream.certificate.stream = fixedOrZero<16>(row.value(0));
    stream.certificate.deviceKey = fixedOrZero<32>(row.value(1));
    stream.certificate.commitKey = fixedOrZero<32>(row.value(2));
    stream.certificate.salt = fixedOrZero<16>(row.value(3));
    stream.certificate.signature = fixedOrZero<64>(row.value(4));
    stream.seq = row.value(5).toULongLong();
    stream.hash = fixedOrZero<32>(row.value(6));
    stream.helloSeq = row.value(7).toULongLong();
    stream.state = static_cast<StreamState>(row.value(8).toUInt());
    stream.ratchet = ratchetOf(row.value(9));
    stream.ratchetBefore = ratchetOf(row.value(10));
    return stream;
}

} // namespace

Id deviceIdOf(const PublicKey &deviceKey)
{
    return crypto::blake2b<16>("guyub.device.1", deviceKey.view());
}

Id Device::id() const
{
    return deviceIdOf(deviceKey);
}

Result<std::optional<Device>> Devices::byTransportKey(const PublicKey &transportKey)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kDeviceColumns + QStringLiteral("JOIN transport_key t ON t.ledger=d.ledger AND t.device_key=d.device_key WHERE t.transport_key=?"), {columnOf(transportKey)}));
    std::optional<Device> device;
    if (query->next())
        device = deviceOf(*query);
    GUYUB_TRY(storage::endRows(*query));
    return device;
}

Result<std::optional<Device>> Devices::byStream(const StreamId &stream)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kDeviceColumns + QStringLiteral("JOIN stream_head s ON s.ledger=d.ledger AND s.device_key=d.device_key WHERE s.stream=?"), {columnOf(stream)}));
    std::optional<Device> device;
    if (query->next())
        device = deviceOf(*query);
    GUYUB_TRY(storage::endRows(*query));
    return device;
}

Result<QList<Device>> Devices::of(qint64 ledger)
{
    QList<Device> devices;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kDeviceColumns + QStringLiteral("WHERE d.ledger=? ORDER BY d.issued_at_ms, d.device_key"), {ledger}));
    while (query->next())
        devices.append(deviceOf(*query));
    GUYUB_TRY(storage::endRows(*query));
    return devices;
}

Result<> Devices::keep(const Device &device)
{
    GUYUB_TRY_VALUE(const auto holder, byTransportKey(device.transportKey));
    if (holder && (holder->ledger != device.ledger || holder->deviceKey != device.deviceKey))
        return fail(ErrorCode::NotAllowed, QStringLiteral("the transport key belongs to another device"));
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM transport_key WHERE transport_key IN (SELECT transport_key FROM device WHERE ledger=? AND device_key=?)"), {device.ledger, columnOf(device.deviceKey)}));
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO device(ledger, device_key, name, seal_key, receipt_key, transport_key, scope, issued_at_ms, certificate) VALUES(?,?,?,?,?,?,?,?,?) "
                                            "ON CONFLICT(ledger, device_key) DO UPDATE SET name=excluded.name, seal_key=excluded.seal_key, receipt_key=excluded.receipt_key, transport_key=excluded.transport_key, "
                                            "scope=excluded.scope, issued_at_ms=excluded.issued_at_ms, certificate=excluded.certificate"),
        {device.ledger, columnOf(device.deviceKey), device.name, columnOf(device.sealKey), columnOf(device.receiptKey), columnOf(device.transportKey), device.scope, device.issuedAt, columnOf(device.certificate)}));
    return m_database.run(QStringLiteral("INSERT INTO transport_key(transport_key, ledger, device_key) VALUES(?,?,?)"), {columnOf(device.transportKey), device.ledger, columnOf(device.deviceKey)});
}

Result<> Devices::noteContact(const Device &device, const protocol::Hello &hello, quint64 receivedHseq, domain::HubVerdict verdict, UtcMs now)
{
    return m_database.run(QStringLiteral("UPDATE device SET contact_at_ms=?, received_hseq=?, applied_hseq=?, verdict=? WHERE ledger=? AND device_key=?"),
        {now, columnOf(receivedHseq), columnOf(hello.appliedHseq), static_cast<int>(verdict), device.ledger, columnOf(device.deviceKey)});
}

Result<> Devices::revoke(qint64 ledger, const Id &deviceId, UtcMs now)
{
    GUYUB_TRY_VALUE(const QList<Device> devices, of(ledger));
    for (const Device &device : devices)
        if (device.id() == deviceId)
            return m_database.run(QStringLiteral("UPDATE device SET revoked_at_ms=coalesce(revoked_at_ms, ?) WHERE ledger=? AND device_key=?"), {now, ledger, columnOf(device.deviceKey)});
    return fail(ErrorCode::NotFound, QStringLiteral("no such device in this ledger"));
}

Result<std::optional<Stream>> Devices::stream(qint64 ledger, const StreamId &id)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kStreamColumns + QStringLiteral("WHERE ledger=? AND stream=?"), {ledger, columnOf(id)}));
    std::optional<Stream> stream;
    if (query->next())
        stream = streamOf(*query);
    GUYUB_TRY(storage::endRows(*query));
    return stream;
}

Result<QList<Stream>> Devices::streamsOf(qint64 ledger, const PublicKey &deviceKey)
{
    QList<Stream> streams;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kStreamColumns + QStringLiteral("WHERE ledger=? AND device_key=? ORDER BY stream"), {ledger, columnOf(deviceKey)}));
    while (query->next())
        streams.append(streamOf(*query));
    GUYUB_TRY(storage::endRows(*query));
    return streams;
}

Result<> Devices::keepStream(qint64 ledger, const Stream &stream)
{
    const protocol::StreamCertificate &certificate = stream.certificate;
    return m_database.run(QStringLiteral("INSERT INTO stream_head(ledger, stream, device_key, commit_key, salt, signature, seq, hash, hello_seq, state, ratchet, ratchet_before) VALUES(?,?,?,?,?,?,?,?,?,?,?,?) "
                                         "ON CONFLICT(ledger, stream) DO UPDATE SET seq=excluded.seq, hash=excluded.hash, hello_seq=excluded.hello_seq, state=excluded.state, ratchet=excluded.ratchet, ratchet_before=excluded.ratchet_before"),
        {ledger, columnOf(certificate.stream), columnOf(certificate.deviceKey), columnOf(certificate.commitKey), columnOf(certificate.salt), columnOf(certificate.signature), columnOf(stream.seq), columnOf(stream.hash),
            columnOf(stream.helloSeq), static_cast<int>(stream.state), ratchetColumn(stream.ratchet), ratchetColumn(stream.ratchetBefore)});
}

} // namespace guyub::hub
