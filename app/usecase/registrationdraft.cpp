#include "app/usecase/registrationdraft.h"

#include "app/domain/nokk.h"
#include "app/domain/records/resident.h"
#include "app/domain/validate.h"
#include "storage/crypto/hash.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr int kDraftFormat = 1;
constexpr char kConsentText[] = "2026-11"; // which text of the consent page was shown
constexpr int kNameLimit = 120, kTextLimit = 200, kPhoneLeast = 8, kPhoneMost = 15, kRtDigits = 3;

bool isDigits(const QString &text)
{
    for (const QChar c : text)
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return false;
    return !text.isEmpty();
}

QString padded(const QString &typed)
{
    const QString digits = stripNumber(typed);
    return digits.isEmpty() ? digits : digits.rightJustified(kRtDigits, QLatin1Char('0'));
}

QString phoneDigits(const QString &typed)
{
    QString digits = stripNumber(typed);
    if (digits.startsWith(QLatin1Char('+')))
        digits.remove(0, 1);
    return digits;
}

void checkConsent(const RegistrationDraft &draft, QList<StepFinding> &findings)
{
    if (!draft.counter)
        findings.append({Finding::Unanswered, QStringLiteral("counter")});
    if (draft.givenBy != 1 && draft.guardianName.trimmed().isEmpty())
        findings.append({Finding::GuardianMissing, QStringLiteral("guardian_name")});
}

void warnOfNik(const NikCheck &check, const RegistrationDraft &draft, const QString &ownDistrict, QList<StepFinding> &findings)
{
    DeclaredPerson declared;
    declared.birthDate = dateOf(draft.birthDate);
    declared.sex = draft.sex == 1 ? Sex::Male : draft.sex == 2 ? Sex::Female : Sex::Unknown;
    declared.ownDistrict = ownDistrict;
    for (const NikWarning warning : nikWarnings(check, declared)) {
        static constexpr Finding kFindings[] = {Finding::NikAreaRetired, Finding::NikAreaUnknown, Finding::NikAreaElsewhere, Finding::NikBirthDateDiffers, Finding::NikSexDiffers};
        findings.append({kFindings[static_cast<std::size_t>(warning)], QStringLiteral("nik")});
    }
}

void checkNikOf(const RegistrationDraft &draft, QDate today, const QString &ownDistrict, QList<StepFinding> &findings)
{
    if (!draft.hasNik) {
        findings.append({Finding::NikMissing, QStringLiteral("nik")});
        return;
    }
    if (!*draft.hasNik) {
        if (draft.noNikReason == 0)
            findings.append({Finding::NoNikReasonMissing, QStringLiteral("no_nik_reason")});
        return;
    }
    const NikCheck check = checkNik(draft.nik, today);
    if (check.isValid()) {
        warnOfNik(check, draft, ownDistrict, findings);
        return;
    }
    // The card is right even when the rules are not; but sixteen digits it must be to be kept at all.
    const bool mayOverride = check.normalised.size() == 16;
    if (check.error == NikError::Empty)
        findings.append({Finding::NikMissing, QStringLiteral("nik")});
    else if (!mayOverride || !draft.nikAsOnCard)
        findings.append({Finding::NikWrong, QStringLiteral("nik"), check.error});
    else if (draft.nikReason.trimmed().isEmpty())
        findings.append({Finding::NikReasonMissing, QStringLiteral("nik_override_reason")});
}

void checkIdentity(const RegistrationDraft &draft, QDate today, const QString &ownDistrict, QList<StepFinding> &findings)
{
    checkNikOf(draft, today, ownDistrict, findings);
    if (draft.name.trimmed().isEmpty())
        findings.append({Finding::NameMissing, QStringLiteral("name")});
    else if (draft.name.trimmed().size() > kNameLimit)
        findings.append({Finding::NameTooLong, QStringLiteral("name")});
    if (draft.birthDateIsBad)
        findings.append({Finding::BirthDateWrong, QStringLiteral("birth_date")});
    else if (draft.birthDate == 0)
        findings.append({Finding::BirthDateMissing, QStringLiteral("birth_date")});
    else if (!isDay(draft.birthDate))
        findings.append({Finding::BirthDateWrong, QStringLiteral("birth_date")});
    else if (draft.birthDate > dayNumber(today))
        findings.append({Finding::BirthDateInFuture, QStringLiteral("birth_date")});
    if (draft.sex == 0)
        findings.append({Finding::SexMissing, QStringLiteral("sex")});
    for (const auto &[text, field] : {std::pair(draft.birthPlace, "birth_place"), std::pair(draft.motherName, "mother_name")})
        if (text.trimmed().size() > kNameLimit)
            findings.append({Finding::TooLong, QLatin1String(field)});
}

