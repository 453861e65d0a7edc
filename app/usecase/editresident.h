// Changes fields of a person who is registered already.
#pragma once

#include "app/usecase/actions.h"

namespace guyub::usecase {

class EditResident
{
public:
    EditResident(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object
    // `seen` is the record as the officer saw it; only fields that differ from it are written. Nothing different: no
    // commit, zero hash. Another family card number moves the person to that household, which is made where it is not
    // known. `basis`: the legal basis that a tier-2 field rests on, named by the officer; zero: the person's consent.
    // Emptying such a field needs neither. Errors: NoConsent (a tier-2 field without either), as RecordStore::commit().
    Result<Hash> run(const ports::Record &seen, const domain::FieldMap &wanted, const ServiceSpan &span, const EntityId &basis = {});
    // Is somebody else registered under this number? To be asked before it is kept. Errors: StoreFailed.
    Result<bool> isNikOfAnother(const QString &nik, const EntityId &resident) const;

private:
    // The person's own change, after that of a new household and before that of its head.
    Result<> addChanges(const ports::Record &seen, ports::Change person, ports::Action &action) const;
    Result<EntityId> authorityFor(const ports::Record &seen, const domain::FieldMap &changed, const EntityId &basis) const;

    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
