// Who was erased: random ids of subjects and of the orders, nothing else. In the store's table, and sealed in a file beside the
// store and beside its backups, so that a backup from before cannot bring anybody back.
#pragma once

#include "app/base/ids.h"
#include "storage/identity.h"

namespace guyub::storage {

struct Erased
{
    EntityId subject;
    Id order; // by which it was done
    UtcMs at = 0;
};

// Ascending by subject. Errors: Damaged, StoreFailed.
Result<QList<Erased>> erasedIn(Database &database);
Result<bool> isErased(Database &database, const EntityId &subject);

namespace erasedlist {

inline constexpr qint64 kMaximumBytes = 16 * 1024 * 1024;

// Sealed under a key that a new data key does not change, so that a backup of any age reads it.
QByteArray seal(const QList<Erased> &list, const Identity &identity);
// Errors: Damaged (foreign, cut, altered, of another store).
Result<QList<Erased>> open(const QByteArray &bytes, const Identity &identity);
// How many stand in it, without a key. Errors: Damaged (any byte is not as it was written).
Result<quint32> countOf(const QByteArray &bytes);

// Copies the list of one folder into another unless a longer one is there: a list only grows, and a store that was put back
// must not shorten it. Nothing when there is none. Errors: Damaged (the source), DiskFull, FileFailed.
Result<> carry(const QString &from, const QString &into);

} // namespace erasedlist

} // namespace guyub::storage
