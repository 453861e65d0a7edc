// What is wrong with a cell and what to do about it, in one line.
#pragma once

#include "app/usecase/importresidents.h"

namespace guyub::tool {

QString remedyFor(usecase::ImportFault fault, const QString &detail);
QString faultName(usecase::ImportFault fault); // "BAD_NIK"; permanent, used in files

} // namespace guyub::tool
