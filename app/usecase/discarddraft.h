// A draft that nobody will go on with.
#pragma once

#include "app/usecase/actions.h"

namespace guyub::usecase {

// Forgets it and counts the service as abandoned: as long as somebody worked at it, pauses left out. The draft goes first:
// an abandoned service that was not counted is less bad than data that were to be forgotten. Errors: of the forgetting.
Result<> discardDraft(ports::RecordStore &store, const ports::Draft &draft);

} // namespace guyub::usecase
