#include "storage/sql/secretrow.h"

#include "storage/sql/handle.h"

#include <memory>

#include <sqlite3.h>

namespace guyub::storage {

namespace {

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Result<Statement> prepare(sqlite3 *engine, const char *sql, const char *name)
{
    sqlite3_stmt *raw = nullptr;
    int code = sqlite3_prepare_v2(engine, sql, -1, &raw, nullptr);
    Statement statement(raw);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(raw, 1, name, -1, SQLITE_STATIC);
    if (code != SQLITE_OK)
        return tl::unexpected(storeError(code));
    return statement;
}

} // namespace

Result<crypto::SecretBytes> readSecret(Database &database, const char *sql, const char *name)
{
    GUYUB_TRY_VALUE(sqlite3 *engine, engineOf(database.handle()));
    GUYUB_TRY_VALUE(const Statement statement, prepare(engine, sql, name));
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_DONE)
        return crypto::SecretBytes();
    if (code != SQLITE_ROW)
        return tl::unexpected(storeError(sqlite3_extended_errcode(engine)));
    const auto *bytes = static_cast<const Byte *>(sqlite3_column_blob(statement.get(), 0));
    return crypto::SecretBytes::copyOf({bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), 0))});
}

Result<> writeSecret(Database &database, const char *sql, const char *name, const crypto::SecretBytes &secret)
{
    GUYUB_TRY_VALUE(sqlite3 *engine, engineOf(database.handle()));
    GUYUB_TRY_VALUE(const Statement statement, prepare(engine, sql, name));
    const int bound = sqlite3_bind_blob(statement.get(), 2, secret.data(), static_cast<int>(secret.size()), SQLITE_STATIC);
    if (bound != SQLITE_OK || sqlite3_step(statement.get()) != SQLITE_DONE)
        return tl::unexpected(storeError(sqlite3_extended_errcode(engine)));
    return {};
}

Result<> dropPages(Database &database)
{
    GUYUB_TRY_VALUE(sqlite3 *engine, engineOf(database.handle()));
    sqlite3_db_release_memory(engine);
    return {};
}

} // namespace guyub::storage
