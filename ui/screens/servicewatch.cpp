#include "ui/screens/servicewatch.h"

#include <utility>

namespace guyub::ui {

void ServiceWatch::begin(UtcMs startedAt)
{
    if (!m_startedAt)
        m_startedAt = startedAt;
}

usecase::ServiceSpan ServiceWatch::span() const
{
    return {m_kind, m_startedAt.value_or(m_context.clock.nowUtc()), false};
}

void ServiceWatch::done()
{
    m_startedAt.reset();
}

void ServiceWatch::keepDone()
{
    keep(false);
}

void ServiceWatch::leave()
{
    keep(true);
}

// A figure that could not be kept stops nobody.
void ServiceWatch::keep(bool abandoned)
{
    const auto startedAt = std::exchange(m_startedAt, std::nullopt);
    if (startedAt && m_context.store)
        static_cast<void>(usecase::keepService(*m_context.store, m_context.clock, {m_kind, *startedAt, abandoned}));
}

} // namespace guyub::ui
