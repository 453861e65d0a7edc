// The file of lines that an import has refused, as they stood, each with its line number and the reasons. Corrected, it is
// a file to import.
#pragma once

#include "app/usecase/importresidents.h"

namespace guyub::tool {

// Writes the plan's refused lines of `csv` to `path`, readable by its owner only. A run that continues finds the file of the
// run before and may add to it; a file that holds anything else stays. Errors: TargetExists, DiskFull, FileFailed.
Result<> setAside(const QString &path, const QByteArray &csv, const usecase::ImportPlan &plan);

} // namespace guyub::tool
