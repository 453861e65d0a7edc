// --sheet FILE: the recovery key as a PDF to be printed and then removed.
#pragma once

#include "app/tool/command.h"

#include <QDate>

namespace guyub::tool {

// Before anything is made. Errors: TargetExists.
Result<> mayWriteSheet(const Arguments &arguments);
// Nothing without --sheet. The file is for its owner only. Errors: DiskFull, FileFailed.
Result<> writeSheet(const Arguments &arguments, const QString &key, const QString &ledger, const QString &deviceName, QDate today);

} // namespace guyub::tool
