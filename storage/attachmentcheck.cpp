#include "storage/attachments.h"

#include <QFile>

namespace guyub::storage {

namespace {

constexpr qint64 kBufferBytes = qint64(256) * 1024;

} // namespace

Result<Hash> hashOfFile(const QString &path, qint64 &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::FileFailed, QStringLiteral("an attachment cannot be read"));
    vault::FileHash hash;
    QByteArray buffer(kBufferBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 got = file.read(buffer.data(), buffer.size());
        if (got < 0)
            return fail(ErrorCode::FileFailed, QStringLiteral("an attachment cannot be read"));
        if (got == 0)
            return hash.finish();
        hash.add({reinterpret_cast<const Byte *>(buffer.constData()), static_cast<std::size_t>(got)});
        bytes += got;
    }
}

Result<AttachmentCheck> checkAttachments(Database &database, const QString &folder, const std::function<bool(quint64, quint64)> &progress)
{
    QList<Hash> names;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT name FROM attachment_file UNION SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL UNION SELECT thumb_sha256 FROM attachment WHERE thumb_sha256 IS NOT NULL")));
    while (query->next())
        if (const auto name = Hash::from(viewOf(query->value(0).toByteArray())))
            names.append(*name);
    GUYUB_TRY(endRows(*query));

    Attachments files(database, folder);
    AttachmentCheck check;
    quint64 done = 0;
    for (const Hash &name : names) {
        if (progress && !progress(done++, static_cast<quint64>(names.size())))
            return fail(ErrorCode::Cancelled);
        GUYUB_TRY_VALUE(const FileState state, files.stateOf(name));
        const QString label = toHexString(name).left(8);
        if (state == FileState::NotHereYet)
            ++check.notHereYet;
        else if (state == FileState::AtHub)
            ++check.atHub;
        else if (state == FileState::Missing)
            check.findings.append(QStringLiteral("attachment %1 is gone; put it back from a backup").arg(label));
        if (state != FileState::Here) {
            check.isDamaged |= state == FileState::Missing;
            continue;
        }
        ++check.files;
        const auto hash = hashOfFile(files.pathOf(name), check.bytes);
        if (hash && *hash == name)
            continue;
        check.isDamaged = true;
        check.findings.append(QStringLiteral("attachment %1 is not as it was written; put it back from a backup").arg(label));
    }
    return check;
}

} // namespace guyub::storage
