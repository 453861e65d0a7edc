// Which commit an action of a person was, found in the log by whom it is about. The log has no index for this: the
// newest commits are looked at first, and that is nearly always the answer.
#pragma once

#include "storage/commitlog.h"
#include "storage/subjectkeys.h"

namespace guyub::storage {

class ActionFinder
{
public:
    explicit ActionFinder(Database &database) : m_database(database), m_keys(database) { }
    // See ports::RecordStore. Errors: NotFound, Damaged, StoreFailed.
    Result<Hash> newestAbout(const EntityId &subject);
    Result<bool> isAbout(const Hash &commit, const EntityId &subject);

private:
    Result<bool> isMoreThanReceipts(const protocol::Commit &commit, const EntityId &subject);

    Database &m_database;
    SubjectKeyTable m_keys;
};

} // namespace guyub::storage
