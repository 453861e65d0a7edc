// Takes segments in (DESIGN §7): keep() makes the raw bytes durable with the group's first transaction; take() verifies,
// orders and merges in the second. What cannot be accepted is set aside with a reason and delays nothing. Taking a
// segment again is harmless.
#pragma once

#include "app/ports/clock.h"
#include "sync/hub/devices.h"
#include "sync/hub/hublog.h"
#include "sync/hub/interpreter.h"
#include "sync/hub/ledgers.h"
#include "sync/hub/rawsegments.h"

#include <mutex>

namespace guyub::hub {

struct IngestStats
{
    quint64 segments = 0, commits = 0, ops = 0, quarantined = 0, duplicates = 0;
};

class Ingest
{
public:
    // All must outlive this object.
    Ingest(storage::Database &database, Ledgers &ledgers, const ports::Clock &clock);

    // Inside the caller's transaction. Errors: BadInput (not a segment: nothing was kept), StoreFailed, DiskFull.
    Result<> keep(const Device &device, const QByteArray &file);
    // Inside the caller's transaction, which must be rolled back after an error. Errors: BadInput (not a segment),
    // NotAllowed (not this device's stream: forgotten again), StoreFailed, DiskFull (the kiosk sends again).
    Result<Taken> take(const Device &device, const QByteArray &file);
    // What a crash left stored and not interpreted. At the start; makes its own transactions.
    Result<int> recover();
    IngestStats stats() const; // any thread

private:
    struct Work // one transaction
    {
        Ledger &ledger;
        Stream stream;
        HubLog log;
        Interpreter interpreter;
        UtcMs now;
        IngestStats stats;
    };
    Result<Taken> interpretAll(const Device &device, const Stream &stream, const RawSegment &raw);
    Result<> recoverOne(const RawSegment &raw);
    Result<Taken> interpret(Work &work, const RawSegment &raw);
    Result<Taken> takeCommits(Work &work, const protocol::UpSegment &segment, const Hash &sha256);
    Result<> place(Work &work, const protocol::OpenCommit &open, const Hash &hash, const Hash &sha256);
    Result<> followUp(Work &work);
    Result<> setAsideWhole(Work &work, const RawSegment &raw, const QString &reason);
    Result<> setAsideBranch(Work &work, const protocol::UpSegment &segment, qsizetype from, const Hash &sha256);
    Result<bool> isDuplicate(Work &work, const protocol::Commit &commit);

    storage::Database &m_database;
    Ledgers &m_ledgers;
    Devices m_devices;
    RawSegments m_raw;
    const ports::Clock &m_clock;
    mutable std::mutex m_statsMutex;
    IngestStats m_stats;
};

} // namespace guyub::hub
