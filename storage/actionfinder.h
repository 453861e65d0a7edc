// What was done to a person, and by which commit, found in the log by whom it is about: newest commits first, to the one
// that registered the person.
#pragma once

#include "app/ports/recordstore.h"
#include "storage/commitlog.h"
#include "storage/subjectkeys.h"

#include <QSet>

namespace guyub::storage {

class ActionFinder
{
public:
    explicit ActionFinder(Database &database) : m_database(database), m_keys(database) { }
    // See ports::RecordStore. Errors: Damaged, StoreFailed.
    Result<QList<ports::ActionAbout>> newestAbout(const EntityId &person);
    Result<QList<ports::ActionKind>> kindsOf(const Hash &commit, const EntityId &person);
    Result<QList<ports::DataChange>> changesOf(const EntityId &person, int limit);

private:
    Result<QList<ports::ActionKind>> kindsIn(const protocol::Commit &commit, const EntityId &person);
    struct Found
    {
        qint64 row = 0;
        Hash hash;
        protocol::Commit commit;
        bool waiting = false; // not placed by the hub
    };
    Result<std::optional<Found>> newestBefore(qint64 row, const EntityId &person);
    struct Readable
    {
        protocol::Op op;
        domain::FieldMap fields; // at least one
    };
    Result<QList<Readable>> readable(const protocol::Commit &commit, const EntityId &person);
    Result<ports::DataChange> changeIn(const Found &found, const EntityId &person);
    Result<QSet<int>> heldIn(const protocol::Commit &commit);

    Database &m_database;
    SubjectKeyTable m_keys;
};

} // namespace guyub::storage
