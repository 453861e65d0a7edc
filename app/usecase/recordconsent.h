// Keeps a person's later answer: consent given at the posyandu, or withdrawn at the counter.
#pragma once

#include "app/usecase/actions.h"

#include <optional>

namespace guyub::usecase {

class RecordConsent
{
public:
    RecordConsent(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object
    // With `span` the service at the counter is kept in the same commit. Errors: RequiredFieldMissing (guardian name when
    // another person answers), NoConsent (a child's own), as RecordStore::commit().
    Result<EntityId> run(const EntityId &resident, const ConsentAnswer &answer, const std::optional<ServiceSpan> &span = {});

private:
    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
