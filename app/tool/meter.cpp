#include "app/tool/meter.h"

#include <cstdio>

#include <unistd.h>

namespace guyub::tool {

std::function<bool(quint64, quint64)> meter(const QString &what)
{
    if (::isatty(STDERR_FILENO) == 0)
        return [](quint64, quint64) { return true; };
    return [words = what.toUtf8(), last = -1](quint64 done, quint64 total) mutable {
        const int percent = total == 0 ? 100 : static_cast<int>(done * 100 / total);
        if (percent != last)
            std::fprintf(stderr, "\rguyub: %s %d %%%s", words.constData(), percent, percent == 100 ? "\n" : "");
        last = percent;
        return true;
    };
}

} // namespace guyub::tool
