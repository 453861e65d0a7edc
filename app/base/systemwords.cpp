#include "app/base/systemwords.h"

#include <cstring>

namespace guyub {

QString systemWords(int code)
{
    const char *words = strerrordesc_np(code); // strerror() speaks the language of the desktop, and is shared by all threads
    return QStringLiteral("%1 (errno %2)").arg(QLatin1String(words ? words : "the system refused")).arg(code);
}

} // namespace guyub
