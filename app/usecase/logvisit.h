// Keeps one weighing of a child as an event, with its assessment. Knows no widget.
#pragma once

#include "app/domain/growth.h"
#include "app/domain/weightstatus.h"
#include "app/usecase/actions.h"

namespace guyub::usecase {

struct Measurement
{
    EntityId resident;
    std::optional<int> weightGrams, lengthMm, headMm, armMm; // at least one, or oedema
    domain::MeasuredPosition position
        = domain::MeasuredPosition::Unknown; // Unknown: lying under 731 days, else standing
    bool oedema = false;
    std::optional<domain::WeightStatus> kaderStatus; // the kader decided otherwise; `reason` is then needed
    QString reason;
    EntityId replaces; // visit it corrects; zero: none
    QString place; // the posyandu's name; may be empty
    QDate day; // when it was measured; invalid: today, or the day of the visit it corrects
};

enum class OddValue
{
    WeightFarFromLast,
    LengthFellSinceLast,
    OutsideStandard
}; // asked about once, never refused

struct PastVisit // one that stands, that is, no later one corrects it
{
    EntityId id;
    QDate day;
    int ageDays = 0;
    std::optional<int> weightGrams, lengthMm, headMm, armMm;
    domain::MeasuredPosition position = domain::MeasuredPosition::Unknown;
    bool oedema = false;
    std::optional<domain::WeightStatus> status;
};

struct VisitPreview
{
    QDate birth, day;
    domain::Sex sex = domain::Sex::Unknown;
    int ageDays = 0, ageMonths = 0;
    std::optional<domain::GrowthResult> growth; // absent without a measure
    std::optional<domain::WeightVerdict> weight; // absent without a weight, and beyond 60 months
    std::optional<domain::Weighing> last; // newest weighing of an earlier day; so is lastLengthMm
    std::optional<int> lastLengthMm;
    QList<PastVisit> past; // newest first, up to `day`, without the one that is corrected
    QList<OddValue> odd;
    // A comma was forgotten or slipped: the measurement with this weight or length is not odd. 89 kg -> 8,9 kg.
    std::optional<int> likelyWeightGrams, likelyLengthMm;
};

class LogVisit
{
public:
    LogVisit(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object
    // What the page shows while numbers are typed. Errors: NotFound, RequiredFieldMissing (birth_date or sex unknown),
    // ValueOutOfRange (measured_on after today or before birth).
    Result<VisitPreview> preview(const Measurement &measurement) const;
    // The consent to child health that a visit now would rest on; below 18 years a guardian's (UU 27/2022 Ps 25).
    // Errors: NoConsent, NotFound.
    Result<EntityId> consent(const EntityId &resident) const;
    // Errors: NoConsent, RequiredFieldMissing (weight_g: no measure; status_reason), ValueOutOfRange (field), as preview()
    // and RecordStore::commit(). Then nothing is stored.
    // Without a span it was no service at the counter: numbers copied from a book.
    Result<ports::Saved> run(const Measurement &measurement, const std::optional<ServiceSpan> &span);

private:
    Result<QList<PastVisit>> pastVisits(const Measurement &measurement, QDate birth, QDate day) const;

    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

// What to type over when `visit` of `resident` is corrected: its numbers, and that it is replaced. The kader's status and
// reason are not in it: they are decided anew.
Measurement measurementOf(const EntityId &resident, const PastVisit &visit);

// Visits of a resident that stand, newest first; `visits` in any order.
QList<PastVisit> standingVisits(const QList<ports::Record> &visits);

} // namespace guyub::usecase
