#include "app/usecase/logvisit.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "app/domain/validate.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr int kVisitsRead = 400; // more than twice a week up to five years
constexpr int kAdultYears = 18;
constexpr int kGramsPerKilogram = 1000;
constexpr int kMmPerCm = 10;
constexpr int kLastStatusMonth = 60; // N, T, O and B are of the KMS
constexpr int kLyingMinusStandingMm = 7; // DOMAIN E.2

// When a weight is asked about once [own]: a fall by a tenth, or a rise that is out of reach. The fastest tenth of newborns
// gain about 45 g a day (WHO weight velocity), older children far less.
constexpr int kLossShare = 10;
constexpr int kGainSpareGrams = 500;
constexpr int kGainGramsPerDay = 50;
constexpr int kGainDays = 90;
constexpr int kLengthErrorMm = 10; // two measurements of one child may differ by this much [own]

struct Child
{
    QDate birth;
    Sex sex = Sex::Unknown;
};

Result<Child> childOf(const ports::RecordStore &store, const EntityId &id)
{
    GUYUB_TRY_VALUE(const ports::Record record, store.load(id));
    if (record.type != RecordType::Resident)
        return fail(ErrorCode::NotFound, QStringLiteral("resident"));
    Child child;
    child.birth = dateOf(wholeOf(record.fields, resident::BirthDate));
    child.sex = static_cast<Sex>(wholeOf(record.fields, resident::Sex));
    if (!child.birth.isValid())
        return fail(
            ErrorCode::RequiredFieldMissing, QStringLiteral("full date of birth"), QStringLiteral("birth_date"));
    if (child.sex == Sex::Unknown)
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("sex"), QStringLiteral("sex"));
    return child;
}

std::optional<int> smallNumber(const FieldMap &fields, FieldTag tag)
{
    return hasValue(fields, tag) ? std::optional(static_cast<int>(wholeOf(fields, tag))) : std::nullopt;
}

MeasuredPosition positionOf(const Measurement &measurement, int ageDays)
{
    if (!measurement.lengthMm || measurement.position != MeasuredPosition::Unknown)
        return measurement.position;
    return ageDays < kFirstStandingDay ? MeasuredPosition::Lying : MeasuredPosition::Standing;
}

std::optional<double> scaled(std::optional<int> whole, double unit)
{
    return whole ? std::optional(*whole / unit) : std::nullopt;
}

std::optional<GrowthResult> growthOf(const Measurement &measurement, const VisitPreview &preview)
{
    GrowthInput input;
    input.sex = preview.sex;
    input.ageDays = preview.ageDays;
    input.weightKg = scaled(measurement.weightGrams, kGramsPerKilogram);
    input.lengthCm = scaled(measurement.lengthMm, kMmPerCm);
    input.headCm = scaled(measurement.headMm, kMmPerCm);
    input.armCm = scaled(measurement.armMm, kMmPerCm);
    input.position = positionOf(measurement, preview.ageDays);
    input.oedema = measurement.oedema;
    if (!input.weightKg && !input.lengthCm && !input.headCm && !input.armCm)
        return {};
    return assess(input);
}

bool isFarFromLast(int grams, const Weighing &last, QDate day)
{
    const int days = std::min(static_cast<int>(last.day.daysTo(day)), kGainDays);
    return grams < last.weightGrams - last.weightGrams / kLossShare
        || grams > last.weightGrams + kGainSpareGrams + kGainGramsPerDay * days;
}

// Lengths are compared as if measured lying: the move from the mat to the stand alone costs 0.7 cm.
int lyingMm(int lengthMm, MeasuredPosition position)
{
    return position == MeasuredPosition::Standing ? lengthMm + kLyingMinusStandingMm : lengthMm;
}

QList<OddValue> oddValues(const Measurement &measurement, const VisitPreview &preview)
{
    QList<OddValue> odd;
    if (measurement.weightGrams && preview.last && isFarFromLast(*measurement.weightGrams, *preview.last, preview.day))
        odd.append(OddValue::WeightFarFromLast);
    const auto before = std::find_if(preview.past.cbegin(), preview.past.cend(),
        [&](const PastVisit &each) { return each.lengthMm && each.day < preview.day; });
    if (measurement.lengthMm && before != preview.past.cend()
        && lyingMm(*measurement.lengthMm, positionOf(measurement, preview.ageDays))
            < lyingMm(*before->lengthMm, before->position) - kLengthErrorMm)
        odd.append(OddValue::LengthFellSinceLast);
    const std::optional<GrowthResult> growth = growthOf(measurement, preview);
    if (growth) {
        const ZScore *const scores[] = {&growth->length, &growth->weight, &growth->weightForLength, &growth->bmiForAge,
            &growth->head, &growth->arm};
        if (std::any_of(std::begin(scores), std::end(scores), [](const ZScore *score) { return score->flagged; }))
            odd.append(OddValue::OutsideStandard);
    }
    return odd;
}

