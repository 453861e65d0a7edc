// Registers one person at the counter: consent, identity, household and the service itself, in one commit.
#pragma once

#include "app/usecase/actions.h"

namespace guyub::usecase {

struct Registration
{
    domain::FieldMap resident; // tags of records/resident.h; household_id is filled in by run()
    QList<ConsentAnswer> consents;
    ServiceSpan span;
};

struct Registered
{
    EntityId resident;
    EntityId household; // zero when no family card was given
    Hash commitHash;    // what a receipt for this registration proves
};

class RegisterResident
{
public:
    RegisterResident(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object
    // Errors: RequiredFieldMissing, ValueOutOfRange (with field), NoConsent (also: a child's consent that no guardian
    // gave), StoreFailed, DiskFull. Then nothing is stored.
    // Without a consent to the counter's purpose the registration rests on the law on population administration, and
    // tier-2 fields are refused here, although the store would take them on that law: religion is asked only of those who agree.
    Result<Registered> run(const Registration &registration);

private:
    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
