// What goes down to one kiosk: the ledger from a position on, sealed to the kiosk and signed by the ledger key. Other
// devices' commits go whole; its own, which it has, only with their places.
#pragma once

#include "sync/hub/devices.h"
#include "sync/hub/hublog.h"
#include "sync/hub/ledgers.h"

namespace guyub::hub {

struct DownPiece
{
    QByteArray file; // empty: nothing new
    bool isLast = true;
};

class Downlink
{
public:
    Downlink(storage::Database &database, Devices &devices) : m_database(database), m_devices(devices) { }

    // From `receivedHseq` + 1 on, about `byteBudget` bytes (0: the hub's choice). `has`: the stream and the last number in
    // it that the kiosk certainly holds; its own commits beyond that go down whole, for a kiosk that came out of a backup.
    // Errors: StoreFailed, Damaged.
    struct Has
    {
        StreamId stream;
        quint64 seq = 0;
    };
    Result<DownPiece> make(const Ledger &ledger, const Device &device, quint64 receivedHseq, const Has &has, quint64 byteBudget);

private:
    Result<> addStreams(protocol::DownSegment &segment, qint64 ledger, HubLog &log);

    storage::Database &m_database;
    Devices &m_devices;
};

} // namespace guyub::hub
