// How often a passphrase failed, kept beside the store so that starting again does not reset it: five tries are free, then
// 30 s, doubling to 15 minutes. Stops people at the screen; a thief with the disk can put the file back (security.md).
// Holds operator ids, counts and instants, nothing else.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/time.h"

#include <QMap>

namespace guyub::storage {

class Tries
{
public:
    explicit Tries(const QString &folder);

    // Milliseconds until the next try; 0: now. A clock that was set back starts the wait again and no longer.
    qint64 waitMs(const Id &operatorId, UtcMs now);
    // Counts a try before it is made, so that pulling the plug in the middle does not save one. Errors: DiskFull, FileFailed.
    Result<> begin(const Id &operatorId, UtcMs now);
    // The try was right, or told nothing about the passphrase.
    Result<> clear(const Id &operatorId);
    Result<> takeBack(const Id &operatorId);

private:
    struct Entry
    {
        int failed = 0;
        UtcMs lastAt = 0;
    };
    Result<> save() const;

    QString m_path;
    QMap<Id, Entry> m_entries;
};

} // namespace guyub::storage
