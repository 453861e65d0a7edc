#include "sync/hub/hubschema.h"

namespace guyub::hub {

namespace {

constexpr int kSchemaVersion = 1;

// The ledger is the number of its area code: 35.77.03.1009 is 3577031009. In a table WITHOUT ROWID the key's columns come
// first: integrity_check of SQLite 3.40 reads others before them as NULL and calls a sound table damaged.
const char *const kTables[] = {
    "CREATE TABLE IF NOT EXISTS hub_meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS ledger (ledger INTEGER PRIMARY KEY, code TEXT NOT NULL, signing_seed BLOB NOT NULL, "
    "seal_secret BLOB NOT NULL, holder_secret BLOB NOT NULL, epoch BLOB NOT NULL, hseq INTEGER NOT NULL, "
    "tree BLOB NOT NULL, backed_up_hseq INTEGER NOT NULL, made_at_ms INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS device (ledger INTEGER NOT NULL, device_key BLOB NOT NULL, name TEXT NOT NULL, "
    "seal_key BLOB NOT NULL, receipt_key BLOB NOT NULL, transport_key BLOB NOT NULL, scope TEXT NOT NULL, "
    "issued_at_ms INTEGER NOT NULL, certificate BLOB NOT NULL, revoked_at_ms INTEGER, contact_at_ms INTEGER, "
    "received_hseq INTEGER NOT NULL DEFAULT 0, applied_hseq INTEGER NOT NULL DEFAULT 0, "
    "verdict INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (ledger, device_key)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS transport_key (transport_key BLOB PRIMARY KEY, ledger INTEGER NOT NULL, "
    "device_key BLOB NOT NULL) WITHOUT ROWID",
    // The secret goes once the code is used; request hash and answer stay until it expires, for an answer that was lost.
    "CREATE TABLE IF NOT EXISTS enrol_code (ledger INTEGER NOT NULL, code_id BLOB NOT NULL, secret BLOB, "
    "scope TEXT NOT NULL, made_at_ms INTEGER NOT NULL, expires_at_ms INTEGER NOT NULL, request_hash BLOB, answer BLOB, "
    "PRIMARY KEY (ledger, code_id)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS stream_head (ledger INTEGER NOT NULL, stream BLOB NOT NULL, device_key BLOB NOT NULL, "
    "commit_key BLOB NOT NULL, salt BLOB NOT NULL, signature BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, "
    "hello_seq INTEGER NOT NULL, state INTEGER NOT NULL, ratchet BLOB, ratchet_before BLOB, "
    "PRIMARY KEY (ledger, stream)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS head_signature (ledger INTEGER NOT NULL, stream BLOB NOT NULL, seq INTEGER NOT NULL, "
    "hash BLOB NOT NULL, signature BLOB NOT NULL, PRIMARY KEY (ledger, stream, seq)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS raw_segment (rid INTEGER PRIMARY KEY, ledger INTEGER NOT NULL, sha256 BLOB NOT NULL, "
    "stream BLOB NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, received_at_ms INTEGER NOT NULL, "
    "state INTEGER NOT NULL, tries INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (ledger, sha256))",
    "CREATE INDEX IF NOT EXISTS raw_segment_waiting ON raw_segment(ledger, stream, first_seq) WHERE state=0",
    "CREATE TABLE IF NOT EXISTS commit_log (rid INTEGER PRIMARY KEY, ledger INTEGER NOT NULL, hseq INTEGER NOT NULL, "
    "stream BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, received_at_ms INTEGER NOT NULL, "
    "clock_suspect INTEGER NOT NULL, quarantined INTEGER NOT NULL, bytes BLOB NOT NULL, "
    "UNIQUE (ledger, hseq), UNIQUE (ledger, stream, seq))",
    // An op_uid follows from origin stream, origin number and index, and a commit is re-issued as a whole: one row per
    // re-issued commit stands for the op_uids of all its operations.
    "CREATE TABLE IF NOT EXISTS op_index (ledger INTEGER NOT NULL, content_hash BLOB NOT NULL, hseq INTEGER NOT NULL, "
    "PRIMARY KEY (ledger, content_hash)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS subject_key (ledger INTEGER NOT NULL, subject BLOB NOT NULL, k1 BLOB, k2 BLOB, "
    "key_hashes BLOB NOT NULL, PRIMARY KEY (ledger, subject)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS scope_log (ledger INTEGER NOT NULL, scope TEXT NOT NULL, hseq INTEGER NOT NULL, "
    "PRIMARY KEY (ledger, scope, hseq)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS quarantine (ledger INTEGER NOT NULL, stream BLOB NOT NULL, seq INTEGER NOT NULL, "
    "hash BLOB NOT NULL, last_seq INTEGER NOT NULL, hseq INTEGER, reason TEXT NOT NULL, sha256 BLOB, "
    "at_ms INTEGER NOT NULL, PRIMARY KEY (ledger, stream, seq, hash)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS alert (ledger INTEGER NOT NULL, kind TEXT NOT NULL, stream BLOB NOT NULL, "
    "device_key BLOB NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (ledger, kind, stream, device_key)) WITHOUT ROWID",
};

const char *const kDerived[] = {
    "CREATE TABLE IF NOT EXISTS entity_state (rid INTEGER PRIMARY KEY, ledger INTEGER NOT NULL, entity BLOB NOT NULL, "
    "type INTEGER NOT NULL, hseq INTEGER NOT NULL, state BLOB NOT NULL, UNIQUE (ledger, entity))",
    // The newest word of a resident on a purpose.
    "CREATE TABLE IF NOT EXISTS consent_state (ledger INTEGER NOT NULL, resident BLOB NOT NULL, "
    "purpose INTEGER NOT NULL, hseq INTEGER NOT NULL, given INTEGER NOT NULL, "
    "PRIMARY KEY (ledger, resident, purpose)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS held_op (ledger INTEGER NOT NULL, subject BLOB NOT NULL, stream BLOB NOT NULL, "
    "seq INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (ledger, subject, stream, seq, idx)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS conflict (ledger INTEGER NOT NULL, id BLOB NOT NULL, entity BLOB NOT NULL, "
    "type INTEGER NOT NULL, field INTEGER NOT NULL, class INTEGER NOT NULL, state INTEGER NOT NULL, "
    "base_hseq INTEGER NOT NULL, a_hseq INTEGER NOT NULL, b_hseq INTEGER NOT NULL, shown BLOB NOT NULL, "
    "other BLOB NOT NULL, opened_at_ms INTEGER NOT NULL, resolved_by BLOB, PRIMARY KEY (ledger, id)) WITHOUT ROWID",
};

const char *const kDerivedNames[] = {"entity_state", "consent_state", "held_op", "conflict"};

} // namespace

Result<> createHubTables(storage::Database &database)
{
    GUYUB_TRY_VALUE(const QVariant version, database.value(QStringLiteral("PRAGMA user_version")));
    if (version.toInt() > kSchemaVersion)
        return fail(ErrorCode::NewerFormat, QStringLiteral("hub tables of version %1").arg(version.toInt()));
    if (version.toInt() == kSchemaVersion)
        return {};
    storage::Transaction transaction(database);
    GUYUB_TRY(transaction.begin());
    for (const char *statement : kTables)
        GUYUB_TRY(database.run(QLatin1String(statement)));
    for (const char *statement : kDerived)
        GUYUB_TRY(database.run(QLatin1String(statement)));
    GUYUB_TRY(database.run(QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion)));
    return transaction.commit();
}

Result<> clearDerived(storage::Database &database, qint64 ledger)
{
    for (const char *name : kDerivedNames)
        GUYUB_TRY(database.run(QStringLiteral("DELETE FROM %1 WHERE ledger=?").arg(QLatin1String(name)), {ledger}));
    return {};
}

} // namespace guyub::hub
