// The next incarnation of a kiosk (SYNC §1.10): a new stream under the device's key, with its own commit key, numbers from 1
// and letters of its own on receipts. Begun before the first write of a store that was put back, copied or moved, and when
// the hub knows another history of it.
#pragma once

#include "app/base/time.h"
#include "app/domain/hubcontact.h"
#include "storage/commitlog.h"
#include "storage/identity.h"
#include "storage/meta.h"

namespace guyub::storage {

class NewSeries
{
public:
    // Both must outlive this object.
    NewSeries(Database &database, Identity &identity, QString folder);

    // What the ledger has placed stays as it is. Everything else moves to the new stream, byte for byte what its origin's
    // content hash covers, so that the hub knows a commit that has arrived already, and nothing is lost or counts twice.
    // Of the agent's files only what was sent is kept. Errors: StoreFailed, DiskFull, FileFailed, Damaged; then the
    // database is as before and may be asked again.
    Result<> begin(domain::SeriesStart why, UtcMs now);

private:
    struct Range
    {
        quint64 first = 0, last = 0;
    };
    Result<Range> unplaced();
    Result<> readAll(const Range &range);
    Result<> setFilesAside(bool withInbox);
    Result<StreamKeys> freshKeys();
    Result<> move(const Range &range, const StreamId &to);
    Result<CommitLog::Head> reissue(const Range &range, const StreamId &to);
    Result<> keepStart(const CommitLog::Head &head, domain::SeriesStart why, UtcMs now);

    Database &m_database;
    Identity &m_identity;
    QString m_folder;
    CommitLog m_log;
    Meta m_meta;
};

} // namespace guyub::storage