void checkHousehold(const RegistrationDraft &draft, QList<StepFinding> &findings)
{
    if (!draft.noKk.trimmed().isEmpty()) {
        const NoKkCheck check = checkNoKk(draft.noKk);
        if (!check.isValid())
            findings.append({Finding::NoKkWrong, QStringLiteral("no_kk")});
        else if (check.warning != NoKkWarning::None)
            findings.append({Finding::NoKkOdd, QStringLiteral("no_kk")});
    }
    if (draft.address.trimmed().isEmpty())
        findings.append({Finding::AddressMissing, QStringLiteral("address")});
    for (const auto &[text, field, finding] : {std::tuple(draft.rt, "rt", Finding::RtWrong), std::tuple(draft.rw, "rw", Finding::RwWrong)})
        if (const QString digits = stripNumber(text); !isDigits(digits) || digits.size() > kRtDigits)
            findings.append({finding, QLatin1String(field)});
    if (const QString phone = phoneDigits(draft.phone); !phone.isEmpty() && (!isDigits(phone) || phone.size() < kPhoneLeast || phone.size() > kPhoneMost))
        findings.append({Finding::PhoneWrong, QStringLiteral("phone")});
    for (const auto &[text, field] : {std::pair(draft.address, "address"), std::pair(draft.landmark, "landmark")})
        if (text.trimmed().size() > kTextLimit)
            findings.append({Finding::TooLong, QLatin1String(field)});
}

QJsonValue answerJson(const std::optional<bool> &answer)
{
    return answer ? QJsonValue(*answer) : QJsonValue();
}

std::optional<bool> answerOf(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

// One table for both directions, so that a new field cannot be forgotten in one of them.
template<typename Draft, typename Visit>
void forEachText(Draft &draft, const Visit &visit)
{
    visit("guardian_name", draft.guardianName);
    visit("language", draft.language);
    visit("nik", draft.nik);
    visit("nik_reason", draft.nikReason);
    visit("name", draft.name);
    visit("birth_place", draft.birthPlace);
    visit("mother_name", draft.motherName);
    visit("no_kk", draft.noKk);
    visit("address", draft.address);
    visit("rt", draft.rt);
    visit("rw", draft.rw);
    visit("phone", draft.phone);
    visit("landmark", draft.landmark);
}

template<typename Draft, typename Visit>
void forEachNumber(Draft &draft, const Visit &visit)
{
    visit("started_at_ms", draft.startedAt);
    visit("given_by", draft.givenBy);
    visit("no_nik_reason", draft.noNikReason);
    visit("nik_source", draft.nikSource);
    visit("sex", draft.sex);
    visit("birth_date", draft.birthDate);
    visit("relationship", draft.relationship);
}

template<typename Draft, typename Visit>
void forEachAnswer(Draft &draft, const Visit &visit)
{
    visit("counter", draft.counter);
    visit("child_health", draft.childHealth);
    visit("aid", draft.aid);
    visit("has_nik", draft.hasNik);
}

void addAnswer(QList<ConsentAnswer> &answers, const RegistrationDraft &draft, Purpose purpose, const std::optional<bool> &given)
{
    if (!given)
        return;
    ConsentAnswer answer;
    answer.purpose = purpose;
    answer.given = *given;
    answer.givenBy = draft.givenBy;
    answer.guardianName = draft.givenBy == 1 ? QString() : draft.guardianName.simplified();
    answer.textVersion = QLatin1String(kConsentText);
    answer.language = draft.language;
    answers.append(answer);
}

} // namespace

