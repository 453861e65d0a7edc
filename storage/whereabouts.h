// Where this store was when it was last open (SYNC §1.10). Outside its folder lies one small file with the store's id, its
// stream, a hash of the machine's id, a count that goes up at each opening and each clean close, and the last receipt number
// given; the database holds the same. A folder that was put back, copied or moved brings its database along and not that
// file. One thing this cannot see: a whole disk that was put back with both; only the hub can.
//
//   $XDG_STATE_HOME/guyub/stores/<hash of the folder's path>
#pragma once

#include "storage/identity.h"
#include "storage/meta.h"

namespace guyub::storage {

class Whereabouts
{
public:
    // Database and identity must outlive this object.
    Whereabouts(Database &database, const Identity &identity, const QString &folder);

    // False when the folder was put back, copied or moved, or the file is gone. A crash is none of these: it leaves the
    // database level or one ahead.
    Result<bool> isUnbroken() const;
    // Whether count() could write just now. Errors: FileFailed.
    Result<> prove() const;
    // An opening, a new series or a clean close. Errors: StoreFailed, DiskFull, FileFailed.
    Result<> count();
    // The store in this folder comes out of a backup: its next opening begins a new series. Errors: FileFailed.
    static Result<> forget(const QString &folder);
    // After each receipt: a copy made of an open store and put back after a power cut in that same session has counted as
    // many openings and fewer receipts. Errors: StoreFailed, FileFailed, DiskFull.
    Result<> noteReceipt() const;

private:
    struct Mark
    {
        Id store, machine;
        StreamId stream;
        qint64 count = 0;
        qint64 receipts = 0; // of this stream
    };
    Result<Mark> ownMark() const;
    std::optional<Mark> fileMark() const;
    Result<> write(const Mark &mark) const;

    Database &m_database;
    Meta m_meta;
    const Identity &m_identity;
    QString m_path;
};

} // namespace guyub::storage
