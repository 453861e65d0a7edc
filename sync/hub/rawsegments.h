// Segments as they came, sealed, durable before anybody looks inside (DESIGN §7). A group of them costs one sync. Kept
// until a backup holds what was in them.
#pragma once

#include "storage/sql/database.h"
#include "sync/protocol/segment.h"

#include <optional>

namespace guyub::hub {

enum class Taken : quint8 {
    Waiting = 0,     // stored; not looked at yet, or an earlier segment of the stream is not here yet
    Interpreted = 1, // every commit has its place, or had it before
    Unreadable = 2,  // stored and set aside: seal, signature or form does not hold
    Fork = 3,        // stored; its commits contradict the stream's history and are set aside, readable
    Revoked = 4,     // stored for review: the device was revoked
};

struct RawSegment
{
    qint64 ledger = 0;
    Hash sha256;
    protocol::SegmentHead head;
    Taken state = Taken::Waiting;
    int tries = 0; // starts that began to interpret it; what is not 0 at a start made the last one fall
};

// All writes belong to the caller's transaction.
class RawSegments
{
public:
    explicit RawSegments(storage::Database &database) : m_database(database) { }

    // The same bytes again change nothing.
    Result<> keep(qint64 ledger, const Hash &sha256, const protocol::SegmentHead &head, const QByteArray &file, UtcMs now);
    Result<> drop(const RawSegment &segment);
    Result<std::optional<RawSegment>> find(qint64 ledger, const Hash &sha256);
    Result<QByteArray> bytes(const RawSegment &segment); // Errors: Damaged.
    Result<> settle(const RawSegment &segment, Taken state);
    Result<> noteTry(const RawSegment &segment);

    // What has not been interpreted, in the order of stream and number.
    Result<QList<RawSegment>> waiting();
    // One that continues a stream whose last number in the log is `seq`.
    Result<std::optional<RawSegment>> next(qint64 ledger, const StreamId &stream, quint64 seq);

private:
    storage::Database &m_database;
};

} // namespace guyub::hub
