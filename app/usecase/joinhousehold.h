// A person's family card number decides the household: the known one with that number, or a new one.
#pragma once

#include "app/ports/recordstore.h"

namespace guyub::usecase {

// Fills `household_id` of `person`, whose record then has the fields `all`. A household that is not known yet becomes a
// change of `action`, which is to be empty. Answers the known household; zero for a new one or without a card number.
Result<EntityId> joinHousehold(const ports::RecordStore &store, const domain::FieldMap &all, ports::Change &person, ports::Action &action);

// Who says to be head is named in a household that knows none yet: `known`, or the new one, which is the first change of
// `action`. `head` names the person and is filled up. Who is head already stays: that is for an officer to change.
Result<> nameHead(const ports::RecordStore &store, const EntityId &known, ports::Change head, ports::Action &action);

} // namespace guyub::usecase
