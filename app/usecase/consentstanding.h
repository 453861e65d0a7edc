// Where a person stands with each purpose: the newest answer, and whether it still lets sensitive data be shown.
#pragma once

#include "app/usecase/actions.h"

namespace guyub::usecase {

struct ConsentStanding
{
    Purpose purpose = Purpose::Counter;
    bool isAnswered = false; // else the rest says nothing
    bool isGiven = false;
    qint64 givenBy = kGivenBySelf;
    QString guardianName;
    UtcMs at = 0;

    // Without any answer the data rest on something else, such as an import's legal basis.
    bool forbidsShowing() const { return isAnswered && !isGiven; }
};

// One for each purpose, in the order of their codes. Errors: StoreFailed.
Result<QList<ConsentStanding>> consentStandings(const ports::RecordStore &store, const EntityId &resident);

} // namespace guyub::usecase
