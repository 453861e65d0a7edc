// One request's part of a group's transaction: it can be taken back alone. Not nested.
#pragma once

#include "storage/sql/database.h"

namespace guyub::hub {

class Savepoint
{
public:
    explicit Savepoint(storage::Database &database) : m_database(database) { }
    ~Savepoint()
    {
        if (!m_isOpen)
            return;
        (void)m_database.run(QStringLiteral("ROLLBACK TO part"));
        (void)m_database.run(QStringLiteral("RELEASE part"));
    }
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    Result<> begin()
    {
        GUYUB_TRY(m_database.run(QStringLiteral("SAVEPOINT part")));
        m_isOpen = true;
        return {};
    }
    Result<> keep()
    {
        GUYUB_TRY(m_database.run(QStringLiteral("RELEASE part")));
        m_isOpen = false;
        return {};
    }

private:
    storage::Database &m_database;
    bool m_isOpen = false;
};

} // namespace guyub::hub
