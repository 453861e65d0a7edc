#include "storage/attachments.h"

#include "app/base/durablefile.h"
#include "app/domain/records/attachment.h"
#include "storage/meta.h"
#include "storage/storefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace guyub::storage {

using namespace domain;

namespace {

const QString kPart = QStringLiteral(".part");

std::optional<Hash> hashOf(const FieldMap &fields, FieldTag tag)
{
    return Hash::from(viewOf(bytesOf(fields, tag)));
}

Result<QList<Hash>> readNames(Database &database, const QString &sql, const QVariantList &values = {})
{
    QList<Hash> names;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(sql, values));
    while (query->next())
        if (const auto name = Hash::from(viewOf(query->value(0).toByteArray())))
            names.append(*name);
    GUYUB_TRY(endRows(*query));
    return names;
}

Result<> removeFile(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists() && !file.isSymLink())
        return {};
    if (!QFile::remove(path)) // a link goes itself, never what it points to
        return fail(ErrorCode::FileFailed, QStringLiteral("an attachment cannot be removed"));
    return {};
}

} // namespace

QString Attachments::pathOf(const Hash &name) const
{
    const QString hex = toHexString(name);
    return storefile::attachments(m_folder) + QLatin1Char('/') + hex.left(2) + QLatin1Char('/') + hex;
}

Result<ports::KeptFile> Attachments::keep(quint64 plainBytes, const ports::FileSource &source)
{
    const QString place = storefile::attachments(m_folder);
    if (QFileInfo(place).isSymLink())
        return fail(ErrorCode::FileFailed, QStringLiteral("the folder of attachments is a link; put the folder itself there"));
    if (!QFileInfo(place).isDir()) {
        GUYUB_TRY(makePrivateFolder(place));
        GUYUB_TRY(syncFolder(m_folder));
    }
    DurableWriter writer;
    GUYUB_TRY(writer.open(place + QLatin1Char('/') + toHexString(crypto::randomBytes<16>()), FileAccess::OwnerOnly));
    GUYUB_TRY_VALUE(const vault::SealedAttachment sealed, vault::sealAttachment(plainBytes, source, [&](const Byte *bytes, std::size_t size) { return writer.write(bytes, size); }));
    const QString path = pathOf(sealed.name), shelf = QFileInfo(path).absolutePath();
    if (QFileInfo(shelf).isSymLink())
        return fail(ErrorCode::FileFailed, QStringLiteral("a folder of attachments is a link; put the folder itself there"));
    if (!QFileInfo(shelf).isDir()) {
        GUYUB_TRY(makePrivateFolder(shelf));
        GUYUB_TRY(syncFolder(place));
    }
    GUYUB_TRY(writer.keepAs(path));
    return ports::KeptFile{sealed.name, toByteArray(sealed.key.view()), plainBytes};
}

Result<> Attachments::drop(const Hash &name)
{
    GUYUB_TRY_VALUE(const bool isTaken, isNamed(name));
    return isTaken ? Result<>() : removeFile(pathOf(name));
}

Result<bool> Attachments::isNamed(const Hash &name)
{
    const QByteArray bytes = toByteArray(name);
    GUYUB_TRY_VALUE(const QVariant found, m_database.value(QStringLiteral("SELECT 1 FROM attachment_file WHERE name=? UNION ALL SELECT 1 FROM attachment WHERE sha256=? UNION ALL SELECT 1 FROM attachment WHERE thumb_sha256=? LIMIT 1"), {bytes, bytes, bytes}));
    return !found.isNull();
}

