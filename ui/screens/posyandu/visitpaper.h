// The paper of one visit: what the store knows, put together for ui/print.
#pragma once

#include "app/base/error.h"
#include "app/ports/printer.h"
#include "ui/print/growthpaper.h"
#include "ui/screens/appcontext.h"

namespace guyub::ui {

// Errors: NotFound, as LogVisit::preview(); StoreFailed. `context.store` is there.
Result<print::GrowthContent> visitContent(const AppContext &context, const EntityId &visit);
// PDF or ESC/POS, as `medium` takes it.
QByteArray visitBytes(const print::GrowthContent &content, ports::Medium medium);

} // namespace guyub::ui
