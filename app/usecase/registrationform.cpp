#include "app/usecase/registrationform.h"

#include "storage/crypto/hash.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace guyub::usecase {

using namespace domain;

namespace {
const QString kDraftForm = QStringLiteral("register");
}

QByteArray RegistrationForm::toJson() const
{
    QJsonObject answers;
    for (auto it = consent.answers.cbegin(); it != consent.answers.cend(); ++it)
        answers.insert(QString::number(it.key()), static_cast<int>(*it));
    QJsonObject json;
    json.insert(QStringLiteral("person"), person.toJson());
    json.insert(QStringLiteral("givenBy"), consent.givenBy);
    json.insert(QStringLiteral("guardianName"), consent.guardianName);
    json.insert(QStringLiteral("inJavanese"), consent.inJavanese);
    json.insert(QStringLiteral("answers"), answers);
    json.insert(QStringLiteral("accepted"), QJsonArray::fromStringList(accepted));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

RegistrationForm RegistrationForm::fromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    RegistrationForm form;
    form.person = ResidentForm::fromJson(json.value(QStringLiteral("person")).toObject());
    form.consent.givenBy = json.value(QStringLiteral("givenBy")).toInteger(kGivenBySelf);
    form.consent.guardianName = json.value(QStringLiteral("guardianName")).toString();
    form.consent.inJavanese = json.value(QStringLiteral("inJavanese")).toBool();
    const QJsonObject answers = json.value(QStringLiteral("answers")).toObject();
    for (auto it = answers.constBegin(); it != answers.constEnd(); ++it)
        form.consent.answers.insert(it.key().toLongLong(), static_cast<Answer>(it->toInt()));
    for (const auto &each : json.value(QStringLiteral("accepted")).toArray())
        form.accepted.append(each.toString());
    return form;
}

QList<FormFault> faultsOf(const ConsentForm &form)
{
    QList<FormFault> faults;
    if (form.answerTo(Purpose::Counter) == Answer::None)
        faults.append({FormItem::Answer, FormProblem::Missing, 0, 0});
    if (form.givenBy != kGivenBySelf && form.guardianName.simplified().isEmpty())
        faults.append({FormItem::GuardianName, FormProblem::Missing, 0, 0});
    return faults;
}

QList<FormFault> guardianFaults(const RegistrationForm &form, QDate today)
{
    const bool isGiven = std::any_of(form.consent.answers.cbegin(), form.consent.answers.cend(), [](Answer answer) { return answer == Answer::Agreed; });
    const bool isOwn = form.consent.givenBy != kGivenByGuardian;
    if (isGiven && isOwn && needsGuardian(birthDayOf(form.person, today), today))
        return {{FormItem::GivenBy, FormProblem::GuardianNeeded, 0, 0}};
    return {};
}

QList<ConsentAnswer> answersOf(const ConsentForm &form, const QString &textVersion, const QString &language)
{
    QList<ConsentAnswer> answers;
    for (auto it = form.answers.cbegin(); it != form.answers.cend(); ++it) {
        if (*it == Answer::None)
            continue;
        ConsentAnswer answer;
        answer.purpose = static_cast<Purpose>(it.key());
        answer.given = *it == Answer::Agreed;
        answer.givenBy = form.givenBy;
        answer.guardianName = form.givenBy == kGivenBySelf ? QString() : form.guardianName.simplified();
        answer.textVersion = textVersion;
        answer.language = form.inJavanese ? QStringLiteral("jv") : language;
        answers.append(answer);
    }
    return answers;
}

Registration registrationOf(const RegistrationForm &form, QDate today, const QString &textVersion, const QString &language, const ServiceSpan &span)
{
    return {fieldsOf(form.person, today, form.allowsSensitive()), answersOf(form.consent, textVersion, language), span};
}

RegistrationForm nextOfHousehold(const RegistrationForm &form)
{
    RegistrationForm next;
    next.person.noKk = form.person.noKk;
    next.person.address = form.person.address;
    next.person.rt = form.person.rt;
    next.person.rw = form.person.rw;
    next.person.landmark = form.person.landmark;
    return next;
}

RegistrationDrafts::RegistrationDrafts(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Id RegistrationDrafts::newId() const
{
    const QByteArray seed = toByteArray(m_store.operatorId()) + toByteArray(m_store.stream()) + QByteArray::number(m_clock.nowUtc());
    return crypto::blake2b<16>("guyub.draft.1", viewOf(seed));
}

Result<UtcMs> RegistrationDrafts::keep(const RegistrationDraft &draft)
{
    ports::Draft kept;
    kept.id = draft.id;
    kept.author = m_store.operatorId();
    kept.form = kDraftForm;
    kept.title = draft.form.person.name.simplified();
    kept.step = draft.step;
    QJsonObject content;
    content.insert(QStringLiteral("form"), QString::fromUtf8(draft.form.toJson()));
    content.insert(QStringLiteral("spentMs"), draft.spentMs);
    kept.content = QJsonDocument(content).toJson(QJsonDocument::Compact);
    kept.savedAt = m_clock.nowUtc();
    GUYUB_TRY(m_store.saveDraft(kept));
    return kept.savedAt;
}

Result<RegistrationDraft> RegistrationDrafts::restore(const Id &id) const
{
    GUYUB_TRY_VALUE(const QList<ports::Draft> drafts, m_store.draftsOf(m_store.operatorId()));
    for (const ports::Draft &draft : drafts) {
        if (draft.id != id || draft.form != kDraftForm)
            continue;
        const QJsonObject content = QJsonDocument::fromJson(draft.content).object();
        RegistrationDraft restored;
        restored.id = draft.id;
        restored.step = draft.step;
        restored.form = RegistrationForm::fromJson(content.value(QStringLiteral("form")).toString().toUtf8());
        restored.spentMs = content.value(QStringLiteral("spentMs")).toInteger();
        return restored;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("draft"));
}

Result<> RegistrationDrafts::drop(const Id &id)
{
    return m_store.dropDraft(id);
}

} // namespace guyub::usecase