// The number with its comma one place further left or right, when that makes it ordinary.
std::optional<int> likely(
    const Measurement &measurement, const VisitPreview &preview, std::optional<int> Measurement::*which)
{
    if (!(measurement.*which))
        return {};
    for (const int candidate : {*(measurement.*which) / 10, *(measurement.*which) * 10}) {
        Measurement other;
        other.resident = measurement.resident;
        other.position = measurement.position;
        other.*which = candidate;
        if (candidate > 0 && oddValues(other, preview).isEmpty())
            return candidate;
    }
    return {};
}

FieldMap fieldsOf(const Measurement &measurement, const VisitPreview &preview)
{
    FieldMap fields {{visit::ResidentId, toByteArray(measurement.resident)},
        {visit::MeasuredOn, dayNumber(preview.day)}, {visit::AgeDays, qint64(preview.ageDays)},
        {visit::Oedema, qint64(measurement.oedema)}};
    const std::pair<FieldTag, std::optional<int>> numbers[]
        = {{visit::WeightG, measurement.weightGrams}, {visit::LengthMm, measurement.lengthMm},
            {visit::MuacMm, measurement.armMm}, {visit::HeadMm, measurement.headMm}};
    for (const auto &[tag, number] : numbers)
        if (number)
            fields.insert(tag, qint64(*number));
    if (measurement.lengthMm)
        fields.insert(visit::Position, static_cast<qint64>(positionOf(measurement, preview.ageDays)));
    const std::optional<WeightStatus> computed = preview.weight ? preview.weight->status : std::nullopt;
    if (const auto status = measurement.kaderStatus ? measurement.kaderStatus : computed)
        fields.insert(visit::WeightStatus, static_cast<qint64>(*status));
    if (!measurement.reason.trimmed().isEmpty())
        fields.insert(visit::StatusReason, measurement.reason.trimmed());
    if (!measurement.place.trimmed().isEmpty())
        fields.insert(visit::Place, measurement.place.trimmed());
    if (!measurement.replaces.isZero())
        fields.insert(visit::ReplacesId, toByteArray(measurement.replaces));
    return fields;
}

} // namespace

Measurement measurementOf(const EntityId &resident, const PastVisit &visit)
{
    Measurement measurement;
    measurement.resident = resident;
    measurement.weightGrams = visit.weightGrams;
    measurement.lengthMm = visit.lengthMm;
    measurement.headMm = visit.headMm;
    measurement.armMm = visit.armMm;
    measurement.position = visit.position;
    measurement.oedema = visit.oedema;
    measurement.replaces = visit.id;
    return measurement;
}

QList<PastVisit> standingVisits(const QList<ports::Record> &visits)
{
    QSet<QByteArray> replaced;
    for (const ports::Record &record : visits)
        replaced.insert(bytesOf(record.fields, visit::ReplacesId));
    QList<PastVisit> standing;
    for (const ports::Record &record : visits) {
        const QDate day = dateOf(wholeOf(record.fields, visit::MeasuredOn));
        if (!day.isValid() || replaced.contains(toByteArray(record.id)))
            continue; // without a day its health part is not readable here
        PastVisit past;
        past.id = record.id;
        past.day = day;
        past.ageDays = static_cast<int>(wholeOf(record.fields, visit::AgeDays));
        past.weightGrams = smallNumber(record.fields, visit::WeightG);
        past.lengthMm = smallNumber(record.fields, visit::LengthMm);
        past.headMm = smallNumber(record.fields, visit::HeadMm);
        past.armMm = smallNumber(record.fields, visit::MuacMm);
        past.position = static_cast<MeasuredPosition>(wholeOf(record.fields, visit::Position));
        past.oedema = wholeOf(record.fields, visit::Oedema) == 1;
        if (const auto status = smallNumber(record.fields, visit::WeightStatus))
            past.status = static_cast<WeightStatus>(*status);
        standing.append(past);
    }
    std::stable_sort(
        standing.begin(), standing.end(), [](const PastVisit &a, const PastVisit &b) { return a.day > b.day; });
    return standing;
}

