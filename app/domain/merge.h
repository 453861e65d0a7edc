// The one merge (SYNC §1.5). Runs on hub and kiosk alike and is deterministic from its inputs: the trunk state at a
// ledger position, the incoming operation with the base its author saw, and the hub's note. It reads no clock.
#pragma once

#include "app/base/ids.h"
#include "app/base/time.h"
#include "app/domain/recordspec.h"

#include <QList>
#include <QMap>

#include <optional>

namespace guyub::domain {

// Who wrote a value and where it stands in the ledger.
struct Stamp
{
    quint64 hseq = 0; // ledger position; 0 = not placed yet (own unacknowledged)
    StreamId stream;
    Id device; // BLAKE2b-128 of the device key: all streams of one device are one author
    OpUid op;
    UtcMs hlcMs = 0;
    quint32 hlcCounter = 0;
    bool clockSuspect = false;
    friend bool operator==(const Stamp &, const Stamp &) = default;
};

struct FieldState
{
    Value value;
    Stamp stamp;
    friend bool operator==(const FieldState &, const FieldState &) = default;
};

// One element of a set field: present while it holds at least one add tag (OR-set). A tag says where its add stands in
// the ledger and who made it: a removal clears only what its author knew.
struct SetElement
{
    QString element;
    QList<Stamp> adds; // by operation
    friend bool operator==(const SetElement &, const SetElement &) = default;
};

// The merged state of one entity.
struct EntityState
{
    RecordType type = RecordType::Resident;
    EntityId subject;
    bool tombstoned = false;
    Stamp tombstone;
    QMap<FieldTag, FieldState> fields;
    QMap<FieldTag, QList<SetElement>> sets;
    friend bool operator==(const EntityState &, const EntityState &) = default;
};

// The operations that change fields, under their numbers in commits (SYNC §1.3).
enum class IncomingKind : quint8 { Create = 0, Set = 1, AddToSet = 2, RemoveFromSet = 3, Tombstone = 4, AppendEvent = 5 };
std::optional<IncomingKind> incomingKindOf(quint8 opKind); // nothing: the operation changes no fields
// An event is made and never changed after; what is no event is never appended.
bool isAllowed(IncomingKind kind, const RecordSpec &spec);

struct Incoming
{
    IncomingKind kind = IncomingKind::Set;
    FieldMap fields; // for the set kinds: one QStringList per field
    quint64 base = 0;
    Stamp stamp;
};

enum class Outcome : quint8 { Applied, Agreed, LostAutomatic, WonAutomatic, Open };

// What happened to one field; conflict rows are made from LostAutomatic, WonAutomatic and Open.
struct FieldOutcome
{
    FieldTag field = 0;
    Outcome outcome = Outcome::Applied;
    Value shown; // the value that stays visible
    Value other; // the one that does not; both are kept
    Stamp shownStamp, otherStamp;
};

// Applies `incoming` to `state`. Unknown fields (a newer kiosk's) are kept and merged as Review.
QList<FieldOutcome> mergeInto(EntityState &state, const Incoming &incoming);

} // namespace guyub::domain
