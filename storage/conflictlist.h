// The conflict inbox as this store knows it: fields of which two values are kept, and who wrote each.
#pragma once

#include "app/ports/recordstore.h"
#include "storage/commitlog.h"

namespace guyub::storage {

class ConflictList
{
public:
    explicit ConflictList(Database &database) : m_database(database), m_log(database) { } // must outlive this object

    Result<QList<ports::Conflict>> read(bool openOnly); // newest first

private:
    struct Origin // of one value
    {
        OpUid op;
        quint64 hseq = 0; // 0: waits for its place
    };
    struct Row
    {
        ports::Conflict conflict;
        Origin shown, other;
    };
    Result<QList<Row>> rows(bool openOnly);
    Result<ports::Authorship> authorshipOf(const EntityId &entity, const Origin &origin);
    Result<LoggedCommit> commitOf(const EntityId &entity, const Origin &origin);

    Database &m_database;
    CommitLog m_log;
};

} // namespace guyub::storage
