#include "sync/hub/rawstore.h"

#include "app/base/durablefile.h"
#include "sync/protocol/segment.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace guyub::hub {

namespace {
const QString kTried = QStringLiteral(".try");
}

QString RawStore::incoming(const Hash &sha256) const
{
    return QStringLiteral("%1/in/%2.seg").arg(m_folder, toHexString(sha256));
}

QString RawStore::kept(const Hash &sha256) const
{
    const QString name = toHexString(sha256);
    return QStringLiteral("%1/kept/%2/%3.seg").arg(m_folder, name.left(2), name);
}

Result<> RawStore::prepare()
{
    const QDir in(m_folder + QStringLiteral("/in"));
    GUYUB_TRY(makePrivateFolder(m_folder));
    GUYUB_TRY(makePrivateFolder(in.path()));
    for (const QString &name : in.entryList({QStringLiteral("*.part")}, QDir::Files))
        QFile::remove(in.filePath(name));
    return {};
}

Result<> RawStore::keep(const Hash &sha256, const QByteArray &file)
{
    if (QFileInfo::exists(incoming(sha256)))
        return {};
    return writeDurably(incoming(sha256), file, FileAccess::OwnerOnly);
}

void RawStore::settle(const Hash &sha256)
{
    const QString target = kept(sha256);
    QDir().mkpath(QFileInfo(target).absolutePath());
    for (const QString &source : {incoming(sha256), incoming(sha256) + kTried}) {
        if (!QFileInfo::exists(source))
            continue;
        QFile::remove(target);
        QFile::rename(source, target);
    }
}

Result<QByteArray> RawStore::read(const Hash &sha256) const
{
    for (const QString &path : {incoming(sha256), incoming(sha256) + kTried, kept(sha256)})
        if (QFileInfo::exists(path))
            return readWhole(path, protocol::kMaxSegmentFileBytes);
    return fail(ErrorCode::NotFound, QStringLiteral("raw segment"));
}

QList<RawStore::Left> RawStore::leftOver() const
{
    QList<Left> files;
    // Oldest first, so that a stream's segments come in order.
    for (const QFileInfo &file : QDir(m_folder + QStringLiteral("/in")).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed)) {
        const QString name = file.fileName();
        const auto sha256 = Hash::fromHex(name.left(64).toStdString());
        if (sha256)
            files.append({*sha256, name.endsWith(kTried)});
    }
    return files;
}

Result<> RawStore::markTried(const Hash &sha256)
{
    if (!QFile::rename(incoming(sha256), incoming(sha256) + kTried))
        return fail(ErrorCode::FileFailed, QStringLiteral("raw segment cannot be renamed"));
    return syncFolder(m_folder + QStringLiteral("/in"));
}

} // namespace guyub::hub