LogVisit::LogVisit(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<QList<PastVisit>> LogVisit::pastVisits(const Measurement &measurement, QDate birth, QDate day) const
{
    GUYUB_TRY_VALUE(
        const QList<ports::Record> records, m_store.recordsOf(measurement.resident, RecordType::Visit, kVisitsRead));
    QList<PastVisit> past = standingVisits(records);
    past.removeIf([&](const PastVisit &each) { return each.id == measurement.replaces || each.day > day; });
    for (PastVisit &each : past)
        each.ageDays = static_cast<int>(birth.daysTo(each.day)); // the birth date may have been corrected since
    return past;
}

Result<VisitPreview> LogVisit::preview(const Measurement &measurement) const
{
    GUYUB_TRY_VALUE(const Child child, childOf(m_store, measurement.resident));
    VisitPreview preview;
    preview.birth = child.birth;
    preview.sex = child.sex;
    preview.day = measurement.day.isValid() ? measurement.day : m_clock.today();
    if (!measurement.day.isValid() && !measurement.replaces.isZero()) {
        GUYUB_TRY_VALUE(const ports::Record corrected, m_store.load(measurement.replaces));
        if (corrected.type != RecordType::Visit || corrected.subject != measurement.resident)
            return fail(ErrorCode::NotFound, QStringLiteral("visit of this resident"));
        preview.day = dateOf(wholeOf(corrected.fields, visit::MeasuredOn));
    }
    if (preview.day > m_clock.today() || preview.day < child.birth)
        return fail(
            ErrorCode::ValueOutOfRange, QStringLiteral("between birth and today"), QStringLiteral("measured_on"));
    preview.ageDays = static_cast<int>(child.birth.daysTo(preview.day));
    preview.ageMonths = completedMonths(child.birth, preview.day);
    GUYUB_TRY_VALUE(preview.past, pastVisits(measurement, child.birth, preview.day));

    QList<Weighing> weighings;
    for (const PastVisit &past : preview.past) {
        if (past.day == preview.day)
            continue; // weighed twice today: not an earlier value
        if (past.weightGrams)
            weighings.append({past.day, *past.weightGrams});
        if (past.lengthMm && !preview.lastLengthMm)
            preview.lastLengthMm = past.lengthMm;
    }
    if (!weighings.isEmpty())
        preview.last = weighings.front();
    preview.growth = growthOf(measurement, preview);
    if (measurement.weightGrams && preview.ageMonths <= kLastStatusMonth)
        preview.weight = weightStatus(child.sex, child.birth, {preview.day, *measurement.weightGrams}, weighings);
    preview.odd = oddValues(measurement, preview);
    if (!preview.odd.isEmpty()) {
        const auto isOddAlone = [&](std::optional<int> Measurement::*which) {
            Measurement alone;
            alone.resident = measurement.resident;
            alone.position = measurement.position;
            alone.*which = measurement.*which;
            return !oddValues(alone, preview).isEmpty();
        };
        if (isOddAlone(&Measurement::weightGrams))
            preview.likelyWeightGrams = likely(measurement, preview, &Measurement::weightGrams);
        if (isOddAlone(&Measurement::lengthMm))
            preview.likelyLengthMm = likely(measurement, preview, &Measurement::lengthMm);
    }
    return preview;
}

Result<EntityId> LogVisit::consent(const EntityId &resident) const
{
    GUYUB_TRY_VALUE(const EntityId id, m_store.consentInForce(resident, static_cast<int>(Purpose::ChildHealth)));
    GUYUB_TRY_VALUE(const ports::Record person, m_store.load(resident));
    GUYUB_TRY_VALUE(const ports::Record answer, m_store.load(id));
    const QDate birth = dateOf(wholeOf(person.fields, resident::BirthDate));
    const bool isMinor = !birth.isValid() || birth.addYears(kAdultYears) > m_clock.today();
    if (isMinor && wholeOf(answer.fields, consent::GivenBy) == kGivenBySelf)
        return fail(ErrorCode::NoConsent, QStringLiteral("a child's consent is a guardian's"));
    return id;
}

Result<ports::Saved> LogVisit::run(const Measurement &measurement, const std::optional<ServiceSpan> &span)
{
    if (!measurement.weightGrams && !measurement.lengthMm && !measurement.headMm && !measurement.armMm
        && !measurement.oedema)
        return fail(
            ErrorCode::RequiredFieldMissing, QStringLiteral("at least one measure"), QStringLiteral("weight_g"));
    if (measurement.kaderStatus && measurement.reason.trimmed().isEmpty())
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("reason"), QStringLiteral("status_reason"));
    GUYUB_TRY_VALUE(const VisitPreview preview, this->preview(measurement));

    ports::Action action;
    action.source = ports::Source::Visit;
    GUYUB_TRY_VALUE(action.authority, consent(measurement.resident));
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Visit;
    change.subject = measurement.resident;
    change.fields = fieldsOf(measurement, preview);
    GUYUB_TRY(validate(visit::kSpec, change.fields));
    action.changes = {change};
    if (span)
        action.changes.append(serviceChange(*span, m_clock.nowUtc(), m_store));
    return m_store.commit(action);
}

} // namespace guyub::usecase