Result<> Attachments::copyOut(const ports::Record &record, const vault::WriteBytes &write)
{
    const auto name = hashOf(record.fields, attachment::Sha256);
    const qint64 bytes = wholeOf(record.fields, attachment::PlainBytes);
    if (record.type != RecordType::Attachment || !name || bytes <= 0)
        return fail(ErrorCode::Damaged, QStringLiteral("this record names no file that can be"));
    const FieldTag tag = hasValue(record.fields, attachment::HealthKey) ? attachment::HealthKey : attachment::Key;
    const QByteArray key = bytesOf(record.fields, tag);
    if (key.isEmpty())
        return fail(ErrorCode::NoConsent, QStringLiteral("the key of this file is held back or destroyed"));
    GUYUB_TRY_VALUE(const FileState state, stateOf(*name));
    if (state == FileState::NotHereYet)
        return fail(ErrorCode::NotFound, QStringLiteral("the file is not here yet; it comes with a later contact"));
    if (state == FileState::AtHub)
        return fail(ErrorCode::NotFound, QStringLiteral("the file was given up for room; the hub has it"));
    if (state == FileState::Missing)
        return fail(ErrorCode::Damaged, QStringLiteral("the file of this record is gone; restore it from a backup"));
    QFile file(pathOf(*name));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::FileFailed, QStringLiteral("the file of this record cannot be read"));
    const vault::ReadBytes read = [&file](Byte *out, std::size_t size) -> Result<std::size_t> {
        const qint64 got = file.read(reinterpret_cast<char *>(out), static_cast<qint64>(size));
        if (got < 0)
            return fail(ErrorCode::FileFailed, QStringLiteral("the file of this record cannot be read"));
        return static_cast<std::size_t>(got);
    };
    auto opened = vault::openAttachment(crypto::SecretBytes::copyOf(viewOf(key)), static_cast<quint64>(bytes), read, write);
    qint64 length = 0;
    // A flipped bit where the format stands looks like a newer one; the name tells.
    if (!opened && opened.error().code == ErrorCode::NewerFormat && hashOfFile(file.fileName(), length) != *name)
        return fail(ErrorCode::Damaged, QStringLiteral("the file of this record is not as it was written; restore it from a backup"));
    return opened;
}

Result<FileState> Attachments::stateOf(const Hash &name)
{
    const QFileInfo file(pathOf(name));
    if (file.isFile() && !file.isSymLink())
        return FileState::Here;
    GUYUB_TRY_VALUE(const QVariant present, m_database.value(QStringLiteral("SELECT present FROM attachment_file WHERE name=?"), {toByteArray(name)}));
    if (present.isNull())
        return FileState::NotHereYet;
    return present.toInt() == 1 ? FileState::Missing : FileState::AtHub;
}

Result<> Attachments::markAcknowledged(const Hash &name)
{
    return m_database.run(QStringLiteral("UPDATE attachment_file SET acknowledged=1 WHERE name=?"), {toByteArray(name)});
}

Result<FileUsage> Attachments::usage()
{
    FileUsage usage;
    GUYUB_TRY_VALUE(usage.quota, Meta(m_database).number(metakey::attachmentQuota, kAttachmentQuota));
    GUYUB_TRY_VALUE(const QVariant bytes, m_database.value(QStringLiteral("SELECT coalesce(sum(bytes), 0) FROM attachment_file WHERE present=1")));
    usage.bytes = bytes.toLongLong();
    return usage;
}

Result<int> Attachments::makeRoom()
{
    GUYUB_TRY_VALUE(FileUsage usage, this->usage());
    if (!usage.isOver())
        return 0;
    GUYUB_TRY_VALUE(const auto names, readNames(m_database, QStringLiteral("SELECT name FROM attachment_file WHERE acknowledged=1 AND present=1 AND thumbnail=0 ORDER BY kept_at_ms, name")));
    int gone = 0;
    for (const Hash &name : names) {
        if (!usage.isOver())
            break;
        // Marked first: a crash in between leaves a file that is there all the same.
        GUYUB_TRY(m_database.run(QStringLiteral("UPDATE attachment_file SET present=0 WHERE name=?"), {toByteArray(name)}));
        GUYUB_TRY(removeFile(pathOf(name)));
        GUYUB_TRY_VALUE(usage, this->usage());
        ++gone;
    }
    return gone;
}

