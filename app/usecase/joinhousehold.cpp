#include "app/usecase/joinhousehold.h"

#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"

namespace guyub::usecase {

using namespace domain;

namespace {

ports::Change newHousehold(const FieldMap &person)
{
    ports::Change change;
    change.kind = ports::OpKind::Create;
    change.type = RecordType::Household;
    change.fields.insert(household::NoKk, person.value(resident::NoKk));
    const QList<std::pair<FieldTag, FieldTag>> shared{{resident::Address, household::Address},
        {resident::Rt, household::Rt}, {resident::Rw, household::Rw}};
    for (const auto &[from, to] : shared)
        if (hasValue(person, from))
            change.fields.insert(to, person.value(from));
    return change;
}

} // namespace

Result<EntityId> joinHousehold(const ports::RecordStore &store, const FieldMap &all, ports::Change &person, ports::Action &action)
{
    const QString noKk = textOf(all, resident::NoKk);
    if (noKk.isEmpty())
        return EntityId();
    const Result<EntityId> found = store.householdByNoKk(noKk);
    if (found) {
        person.fields.insert(resident::HouseholdId, toByteArray(*found));
        return *found;
    }
    if (found.error().code != ErrorCode::NotFound)
        return tl::unexpected(found.error());
    action.changes.append(newHousehold(all));
    person.entityRefs.insert(resident::HouseholdId, 0);
    return EntityId();
}

Result<> nameHead(const ports::RecordStore &store, const EntityId &known, ports::Change head, ports::Action &action)
{
    head.kind = ports::OpKind::Set;
    head.type = RecordType::Household;
    if (known.isZero()) {
        head.entityFrom = 0;
        head.subjectFrom = 0;
    } else {
        GUYUB_TRY_VALUE(const ports::Record record, store.load(known));
        if (hasValue(record.fields, household::HeadId))
            return {};
        head.entity = record.id;
        head.subject = record.subject;
        head.openedAt = record.position;
    }
    action.changes.append(head);
    return {};
}

} // namespace guyub::usecase
