// What the system says of a call that failed, in English words and with its number: "No such file or directory (errno 2)".
#pragma once

#include <QString>

namespace guyub {

QString systemWords(int code); // of errno

} // namespace guyub
