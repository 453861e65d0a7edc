#include "app/usecase/consentstanding.h"

#include "app/domain/records/consent.h"

#include <algorithm>

namespace guyub::usecase {

using namespace domain;
using ports::Record;

namespace {

constexpr int kAnswers = 200; // more than anybody gives

// The answer that counts is the store's to say; only a word against it needs looking up.
Result<const Record *> newestAnswer(const ports::RecordStore &store, const EntityId &resident, Purpose purpose, const QList<Record> &answers)
{
    const auto inForce = store.consentInForce(resident, static_cast<int>(purpose));
    if (!inForce && inForce.error().code != ErrorCode::NoConsent)
        return tl::unexpected(inForce.error());
    const auto fits = [&](const Record &answer) {
        return inForce ? answer.id == *inForce
                       : wholeOf(answer.fields, consent::Purpose) == static_cast<qint64>(purpose) && wholeOf(answer.fields, consent::Given) == 0;
    };
    const auto it = std::find_if(answers.cbegin(), answers.cend(), fits);
    return it == answers.cend() ? nullptr : &*it;
}

} // namespace

Result<QList<ConsentStanding>> consentStandings(const ports::RecordStore &store, const EntityId &resident)
{
    GUYUB_TRY_VALUE(const QList<Record> answers, store.recordsOf(resident, RecordType::Consent, kAnswers));
    QList<ConsentStanding> standings;
    for (const Purpose purpose : {Purpose::Counter, Purpose::ChildHealth, Purpose::Aid}) {
        ConsentStanding standing;
        standing.purpose = purpose;
        GUYUB_TRY_VALUE(const Record *answer, newestAnswer(store, resident, purpose, answers));
        if (answer != nullptr) {
            standing.isAnswered = true;
            standing.isGiven = wholeOf(answer->fields, consent::Given) == 1;
            standing.givenBy = wholeOf(answer->fields, consent::GivenBy, kGivenBySelf);
            standing.guardianName = textOf(answer->fields, consent::GuardianName);
            standing.at = wholeOf(answer->fields, consent::At);
        }
        standings.append(standing);
    }
    return standings;
}

} // namespace guyub::usecase
