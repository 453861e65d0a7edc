// What a program of the command line says of an error, in one English line: what is wrong and, where there is a way, what to do.
#pragma once

#include "app/base/error.h"

namespace guyub::host {

// "guyub: line 3: nik: not found: ...", from the parts that the error has.
QString errorLine(const QString &program, const Error &error);

} // namespace guyub::host
