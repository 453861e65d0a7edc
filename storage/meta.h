// The store's own small facts: text, numbers and blobs by name. Part of the caller's transaction.
#pragma once

#include "storage/sql/database.h"

namespace guyub::storage {

class Meta
{
public:
    explicit Meta(Database &database) : m_database(database) { }
    Result<qint64> number(const QString &key, qint64 absent = 0) const;
    Result<QByteArray> bytes(const QString &key) const; // empty when absent
    Result<QString> text(const QString &key) const;
    Result<> set(const QString &key, const QVariant &value);

private:
    Database &m_database;
};

// Names in use.
namespace metakey {
inline const QString storeId = QStringLiteral("store_id");
inline const QString format = QStringLiteral("format");
inline const QString projection = QStringLiteral("projection");
inline const QString program = QStringLiteral("program"); // version of the one that made or upgraded the tables
inline const QString ledger = QStringLiteral("ledger");
inline const QString scope = QStringLiteral("scope");
inline const QString deviceName = QStringLiteral("device_name");
inline const QString hlcMs = QStringLiteral("hlc_ms");
inline const QString hlcCounter = QStringLiteral("hlc_counter");
inline const QString clockLatest = QStringLiteral("clock_latest_ms");        // see app/usecase/clockback.h
inline const QString clockBackSince = QStringLiteral("clock_back_since_ms"); // likewise
inline const QString headSeq = QStringLiteral("head_seq");
inline const QString headHash = QStringLiteral("head_hash");
inline const QString sealedThrough = QStringLiteral("sealed_through");
inline const QString appliedHseq = QStringLiteral("applied_hseq");
inline const QString tree = QStringLiteral("tree");
inline const QString lastReceipt = QStringLiteral("last_receipt");
inline const QString enrolledAt = QStringLiteral("enrolled_at_ms");
inline const QString epoch = QStringLiteral("epoch");
inline const QString inboxDone = QStringLiteral("inbox_done");
inline const QString hubAddress = QStringLiteral("hub_address");     // copies of the agent's files
inline const QString pinnedRoot = QStringLiteral("pinned_root");
inline const QString transportKey = QStringLiteral("transport_key");
inline const QString machine = QStringLiteral("machine");          // hash of its id: where the store was last open
inline const QString openedCount = QStringLiteral("opened_count"); // openings and clean closes
inline const QString reissuedThrough = QStringLiteral("reissued_through"); // of the present stream: first numbers, of an earlier stream's commits
inline const QString readLogSubject = QStringLiteral("read_log_subject_%1"); // year x 100 + month (UTC)
inline const QString unswept = QStringLiteral("erase_unswept"); // keys of somebody are gone, and what lies beside is still to be cleared away
inline const QString retiring = QStringLiteral("retiring"); // ids of operators whose keys go, until the log tells of it
inline const QString seriesStart = QStringLiteral("series_start");
inline const QString seriesStartedAt = QStringLiteral("series_started_at_ms");
inline const QString attachmentQuota = QStringLiteral("attachment_quota_bytes"); // absent: see storage/attachments.h
} // namespace metakey

} // namespace guyub::storage
