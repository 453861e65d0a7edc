// What is wrong with a cell and what to do about it, in one line.
#pragma once

#include "app/usecase/importresidents.h"

namespace guyub::tool {

QString remedyFor(usecase::ImportFault fault, const QString &detail);
QString faultName(usecase::ImportFault fault); // "BAD_NIK"; permanent, used in files

// What is to be looked at, though it is kept.
struct DoubtWords
{
    const char *name; // "SEX_DIFFERS"; permanent, used in files
    const char *column;
    const char *words;
};
DoubtWords wordsFor(usecase::FormDoubt doubt);

} // namespace guyub::tool