Result<QString> Attachments::warning()
{
    GUYUB_TRY_VALUE(const FileUsage usage, this->usage());
    if (!usage.isOver())
        return QString();
    return QStringLiteral("photos and documents take %1 MiB, more than the %2 MiB meant for them; none that only this kiosk has is deleted: connect the kiosk so that the hub takes them over, or give the store a larger disk")
        .arg(usage.bytes >> 20).arg(usage.quota >> 20);
}

// The table gets its line in the transaction that saves the record, so a file of ours that no line names has no record. After
// the store was put back this does not hold: the hub may still send commits of ours that it lost.
Result<SweepDone> Attachments::sweep()
{
    SweepDone done;
    const QDir place(storefile::attachments(m_folder));
    if (QFileInfo(place.path()).isSymLink() || !place.exists())
        return done;
    GUYUB_TRY_VALUE(const qint64 putBackAt, Meta(m_database).number(metakey::seriesStartedAt));
    static const QRegularExpression unfinished(QStringLiteral("^[0-9a-f]{32}\\.part$")), shelfName(QStringLiteral("^[0-9a-f]{2}$"));
    for (const QString &name : place.entryList(QDir::Files | QDir::NoSymLinks))
        if (unfinished.match(name).hasMatch()) {
            GUYUB_TRY(removeFile(place.filePath(name)));
            ++done.unfinished;
        }
    for (const QString &shelf : place.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        const QDir files(place.filePath(shelf));
        for (const QString &name : shelfName.match(shelf).hasMatch() ? files.entryList(QDir::Files | QDir::NoSymLinks) : QStringList()) {
            const auto hash = Hash::fromHex(name.toStdString());
            if (!hash || !name.startsWith(shelf) || toHexString(*hash) != name)
                continue; // none of ours
            GUYUB_TRY_VALUE(const bool isTaken, isNamed(*hash));
            if (isTaken)
                continue;
            if (putBackAt != 0) {
                ++done.kept;
                continue;
            }
            GUYUB_TRY(removeFile(files.filePath(name)));
            ++done.orphans;
        }
    }
    return done;
}

Result<int> Attachments::removeAll(const QList<Hash> &names)
{
    for (const Hash &name : names)
        GUYUB_TRY(removeFile(pathOf(name)));
    return static_cast<int>(names.size());
}

Result<int> Attachments::removeFilesOf(const EntityId &subject)
{
    const QByteArray bytes = toByteArray(subject);
    GUYUB_TRY_VALUE(const auto names, readNames(m_database, QStringLiteral("SELECT name FROM attachment_file WHERE subject=? UNION SELECT sha256 FROM attachment WHERE subject=? AND sha256 IS NOT NULL "
                                                                            "UNION SELECT thumb_sha256 FROM attachment WHERE subject=? AND thumb_sha256 IS NOT NULL"), {bytes, bytes, bytes}));
    GUYUB_TRY_VALUE(const int removed, removeAll(names));
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM attachment_file WHERE subject=?"), {bytes}));
    return removed;
}

Result<> noteFiles(Database &database, const ports::Action &action, UtcMs now)
{
    const auto note = [&](const ports::Change &change, FieldTag nameTag, FieldTag bytesTag, bool isThumbnail) -> Result<> {
        const auto name = hashOf(change.fields, nameTag);
        if (!name)
            return {};
        const auto bytes = static_cast<qint64>(vault::sealedBytesOf(static_cast<quint64>(wholeOf(change.fields, bytesTag))));
        return database.run(QStringLiteral("INSERT INTO attachment_file(name, subject, bytes, thumbnail, present, acknowledged, kept_at_ms) VALUES(?,?,?,?,1,0,?) ON CONFLICT(name) DO NOTHING"),
            {toByteArray(*name), toByteArray(change.subject), bytes, isThumbnail ? 1 : 0, now});
    };
    for (const ports::Change &change : action.changes) {
        if (change.type != RecordType::Attachment)
            continue;
        GUYUB_TRY(note(change, attachment::Sha256, attachment::PlainBytes, false));
        GUYUB_TRY(note(change, attachment::ThumbSha256, attachment::ThumbBytes, true));
    }
    return {};
}

} // namespace guyub::storage
