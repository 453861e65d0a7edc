// Inside this folder: the engine's own connection behind Qt's, and its codes in our words.
#pragma once

#include "app/base/error.h"

#include <QSqlDatabase>

struct sqlite3;

namespace guyub::storage {

Result<sqlite3 *> engineOf(const QSqlDatabase &database); // Errors: StoreFailed (another driver).
Error storeError(int engineCode); // extended

} // namespace guyub::storage
