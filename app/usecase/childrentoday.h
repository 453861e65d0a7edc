// Who is to be weighed today: the children under five of the ledger, or of one RW, and who has been already.
#pragma once

#include "app/domain/sex.h"
#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

#include <QHash>

#include <optional>

namespace guyub::usecase {

struct ChildToday
{
    EntityId id;
    QString name;
    QDate birth; // invalid: the full date is not known; the child cannot be assessed before it is
    int ageMonths = -1; // completed; -1 with an invalid birth
    domain::Sex sex = domain::Sex::Unknown;
    QString rt, rw;
    EntityId visit; // today's that stands; zero: not weighed yet
    std::optional<int> weightGrams;
};

struct ChildrenToday
{
    QList<ChildToday> children; // those not weighed yet first, each part by name
    int weighed = 0;
    QStringList rws; // of all children, sorted; for choosing one
};

class ListChildrenToday
{
public:
    ListChildrenToday(const ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object
    // Masked rows, no read of a person. `rw` empty: all. Errors: StoreFailed.
    Result<ChildrenToday> run(const QString &rw) const;

private:
    struct TodaysVisit
    {
        EntityId id;
        std::optional<int> weightGrams;
    };
    Result<QHash<EntityId, TodaysVisit>> todaysVisits() const;

    const ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
