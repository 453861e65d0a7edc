// What one backup consists of: sealed files of a store in pieces that are named by the SHA-256 of their bytes. Nothing here
// is secret and nothing needs a key; the pieces are as sealed as the files were (resources/docs/storage-format.md).
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/time.h"

#include <QList>

namespace guyub::storage {

inline constexpr qint64 kBackupPieceBytes = 256 * 1024; // a multiple of a page, so a page that did not change moves nothing
inline constexpr qint64 kMaximumManifestBytes = 64 * 1024 * 1024;

inline constexpr quint64 kMaximumBackupNumber = 99'999'999;

struct BackupFile
{
    QString name; // of the store's folder: "store.keys", "main.db", "main.db-wal", "attachments/<2 hex>/<SHA-256>"
    quint64 bytes = 0;
    QList<Hash> pieces; // SHA-256 each; all but the last of kBackupPieceBytes
    bool operator==(const BackupFile &) const = default;
};

struct BackupManifest
{
    Id store;
    quint64 number = 0; // from 1, in the order in which backups of this store were made here
    UtcMs madeAt = 0;
    QList<BackupFile> files; // by name, ascending
    bool operator==(const BackupManifest &) const = default;
};

bool isAttachmentName(const QString &name);
QByteArray encodeManifest(const BackupManifest &manifest);
// Only what encodeManifest() would write. Errors: NotAGuyubStore (no manifest), NewerFormat, Damaged.
Result<BackupManifest> decodeManifest(ByteView bytes);

} // namespace guyub::storage
