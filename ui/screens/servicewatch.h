// How long the service takes that a page is for, and whether it came to its end: every one that is begun is counted once.
#pragma once

#include "app/usecase/actions.h"
#include "ui/screens/appcontext.h"

#include <optional>

namespace guyub::ui {

class ServiceWatch
{
public:
    ServiceWatch(AppContext &context, usecase::ServiceKind kind) : m_context(context), m_kind(kind) { }

    void begin() { begin(m_context.clock.nowUtc()); }
    void begin(UtcMs startedAt); // once; the same service goes on until done() or leave()
    usecase::ServiceSpan span() const; // for an action that keeps the service in its own commit
    void done();     // that commit is saved
    void keepDone(); // done without another commit
    void leave();    // left without saving. Call it while the store is open; nothing where nothing was begun.

private:
    void keep(bool abandoned);

    AppContext &m_context;
    const usecase::ServiceKind m_kind;
    std::optional<UtcMs> m_startedAt;
};

} // namespace guyub::ui
