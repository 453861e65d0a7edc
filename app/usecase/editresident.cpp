#include "app/usecase/editresident.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "app/ports/legalbasis.h"
#include "app/usecase/joinhousehold.h"

#include <algorithm>

namespace guyub::usecase {

EditResident::EditResident(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

// Tier-2 fields rest on the person's consent to the counter's purpose or on a law that the officer names, everything else
// on the law on population administration.
Result<EntityId> EditResident::authorityFor(const ports::Record &seen, const domain::FieldMap &changed, const EntityId &basis) const
{
    for (auto it = changed.cbegin(); it != changed.cend(); ++it) {
        const domain::FieldSpec *field = domain::findField(it.key());
        const bool isSensitive = !field || field->tier >= 2;
        if (!isSensitive || std::holds_alternative<domain::Cleared>(*it))
            continue;
        return basis.isZero() ? m_store.consentInForce(seen.subject, static_cast<int>(Purpose::Counter)) : Result<EntityId>(basis);
    }
    return ports::legalBasisId(QLatin1String(ports::kPopulationAdministration));
}

Result<> EditResident::addChanges(const ports::Record &seen, ports::Change person, ports::Action &action) const
{
    using namespace domain;
    if (!person.fields.contains(resident::NoKk)) {
        action.changes.append(person);
        return {};
    }
    FieldMap all = seen.fields;
    for (auto it = person.fields.cbegin(); it != person.fields.cend(); ++it)
        all.insert(it.key(), *it);
    if (!hasValue(all, resident::NoKk)) {
        if (hasValue(seen.fields, resident::HouseholdId))
            person.fields.insert(resident::HouseholdId, Cleared());
        action.changes.append(person);
        return {};
    }
    GUYUB_TRY_VALUE(const EntityId known, joinHousehold(m_store, all, person, action));
    action.changes.append(person);
    if (wholeOf(all, resident::Relationship) != kHeadOfHousehold)
        return {};
    ports::Change head;
    head.fields.insert(household::HeadId, toByteArray(seen.id));
    return nameHead(m_store, known, head, action);
}

Result<bool> EditResident::isNikOfAnother(const QString &nik, const EntityId &resident) const
{
    GUYUB_TRY_VALUE(const auto holders, m_store.likelyDuplicates({}, nik, 0, {}));
    return std::any_of(holders.cbegin(), holders.cend(), [&](const ports::ResidentHit &hit) { return hit.id != resident; });
}

Result<Hash> EditResident::run(const ports::Record &seen, const domain::FieldMap &wanted, const ServiceSpan &span, const EntityId &basis)
{
    ports::Change change;
    change.kind = ports::OpKind::Set;
    change.type = seen.type;
    change.entity = seen.id;
    change.subject = seen.subject;
    change.openedAt = seen.position;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        const auto before = seen.fields.constFind(it.key());
        const bool unchanged = before == seen.fields.cend() ? std::holds_alternative<domain::Cleared>(*it) : *before == *it;
        if (!unchanged)
            change.fields.insert(it.key(), *it);
    }
    if (change.fields.isEmpty())
        return Hash{};
    GUYUB_TRY_VALUE(const EntityId authority, authorityFor(seen, change.fields, basis));
    ports::Action action;
    action.source = ports::Source::Counter;
    action.authority = authority;
    GUYUB_TRY(addChanges(seen, change, action));
    action.changes.append(serviceChange(span, m_clock.nowUtc(), m_store));
    GUYUB_TRY_VALUE(const ports::Saved saved, m_store.commit(action));
    return saved.commitHash;
}

} // namespace guyub::usecase
