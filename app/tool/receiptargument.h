// How commands name a receipt.
#pragma once

#include "app/ports/recordstore.h"

namespace guyub::tool {

// A receipt's id or its code. Errors: BadInput, NotFound.
Result<EntityId> receiptArgument(const QString &typed, const ports::RecordStore &store);

} // namespace guyub::tool
