// The hub's side of the protocol over its embedded store. Lives on the writer thread.
#pragma once

#include "sync/hub/downlink.h"
#include "sync/hub/enrolling.h"
#include "sync/hub/hubstore.h"
#include "sync/hub/ingest.h"
#include "sync/protocol/messages.h"

namespace guyub::hub {

class EmbeddedHub final : public protocol::HubService
{
public:
    // All must outlive this object. `rootSha256`: of the TLS root that kiosks pin.
    EmbeddedHub(HubStore &store, const ports::Clock &clock, const Hash &rootSha256);

    // Once, before anything else: interprets what a crash left, and changes the epoch of every ledger when the store
    // lost acknowledged work. Errors: StoreFailed, DiskFull.
    Result<> start();

    // Two durable steps for the whole group: the raw segments first, then what follows from them.
    QList<protocol::HttpReply> handle(const QList<protocol::HubRequest> &requests) override;

    Enrolling &enrolling() { return m_enrolling; }
    storage::Database &database() { return m_store.database(); }
    Ledgers &ledgers() { return m_ledgers; }
    Devices &devices() { return m_devices; }
    IngestStats stats() const { return m_ingest.stats(); }

private:
    struct Item // one request of a group
    {
        const protocol::HubRequest *request; // of the caller
        std::optional<Device> device;
        protocol::SyncRequest sync;
        std::optional<protocol::HttpReply> reply; // known already
    };
    struct Meeting // one sync call
    {
        Device device;
        protocol::SyncRequest request;
        protocol::Hello hello;
        domain::HubVerdict verdict = domain::HubVerdict::Normal;
    };
    Result<> read(Item &item);
    Result<> keepRaw(QList<Item> &items);
    Result<QList<protocol::HttpReply>> answerAll(const QList<Item> &items);
    protocol::HttpReply answer(const Item &item);
    protocol::HttpReply enrol(const QByteArray &body);
    protocol::HttpReply sync(const Item &item);
    protocol::HttpReply segment(const Item &item);
    Result<Meeting> meet(const Item &item);
    Result<> checkHello(const Meeting &meeting);
    Result<protocol::SyncAnswer> answerTo(Meeting &meeting);
    Result<domain::HubVerdict> judge(const Meeting &meeting, const Stream &stream);
    Result<domain::HubVerdict> judgeHeads(const Meeting &meeting, const Stream &stream);
    Result<bool> turnEpoch(qint64 ledger, const char *alert, const StreamId &stream);
    Result<protocol::Watermarks> marksOf(const Ledger &ledger, const Stream &stream);
    Result<FixedBytes<16>> noteMeeting(const Meeting &meeting, Stream stream);

    HubStore &m_store;
    const ports::Clock &m_clock;
    Ledgers m_ledgers;
    Devices m_devices;
    Enrolling m_enrolling;
    Ingest m_ingest;
    Downlink m_downlink;
};

} // namespace guyub::hub
