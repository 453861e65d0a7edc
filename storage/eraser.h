// Makes a person unreadable (SYNC §1.7): the subject's keys go, and with them every body in the log, which itself stays as it is;
// rows, index, drafts and what lies beside the database go too. What is left of a subject is its random id in `erased`.
// Old ciphertext stays on flash and in backups from before; a new data key and the 30 days of backups answer that.
#pragma once

#include "storage/erasedlist.h"

namespace guyub::storage {

class Eraser
{
public:
    // Both must outlive this object.
    Eraser(Database &database, const Identity &identity, QString folder) : m_database(database), m_identity(identity), m_folder(std::move(folder)) { }

    // Once the hub has the order: what it sends of them in the clear after this has no key here and stops the inbox.
    // Those that are erased already are left out. Files of theirs go first. Killed anywhere after that: either nobody is erased, or the next opening finishes it.
    // Errors: StoreFailed, DiskFull, FileFailed (the keys may be gone; the next opening does the rest).
    Result<> erase(const QList<Erased> &subjects);
    // At each opening: erases whom the list beside the store names and the store still has, as after a restore, and finishes
    // what was cut. Answers what is to be said to people, empty when all is well. Errors: as above.
    // `isUnbroken`: the store was not put back, copied or moved, so that its table names everybody whom the list may name.
    Result<QString> settle(bool isUnbroken);

private:
    Result<> forget(const Erased &subject);
    Result<> forgetRows(const EntityId &subject);
    Result<> forgetDrafts(const EntityId &subject);
    Result<> sweep();

    Database &m_database;
    const Identity &m_identity;
    QString m_folder;
};

} // namespace guyub::storage
