#include "app/usecase/registerresident.h"

#include "app/domain/recordcatalog.h"
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

namespace {

bool isSensitive(FieldTag tag)
{
    const FieldSpec *field = findField(tag);
    return !field || field->tier >= 2;
}

Result<> checkConsents(const Registration &registration, QDate today)
{
    const bool isChild = needsGuardian(wholeOf(registration.resident, resident::BirthDate), today);
    bool hasCounter = false;
    for (const ConsentAnswer &answer : registration.consents) {
        GUYUB_TRY(checkAnswer(answer));
        if (answer.given && isChild && answer.givenBy != kGivenByGuardian)
            return fail(ErrorCode::NoConsent, QStringLiteral("a guardian answers for a child"), QStringLiteral("given_by"));
        hasCounter = hasCounter || (answer.given && answer.purpose == Purpose::Counter);
    }
    for (auto it = registration.resident.keyBegin(); !hasCounter && it != registration.resident.keyEnd(); ++it)
        if (isSensitive(*it))
            return fail(ErrorCode::NoConsent, QStringLiteral("tier 2 without consent to the counter's purpose"), QLatin1String(findField(*it) ? findField(*it)->key : ""));
    return {};
}

} // namespace

// The household with the person's card number, to be made by the first change where there is none; zero without a card.
Result<EntityId> RegisterResident::joinHousehold(const FieldMap &fields, ports::Change &person, ports::Action &action) const
{
    const QString noKk = textOf(fields, resident::NoKk);
    if (noKk.isEmpty())
        return EntityId();
    const Result<EntityId> found = m_store.householdByNoKk(noKk);
    if (found) {
        person.fields.insert(resident::HouseholdId, toByteArray(*found));
        return *found;
    }
    if (found.error().code != ErrorCode::NotFound)
        return tl::unexpected(found.error());
    action.changes.append(newHousehold(fields));
    person.entityRefs.insert(resident::HouseholdId, 0);
    return EntityId();
}

// A household that knows no head yet gets this person. Who is head already stays: that is for an officer to change.
Result<> RegisterResident::nameHead(const EntityId &existing, bool isNew, int personIndex, ports::Action &action) const
{
    ports::Change head;
    head.kind = ports::OpKind::Set;
    head.type = RecordType::Household;
    head.entityRefs.insert(household::HeadId, personIndex);
    if (isNew) {
        head.entityFrom = 0;
        head.subjectFrom = 0;
        action.changes.append(head);
    } else if (!existing.isZero()) {
        GUYUB_TRY_VALUE(const ports::Record known, m_store.load(existing));
        if (hasValue(known.fields, household::HeadId))
            return {};
        head.entity = known.id;
        head.subject = known.subject;
        head.openedAt = known.position;
        action.changes.append(head);
    }
    return {};
}

Result<Registered> RegisterResident::run(const Registration &registration)
{
    GUYUB_TRY(checkConsents(registration, m_clock.today()));
    ports::Action action;
    action.source = ports::Source::Counter;
    const UtcMs now = m_clock.nowUtc();
    ports::Change person;
    person.kind = ports::OpKind::Create;
    person.type = RecordType::Resident;
    person.fields = registration.resident;

    GUYUB_TRY_VALUE(const EntityId existingHousehold, joinHousehold(registration.resident, person, action));
    const bool makesHousehold = !action.changes.isEmpty();
    const int personIndex = static_cast<int>(action.changes.size());
    action.changes.append(person);

    for (const ConsentAnswer &answer : registration.consents) {
        if (answer.given && answer.purpose == Purpose::Counter)
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

    if (wholeOf(registration.resident, resident::Relationship) == kHeadOfHousehold)
        GUYUB_TRY(nameHead(existingHousehold, makesHousehold, personIndex, action));
    action.changes.append(serviceChange(registration.span, now, m_store));

    GUYUB_TRY_VALUE(const ports::Saved saved, m_store.commit(action));
    Registered result;
    result.resident = saved.entities.value(personIndex);
    result.household = makesHousehold ? saved.entities.value(0) : existingHousehold;
    result.commitHash = saved.commitHash;
    return result;
}

} // namespace guyub::usecase
