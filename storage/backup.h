// Backups of stores in a folder B of another disk or a stick. Needs no key: what it copies is sealed, and what it finds unchanged
// since an earlier backup it does not write again. A store is copied while nobody has it open, which at night it is.
//
//   B/<store id>/pieces/<2 hex>/<SHA-256>      B/<store id>/<number, 8 digits>.backup
#pragma once

#include "storage/backupmanifest.h"

#include <functional>

namespace guyub::storage {

inline constexpr qint64 kBackupDays = 30; // older ones are deleted, so that an erased person leaves them too; the newest two stay

struct BackupMade
{
    BackupManifest manifest;
    quint64 bytes = 0;    // of the store's files
    quint64 newBytes = 0; // written for this one
    int deleted = 0;      // backups past their time
};

// `progress(done, total)` in bytes; false cancels (Cancelled).
using BackupProgress = std::function<bool(quint64, quint64)>;

// A cut, a cancel or a full disk leaves the backups that were there. Errors: NotAGuyubStore, StoreInUse (detail: the
// program), Damaged (the key file), DiskFull, FileFailed, Cancelled, WrongUse (B lies inside the store's folder).
Result<BackupMade> createBackup(const QString &store, const QString &backups, UtcMs now, const BackupProgress &progress = {});

// All in B, the newest of each store first; lists that cannot be read are left out and counted.
struct BackupList
{
    QList<BackupManifest> backups;
    int unreadable = 0;
};
// Errors: NotFound (no backup there).
Result<BackupList> listBackups(const QString &backups);

// Which one: an empty store id is the only store of B, number 0 its newest. Errors: NotFound, WrongUse (several stores).
Result<BackupManifest> findBackup(const QString &backups, const Id &store, quint64 number);

// Whether every piece is there and as it was written: one line for each that is not. Errors: Cancelled.
Result<QStringList> checkBackup(const QString &backups, const BackupManifest &manifest, const BackupProgress &progress = {});

// Puts a store's files into `folder`, the key file last: cut before, the folder is no store, says so, and may be restored
// into again. The store knows at its next opening that it was restored (SYNC §1.10). Errors: TargetExists, Damaged (a piece;
// nothing is left in `folder`), DiskFull, FileFailed, Cancelled.
Result<> restoreBackup(const QString &backups, const BackupManifest &manifest, const QString &folder, const BackupProgress &progress = {});

} // namespace guyub::storage
