// Segments as they came, sealed, in files: written and synced before anybody looks inside (DESIGN §7).
//
//   H/raw/in/<sha256>.seg        not interpreted yet
//   H/raw/in/<sha256>.seg.try    being interpreted by a start after a crash; found again at the next start, the file is
//                                what makes the hub fall, and it is set aside unread
//   H/raw/kept/<2 hex>/<sha256>.seg   interpreted or set aside; kept until a backup holds it
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QByteArray>
#include <QList>

namespace guyub::hub {

class RawStore
{
public:
    explicit RawStore(QString folder) : m_folder(std::move(folder)) { }

    // Removes what a crash left half-written. Errors: FileFailed.
    Result<> prepare();
    // Durable on return. Errors: DiskFull, FileFailed.
    Result<> keep(const Hash &sha256, const QByteArray &file);
    // Moves an interpreted file out of the way. Needs no sync: the next start moves it again.
    void settle(const Hash &sha256);
    Result<QByteArray> read(const Hash &sha256) const; // Errors: NotFound, FileFailed.

    struct Left
    {
        Hash sha256;
        bool isSuspect = false; // interpreting it did not end last time
    };
    QList<Left> leftOver() const;
    Result<> markTried(const Hash &sha256);

private:
    QString incoming(const Hash &sha256) const;
    QString kept(const Hash &sha256) const;
    QString m_folder;
};

} // namespace guyub::hub
