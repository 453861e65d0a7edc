#include "app/usecase/viewresident.h"

#include "app/domain/records/access.h"

namespace guyub::usecase {

using namespace domain;

void Sightings::beginSignIn()
{
    m_sightings.removeIf([](auto it) { return it->furtherViews == 0; });
    for (Sighting &sighting : m_sightings)
        sighting.isNoted = sighting.isNumberNoted = false;
}

ViewResident::ViewResident(ports::RecordStore &store, const ports::Clock &clock, Sightings &seen) : m_store(store), m_clock(clock), m_seen(seen) { }

Result<ports::Record> ViewResident::run(const EntityId &resident, ViewPlace place)
{
    GUYUB_TRY_VALUE(const ports::Record person, m_store.load(resident));
    if (person.type != RecordType::Resident)
        return fail(ErrorCode::NotFound, QStringLiteral("this id is not a resident's"));
    const auto key = std::pair(m_store.operatorId(), resident);
    Sightings::Sighting sighting = m_seen.m_sightings.value(key);
    const bool isNumber = place == ViewPlace::WholeNumber;
    if (isNumber ? sighting.isNumberNoted : sighting.isNoted) {
        m_seen.m_sightings[key].furtherViews += isNumber ? 0 : 1;
        return person;
    }
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Access;
    change.fields = {{access::ResidentId, toByteArray(resident)}, {access::OperatorId, toByteArray(m_store.operatorId())},
        {access::At, m_clock.nowUtc()}, {access::Place, static_cast<qint64>(place)}};
    if (sighting.furtherViews > 0 && !isNumber)
        change.fields.insert(access::EarlierViews, sighting.furtherViews);
    ports::Action action;
    action.changes = {change};
    GUYUB_TRY(m_store.commit(action));
    if (isNumber)
        m_seen.m_sightings[key].isNumberNoted = true;
    else
        m_seen.m_sightings.insert(key, {true, sighting.isNumberNoted, 0});
    return person;
}

} // namespace guyub::usecase
