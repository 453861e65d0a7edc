// Takes segments in (DESIGN §7): the raw file is durable first; then one transaction verifies, orders and merges. What
// cannot be accepted is set aside with a reason and delays nothing. Taking a segment again is harmless.
#pragma once

#include "app/ports/clock.h"
#include "sync/hub/devices.h"
#include "sync/hub/hublog.h"
#include "sync/hub/interpreter.h"
#include "sync/hub/ledgers.h"
#include "sync/hub/rawstore.h"

#include <mutex>

namespace guyub::hub {

enum class Taken : quint8 {
    Waiting = 0,    // stored; an earlier segment of the stream is not here yet
    Interpreted = 1, // every commit has its place, or had it before
    Unreadable = 2, // stored and set aside: seal, signature or form does not hold
    Fork = 3,       // stored; its commits contradict the stream's history and are set aside, readable
    Revoked = 4,    // stored for review: the device was revoked
};

struct IngestStats
{
    quint64 segments = 0, commits = 0, ops = 0, quarantined = 0, duplicates = 0;
};

class Ingest
{
public:
    // All must outlive this object.
    Ingest(storage::Database &database, Ledgers &ledgers, RawStore &raw, const ports::Clock &clock);

    // Errors: BadInput (not a segment: nothing was kept), NotAllowed (not this device's stream), StoreFailed, DiskFull,
    // FileFailed (the kiosk sends again).
    Result<Taken> take(const Device &device, const QByteArray &file);
    // What a crash left stored and not interpreted. At the start.
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
    Result<Taken> store(const Device &device, const QByteArray &file, const Hash &sha256, bool isSuspect);
    Result<Taken> interpret(Work &work, const protocol::SegmentHead &head, const QByteArray &file, const Hash &sha256);
    Result<Taken> takeCommits(Work &work, const protocol::UpSegment &segment, const Hash &sha256);
    Result<> place(Work &work, const protocol::OpenCommit &open, const Hash &hash, const Hash &sha256);
    Result<> followUp(Work &work);
    Result<> setAsideWhole(Work &work, const protocol::SegmentHead &head, const Hash &sha256, const QString &reason);
    Result<> setAsideBranch(Work &work, const protocol::UpSegment &segment, qsizetype from, const Hash &sha256);
    Result<bool> isDuplicate(Work &work, const protocol::Commit &commit);
    Result<> noteState(const Work &work, const Hash &sha256, Taken state);

    storage::Database &m_database;
    Ledgers &m_ledgers;
    Devices m_devices;
    RawStore &m_raw;
    const ports::Clock &m_clock;
    mutable std::mutex m_statsMutex;
    IngestStats m_stats;
};

} // namespace guyub::hub