QList<StepFinding> checkStep(RegisterStep step, const RegistrationDraft &draft, QDate today, const QString &ownDistrict)
{
    QList<StepFinding> findings;
    if (step == RegisterStep::Consent || step == RegisterStep::Check)
        checkConsent(draft, findings);
    if (step == RegisterStep::Identity || step == RegisterStep::Check)
        checkIdentity(draft, today, ownDistrict, findings);
    if (step == RegisterStep::Household || step == RegisterStep::Check)
        checkHousehold(draft, findings);
    return findings;
}

QList<QDate> birthDatesByNik(const RegistrationDraft &draft, QDate today)
{
    const NikCheck check = checkNik(draft.nik, today);
    return check.isValid() ? check.birthCandidates : QList<QDate>();
}

QByteArray toText(const RegistrationDraft &draft)
{
    QJsonObject object{{QStringLiteral("format"), kDraftFormat}, {QStringLiteral("nik_as_on_card"), draft.nikAsOnCard}};
    forEachText(draft, [&](const char *key, const QString &text) { object.insert(QLatin1String(key), text); });
    forEachNumber(draft, [&](const char *key, qint64 number) { object.insert(QLatin1String(key), number); });
    forEachAnswer(draft, [&](const char *key, const std::optional<bool> &answer) { object.insert(QLatin1String(key), answerJson(answer)); });
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<RegistrationDraft> draftFromText(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.value(QStringLiteral("format")).toInt() != kDraftFormat)
        return std::nullopt;
    RegistrationDraft draft;
    draft.nikAsOnCard = object.value(QStringLiteral("nik_as_on_card")).toBool();
    forEachText(draft, [&](const char *key, QString &value) { value = object.value(QLatin1String(key)).toString(); });
    forEachNumber(draft, [&](const char *key, qint64 &value) { value = object.value(QLatin1String(key)).toInteger(); });
    forEachAnswer(draft, [&](const char *key, std::optional<bool> &value) { value = answerOf(object.value(QLatin1String(key))); });
    return draft;
}

Id draftIdOf(const Id &operatorId, UtcMs startedAt)
{
    return crypto::Blake2b("guyub.draft.1", 16).add(operatorId.view()).addU64(static_cast<quint64>(startedAt)).finish<16>();
}

Registration registrationOf(const RegistrationDraft &draft)
{
    Registration registration;
    registration.span = {ServiceKind::Register, draft.startedAt, false};
    addAnswer(registration.consents, draft, Purpose::Counter, draft.counter);
    addAnswer(registration.consents, draft, Purpose::ChildHealth, draft.childHealth);
    addAnswer(registration.consents, draft, Purpose::Aid, draft.aid);

    FieldMap &fields = registration.resident;
    const auto text = [&](FieldTag tag, const QString &value) {
        if (!value.simplified().isEmpty())
            fields.insert(tag, value.simplified());
    };
    const auto number = [&](FieldTag tag, qint64 value) {
        if (value != 0)
            fields.insert(tag, value);
    };
    text(resident::Name, draft.name);
    if (draft.hasNik.value_or(false)) {
        text(resident::Nik, stripNumber(draft.nik));
        number(resident::NikSource, draft.nikSource);
        if (draft.nikAsOnCard)
            text(resident::NikOverride, draft.nikReason);
    } else {
        number(resident::NoNikReason, draft.noNikReason);
    }
    number(resident::Sex, draft.sex);
    number(resident::BirthDate, draft.birthDate);
    text(resident::BirthPlace, draft.birthPlace);
    text(resident::MotherName, draft.motherName);
    text(resident::NoKk, stripNumber(draft.noKk));
    number(resident::Relationship, draft.relationship);
    text(resident::Address, draft.address);
    text(resident::Rt, padded(draft.rt));
    text(resident::Rw, padded(draft.rw));
    text(resident::Phone, phoneDigits(draft.phone));
    text(resident::Landmark, draft.landmark);
    return registration;
}

RegistrationDraft nextOfHousehold(const RegistrationDraft &draft, UtcMs startedAt)
{
    RegistrationDraft next;
    next.startedAt = startedAt;
    next.language = draft.language;
    next.noKk = draft.noKk;
    next.address = draft.address;
    next.rt = draft.rt;
    next.rw = draft.rw;
    next.landmark = draft.landmark;
    return next;
}

} // namespace guyub::usecase
