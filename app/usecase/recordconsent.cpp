#include "app/usecase/recordconsent.h"

#include "app/domain/records/consent.h"

namespace guyub::usecase {

using namespace domain;

RecordConsent::RecordConsent(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<EntityId> RecordConsent::run(const EntityId &resident, const ConsentAnswer &answer)
{
    if (answer.givenBy != 1 && answer.guardianName.trimmed().isEmpty())
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("guardian"), QStringLiteral("guardian_name"));
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Consent;
    change.subject = resident;
    change.fields = consentFields(answer, m_clock.nowUtc());
    change.fields.insert(consent::ResidentId, toByteArray(resident));
    ports::Action action;
    action.authorityFrom = 0;
    action.changes = {change};
    GUYUB_TRY_VALUE(const ports::Saved saved, m_store.commit(action));
    return saved.entities.value(0);
}

Result<> RecordConsent::abandoned(const ServiceSpan &span)
{
    ServiceSpan left = span;
    left.abandoned = true;
    ports::Action action;
    action.changes = {serviceChange(left, m_clock.nowUtc(), m_store)};
    GUYUB_TRY(m_store.commit(action));
    return {};
}

} // namespace guyub::usecase
