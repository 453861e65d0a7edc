#include "app/usecase/actions.h"

#include "app/domain/records/consent.h"
#include "app/domain/records/service.h"

namespace guyub::usecase {

using namespace domain;

ports::Change serviceChange(const ServiceSpan &span, UtcMs endedAt, const ports::RecordStore &store)
{
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Service;
    change.subject = store.ledgerSubject();
    change.fields = {{service::Kind, static_cast<qint64>(span.kind)}, {service::StartedAt, span.startedAt},
        {service::EndedAt, endedAt}, {service::OperatorId, toByteArray(store.operatorId())},
        {service::Abandoned, qint64(span.abandoned)}};
    return change;
}

Result<> keepService(ports::RecordStore &store, const ports::Clock &clock, const ServiceSpan &span)
{
    ports::Action action;
    action.changes = {serviceChange(span, clock.nowUtc(), store)};
    GUYUB_TRY(store.commit(action));
    return {};
}

FieldMap consentFields(const ConsentAnswer &answer, UtcMs at)
{
    FieldMap fields{{consent::Purpose, static_cast<qint64>(answer.purpose)}, {consent::Given, qint64(answer.given)},
        {consent::GivenBy, answer.givenBy}, {consent::TextVersion, answer.textVersion},
        {consent::Language, answer.language}, {consent::At, at}};
    if (!answer.guardianName.isEmpty())
        fields.insert(consent::GuardianName, answer.guardianName);
    return fields;
}

Result<> checkAnswer(const ConsentAnswer &answer)
{
    if (answer.givenBy != kGivenBySelf && answer.guardianName.trimmed().isEmpty())
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("name of who answers"), QStringLiteral("guardian_name"));
    return {};
}

bool needsGuardian(DayNumber born, QDate today)
{
    constexpr int kGrown = 18;
    return born != 0 && born > dayNumber(today.addYears(-kGrown));
}

} // namespace guyub::usecase
