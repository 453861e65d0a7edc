// A registered person opened for changes: the data as they stood, and as they are typed now. Kept as a draft like a
// registration; what somebody else stored meanwhile is carried into it.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/recordstore.h"
#include "app/usecase/residentform.h"

#include <QStringList>

namespace guyub::usecase {

struct ResidentEdit
{
    EntityId resident;
    ResidentForm opened;
    ResidentForm form;
    QStringList accepted; // keys of doubts and duplicates that the officer has looked at
    qint64 spentMs = 0;   // at the counter so far; pauses do not count
    friend bool operator==(const ResidentEdit &, const ResidentEdit &) = default;
};

ResidentEdit openForChange(const ports::Record &person, QDate today);

// What the officer changed, by field; Cleared for what was emptied. Data that are only written in another way, such as
// with two blanks, are no change. `withSensitive`: tier 2 is allowed.
domain::FieldMap changesOf(const ResidentEdit &edit, QDate today, bool withSensitive);

// Faults and doubts that came with the change. A gap that the record had before must not keep a new phone number out.
QList<FormFault> faultsOf(const ResidentEdit &edit, FormPart part, QDate today);
QList<FormDoubt> doubtsOf(const ResidentEdit &edit, FormPart part, QDate today, const QString &ownDistrict = {}); // without those accepted

// Whether `person` is no longer as it was opened.
bool isStale(const ResidentEdit &edit, const ports::Record &person, QDate today);
// The officer's answers on top of the record as it is now; what the officer left alone is as it is now.
ResidentEdit carriedOver(const ResidentEdit &edit, const ports::Record &person, QDate today);

// At most one draft for each author and person.
class EditDrafts
{
public:
    EditDrafts(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object

    Id idFor(const EntityId &resident) const;
    Result<UtcMs> keep(const ResidentEdit &edit); // durable on return; answers when. Errors: StoreFailed, DiskFull.
    Result<ResidentEdit> restore(const Id &id) const; // Errors: NotFound, StoreFailed.
    Result<> drop(const Id &id);

private:
    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
