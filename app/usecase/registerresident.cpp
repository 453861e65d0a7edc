#include "app/usecase/registerresident.h"

#include "app/domain/records/consent.h"
#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "app/ports/legalbasis.h"

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr qint64 kHeadOfHousehold = 1; // SHDK code 1, KEPALA KELUARGA

ports::Change newHousehold(const FieldMap &person)
{
    ports::Change change;
    change.kind = ports::OpKind::Create;
    change.type = RecordType::Household;
    change.fields.insert(household::NoKk, person.value(resident::NoKk));
    const QList<std::pair<FieldTag, FieldTag>> shared{{resident::Address, household::Address},
        {resident::Rt, household::Rt}, {resident::Rw, household::Rw}};
    for (const auto &[from, to] : shared)
        if (hasValue(person, from))
            change.fields.insert(to, person.value(from));
    return change;
}

} // namespace

RegisterResident::RegisterResident(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<Registered> RegisterResident::run(const Registration &registration)
{
    ports::Action action;
    action.source = ports::Source::Counter;
    const UtcMs now = m_clock.nowUtc();
    ports::Change person;
    person.kind = ports::OpKind::Create;
    person.type = RecordType::Resident;
    person.fields = registration.resident;

    EntityId existingHousehold;
    bool makesHousehold = false;
    if (const QString noKk = textOf(registration.resident, resident::NoKk); !noKk.isEmpty()) {
        const auto found = m_store.householdByNoKk(noKk);
        if (found)
            existingHousehold = *found;
        else if (found.error().code == ErrorCode::NotFound)
            makesHousehold = true;
        else
            return tl::unexpected(found.error());
    }
    if (makesHousehold) {
        action.changes.append(newHousehold(registration.resident));
        person.entityRefs.insert(resident::HouseholdId, 0);
    } else if (!existingHousehold.isZero()) {
        person.fields.insert(resident::HouseholdId, toByteArray(existingHousehold));
    }
    const int personIndex = static_cast<int>(action.changes.size());
    action.changes.append(person);

    for (const ConsentAnswer &answer : registration.consents) {
        if (answer.given && action.authorityFrom < 0)
            action.authorityFrom = static_cast<int>(action.changes.size());
        ports::Change change;
        change.kind = ports::OpKind::AppendEvent;
        change.type = RecordType::Consent;
        change.subjectFrom = personIndex;
        change.fields = consentFields(answer, now);
        change.entityRefs.insert(consent::ResidentId, personIndex);
        action.changes.append(change);
    }
    if (action.authorityFrom < 0)
        action.authority = ports::legalBasisId(QLatin1String(ports::kPopulationAdministration));

    if (makesHousehold && wholeOf(registration.resident, resident::Relationship) == kHeadOfHousehold) {
        ports::Change head;
        head.kind = ports::OpKind::Set;
        head.type = RecordType::Household;
        head.entityFrom = 0;
        head.subjectFrom = 0;
        head.entityRefs.insert(household::HeadId, personIndex);
        action.changes.append(head);
    }
    action.changes.append(serviceChange(registration.span, now, m_store));

    GUYUB_TRY_VALUE(const ports::Saved saved, m_store.commit(action));
    Registered result;
    result.resident = saved.entities.value(personIndex);
    result.household = makesHousehold ? saved.entities.value(0) : existingHousehold;
    result.commitHash = saved.commitHash;
    return result;
}

} // namespace guyub::usecase
