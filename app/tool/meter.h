// How far long work is, on stderr, when somebody sits there.
#pragma once

#include <QString>

#include <functional>

namespace guyub::tool {

// A progress function that never cancels: "\rguyub: WHAT 40 %" at each whole per cent on a terminal, silent otherwise.
std::function<bool(quint64, quint64)> meter(const QString &what);

} // namespace guyub::tool
