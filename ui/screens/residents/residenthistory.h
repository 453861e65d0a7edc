// What has happened to a person, newest first: registration, changes of the data, consents, weighings and receipts.
#pragma once

#include "ui/screens/appcontext.h"
#include "ui/widgets/rowlist.h"

namespace guyub::ui {

// A row of a receipt has the receipt's id as its key; the others lead nowhere. Without `showsMeasures` it is told that a
// child was weighed, but not what the scales said. One row at least. Errors: those of the store.
Result<QList<ListRow>> residentHistory(const AppContext &context, const EntityId &resident, bool showsMeasures);

} // namespace guyub::ui
