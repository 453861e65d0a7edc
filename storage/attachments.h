// The sealed files of a store: D/attachments/<2 hex>/<SHA-256>. What each record names is in the log; which files lie here,
// and which the hub has acknowledged, is in a table of this kiosk that no rebuild touches. One thread.
#pragma once

#include "app/ports/attachmentstore.h"
#include "app/ports/recordstore.h"
#include "storage/sql/database.h"
#include "storage/vault/attachmentfile.h"

namespace guyub::storage {

inline constexpr qint64 kAttachmentQuota = qint64(2) << 30; // bytes of files, where meta names no other

enum class FileState : quint8
{
    Here,
    AtHub,      // given up for room after the hub acknowledged it
    NotHereYet, // made elsewhere, not received
    Missing,    // was here and is gone
};

struct SweepDone
{
    int unfinished = 0; // of writes that were cut
    int orphans = 0;    // that no record came to name
    int kept = 0;       // named by nothing, but the store was put back once: a commit may still come that names it
};

struct FileUsage
{
    qint64 bytes = 0, quota = 0;
    bool isOver() const { return bytes > quota; }
};

class Attachments final : public ports::AttachmentStore
{
public:
    Attachments(Database &database, QString folder) : m_database(database), m_folder(std::move(folder)) { } // `folder`: the store's

    Result<ports::KeptFile> keep(quint64 plainBytes, const ports::FileSource &source) override;
    Result<> drop(const Hash &name) override;

    // The plain bytes of a record's file, verified piece by piece. Errors: NotFound (not here, the detail says where), Damaged
    // (also: a record with impossible sizes), NoConsent (its key is held or destroyed), and those of `write`.
    Result<> copyOut(const ports::Record &record, const vault::WriteBytes &write);
    Result<FileState> stateOf(const Hash &name);

    // The hub has said that it holds this file; only then may it be given up for room. Errors: StoreFailed.
    Result<> markAcknowledged(const Hash &name);
    Result<FileUsage> usage();
    // While over the quota, whole files that the hub acknowledged go, the oldest first; small pictures stay. How many went.
    Result<int> makeRoom();
    // Empty, or words for whoever opened the store.
    Result<QString> warning();
    // Removes what a crash left. Never what a record or the table names, never through a link.
    Result<SweepDone> sweep();
    // For the erasing of a person: every file of this subject, small pictures too, and what the table knows of them. How many.
    Result<int> removeFilesOf(const EntityId &subject);

    QString pathOf(const Hash &name) const;

private:
    Result<bool> isNamed(const Hash &name);
    Result<int> removeAll(const QList<Hash> &names);

    Database &m_database;
    QString m_folder;
};

// Part of the transaction that saves `action`: from here on its files are named by this kiosk's table too.
Result<> noteFiles(Database &database, const ports::Action &action, UtcMs now);

// SHA-256 of a file as it lies there; adds its length to `bytes`. Errors: FileFailed.
Result<Hash> hashOfFile(const QString &path, qint64 &bytes);

struct AttachmentCheck
{
    qint64 files = 0, bytes = 0;
    qint64 notHereYet = 0, atHub = 0;
    QStringList findings; // in plain words
    bool isDamaged = false;
};
// Every file that a record or the table names, read whole. `progress(done, total)` in files; false cancels (Cancelled).
Result<AttachmentCheck> checkAttachments(Database &database, const QString &folder, const std::function<bool(quint64, quint64)> &progress = {});

} // namespace guyub::storage
