#include "app/usecase/registerresident.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "app/ports/legalbasis.h"
#include "app/usecase/joinhousehold.h"

namespace guyub::usecase {

using namespace domain;

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

RegisterResident::RegisterResident(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

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

    GUYUB_TRY_VALUE(const EntityId existingHousehold, joinHousehold(m_store, registration.resident, person, action));
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

    const bool hasHousehold = makesHousehold || !existingHousehold.isZero();
    if (hasHousehold && wholeOf(registration.resident, resident::Relationship) == kHeadOfHousehold) {
        ports::Change head;
        head.entityRefs.insert(household::HeadId, personIndex);
        GUYUB_TRY(nameHead(m_store, existingHousehold, head, action));
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
