// Keeps one weighing of a child as an event, with its assessment. Knows no widget.
#pragma once

#include "app/domain/growth.h"
#include "app/domain/weightstatus.h"
#include "app/usecase/actions.h"

namespace guyub::usecase {

struct Measurement
{
    EntityId resident;
    std::optional<int> weightGrams, lengthMm, headMm, armMm; // at least one
    domain::MeasuredPosition position = domain::MeasuredPosition::Unknown; // Unknown: lying under 731 days, else standing
    bool oedema = false;
    std::optional<domain::WeightStatus> kaderStatus; // the kader decided otherwise; `reason` is then needed
    QString reason;
    EntityId replaces; // visit it corrects; zero: none
};

enum class OddValue { WeightFarFromLast, LengthFellSinceLast, OutsideStandard }; // asked about once, never refused

struct VisitPreview
{
    QDate birth;
    domain::Sex sex = domain::Sex::Unknown;
    int ageDays = 0, ageMonths = 0;
    std::optional<domain::GrowthResult> growth;
    std::optional<domain::WeightVerdict> weight; // absent without a weight
    std::optional<domain::Weighing> last;        // newest earlier weighing
    std::optional<int> lastLengthMm;
    QList<OddValue> odd;
};

class LogVisit
{
public:
    LogVisit(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object
    // What the page shows while numbers are typed. Errors: NotFound, RequiredFieldMissing (birth_date or sex unknown).
    Result<VisitPreview> preview(const Measurement &measurement) const;
    // Errors: NoConsent, RequiredFieldMissing, ValueOutOfRange (field), as RecordStore::commit(). Then nothing is stored.
    Result<ports::Saved> run(const Measurement &measurement, const ServiceSpan &span);

private:
    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
