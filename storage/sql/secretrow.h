// Secret values of the store between its tables and locked memory, past Qt's values, which nobody wipes. One thread.
#pragma once

#include "storage/crypto/secretbytes.h"
#include "storage/sql/database.h"

namespace guyub::storage {

// The first column of the first row for `name`, bound as the only parameter; empty when there is no row.
// Errors: Damaged, StoreFailed.
Result<crypto::SecretBytes> readSecret(Database &database, const char *sql, const char *name);
// Runs a statement of two parameters: the name and the secret. Errors: those of Database::run().
Result<> writeSecret(Database &database, const char *sql, const char *name, const crypto::SecretBytes &secret);
// Gives back, wiped, the pages that the connection keeps in the clear and does not need at the moment.
Result<> dropPages(Database &database);

} // namespace guyub::storage
