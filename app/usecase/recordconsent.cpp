#include "app/usecase/recordconsent.h"

#include "app/domain/records/consent.h"
#include "app/domain/records/resident.h"

namespace guyub::usecase {

using namespace domain;

RecordConsent::RecordConsent(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<EntityId> RecordConsent::run(const EntityId &resident, const ConsentAnswer &answer, const std::optional<ServiceSpan> &span)
{
    GUYUB_TRY(checkAnswer(answer));
    if (answer.given && answer.givenBy != kGivenByGuardian) {
        GUYUB_TRY_VALUE(const ports::Record person, m_store.load(resident));
        if (needsGuardian(wholeOf(person.fields, resident::BirthDate), m_clock.today()))
            return fail(ErrorCode::NoConsent, QStringLiteral("a guardian answers for a child"), QStringLiteral("given_by"));
    }
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Consent;
    change.subject = resident;
    change.fields = consentFields(answer, m_clock.nowUtc());
    change.fields.insert(consent::ResidentId, toByteArray(resident));
    ports::Action action;
    action.authorityFrom = 0;
    action.changes = {change};
    if (span)
        action.changes.append(serviceChange(*span, m_clock.nowUtc(), m_store));
    GUYUB_TRY_VALUE(const ports::Saved saved, m_store.commit(action));
    return saved.entities.value(0);
}

} // namespace guyub::usecase
