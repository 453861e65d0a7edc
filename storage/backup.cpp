#include "storage/backup.h"

#include "app/base/durablefile.h"
#include "storage/crypto/hash.h"
#include "storage/erasedlist.h"
#include "storage/sessionparts.h"
#include "storage/storefiles.h"
#include "storage/whereabouts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace guyub::storage {

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qsizetype kAlwaysKept = 2;

QString placeOf(const QString &backups, const Id &store)
{
    return backups + QLatin1Char('/') + toHexString(store);
}
QString pieceFolder(const QString &place, const Hash &piece)
{
    return place + QStringLiteral("/pieces/") + toHexString(piece).left(2);
}
QString piecePath(const QString &place, const Hash &piece)
{
    return pieceFolder(place, piece) + QLatin1Char('/') + toHexString(piece);
}
QString manifestPath(const QString &place, quint64 number)
{
    return place + QStringLiteral("/%1.backup").arg(number, 8, 10, QLatin1Char('0'));
}

quint64 bytesOf(const BackupManifest &manifest)
{
    quint64 bytes = 0;
    for (const BackupFile &file : manifest.files)
        bytes += file.bytes;
    return bytes;
}

// Counts bytes up and passes them on.
class Meter
{
public:
    Meter(const BackupProgress &progress, quint64 total) : m_progress(progress), m_total(total) { }
    Result<> add(quint64 bytes)
    {
        m_done += bytes;
        return m_progress && !m_progress(m_done, m_total) ? fail(ErrorCode::Cancelled) : Result<>();
    }

private:
    const BackupProgress &m_progress;
    quint64 m_total = 0, m_done = 0;
};

// Errors: NotFound, Damaged.
Result<QByteArray> readPiece(const QString &place, const Hash &piece)
{
    const auto bytes = readWhole(piecePath(place, piece), kBackupPieceBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, QStringLiteral("piece %1 is missing").arg(toHexString(piece).left(8)));
    if (!bytes || crypto::sha256(viewOf(*bytes)) != piece)
        return fail(ErrorCode::Damaged, QStringLiteral("piece %1 is not as it was written").arg(toHexString(piece).left(8)));
    return *bytes;
}

// A piece under its name that is not as it was written is written again.
Result<bool> keepPiece(const QString &place, const QByteArray &bytes, const Hash &piece)
{
    if (readPiece(place, piece))
        return false;
    GUYUB_TRY(makePrivateFolder(pieceFolder(place, piece)));
    GUYUB_TRY(writeDurably(piecePath(place, piece), bytes, FileAccess::OwnerOnly));
    return true;
}

Result<BackupFile> keepFile(const QString &place, const QString &path, const QString &name, Meter &meter, quint64 &newBytes)
{
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileFailed, QStringLiteral("a file of the store cannot be read"));
    BackupFile file;
    file.name = name;
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(kBackupPieceBytes);
        if (bytes.isEmpty())
            return fail(ErrorCode::FileFailed, QStringLiteral("a file of the store cannot be read"));
        const Hash piece = crypto::sha256(viewOf(bytes));
        GUYUB_TRY_VALUE(const bool isNew, keepPiece(place, bytes, piece));
        newBytes += isNew ? static_cast<quint64>(bytes.size()) : 0;
        file.bytes += static_cast<quint64>(bytes.size());
        file.pieces.append(piece);
        GUYUB_TRY(meter.add(static_cast<quint64>(bytes.size())));
    }
    return file;
}

// A number as manifestPath() writes it; 0: another file.
quint64 numberOf(const QString &name)
{
    const quint64 number = name.left(8).toULongLong();
    return name.size() == 15 && number <= kMaximumBackupNumber && manifestPath({}, number).endsWith(name) ? number : 0;
}

// Every list in `place`, the newest first.
BackupList listsIn(const QString &place)
{
    BackupList list;
    for (const QString &name : QDir(place).entryList({QStringLiteral("*.backup")}, QDir::Files | QDir::NoSymLinks, QDir::Name | QDir::Reversed)) {
        const auto bytes = readWhole(place + QLatin1Char('/') + name, kMaximumManifestBytes);
        auto manifest = bytes ? decodeManifest(viewOf(*bytes)) : tl::unexpected(bytes.error());
        if (manifest && manifest->number == numberOf(name))
            list.backups.append(std::move(*manifest));
        else
            ++list.unreadable;
    }
    return list;
}

struct Source
{
    QString path, name;
};
// By name, ascending; nothing through a link.
QList<Source> attachmentsOf(const QString &store)
{
    QList<Source> files;
    const QDir place(storefile::attachments(store));
    if (QFileInfo(place.path()).isSymLink())
        return files;
    for (const QString &shelf : place.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
        for (const QString &file : QDir(place.filePath(shelf)).entryList(QDir::Files | QDir::NoSymLinks, QDir::Name))
            if (const QString name = QStringLiteral("attachments/%1/%2").arg(shelf, file); isAttachmentName(name))
                files.append({store + QLatin1Char('/') + name, name});
    return files;
}

// Attachments of the newest backup, by name. One never changes under its name, so what lies there in full length is not read
// and written again each night; verifying reads it.
QHash<QString, BackupFile> knownAttachments(const QString &place)
{
    QHash<QString, BackupFile> known;
    const QList<BackupManifest> lists = listsIn(place).backups;
    for (const BackupFile &file : lists.isEmpty() ? QList<BackupFile>() : lists.first().files)
        if (isAttachmentName(file.name))
            known.insert(file.name, file);
    return known;
}

bool hasPiecesOf(const QString &place, const BackupFile &file)
{
    quint64 left = file.bytes;
    for (const Hash &piece : file.pieces) {
        const quint64 expected = std::min<quint64>(left, kBackupPieceBytes);
        if (static_cast<quint64>(QFileInfo(piecePath(place, piece)).size()) != expected)
            return false;
        left -= expected;
    }
    return true;
}

// Of the key file the one that can be read: a second one stands in for a spoilt first.
QList<Source> filesOf(const QString &store)
{
    QList<Source> files = attachmentsOf(store);
    files.append({storefile::database(store), QStringLiteral("main.db")});
    if (QFileInfo(storefile::wal(store)).size() > 0)
        files.append({storefile::wal(store), QStringLiteral("main.db-wal")}); // of a crash: what was saved last lies there
    const QString keys = storefile::keys(store);
    files.append({vault::KeyFile::read(keys) ? keys : keys + QStringLiteral(".bak"), QStringLiteral("store.keys")});
    return files;
}

// Pieces that no list names: of backups past their time, and of one that was cut. Kept while a list cannot be read, for
// its pieces are not known.
Result<> removeUnnamed(const QString &place)
{
    const BackupList list = listsIn(place);
    if (list.unreadable > 0)
        return {};
    QSet<QString> named;
    for (const BackupManifest &manifest : list.backups)
        for (const BackupFile &file : manifest.files)
            for (const Hash &piece : file.pieces)
                named.insert(toHexString(piece));
    // Only what a backup writes, and never through a link that somebody laid there.
    static const QRegularExpression folderName(QStringLiteral("^[0-9a-f]{2}$")), pieceName(QStringLiteral("^[0-9a-f]{64}$"));
    const QDir pieces(place + QStringLiteral("/pieces"));
    if (QFileInfo(pieces.path()).isSymLink())
        return {};
    for (const QString &folder : pieces.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        for (const QString &name : folderName.match(folder).hasMatch() ? QDir(pieces.filePath(folder)).entryList(QDir::Files | QDir::NoSymLinks) : QStringList())
            if (pieceName.match(name).hasMatch() && !named.contains(name) && !QFile::remove(pieces.filePath(folder) + QLatin1Char('/') + name))
                return fail(ErrorCode::FileFailed, QStringLiteral("an old piece cannot be removed"));
    return {};
}

// When each was made, the newest first, as far as clocks that jumped let it be known: a later one is not older than an earlier
// one, and what lies in the future was made before the next one after it that does not.
QList<UtcMs> datesOf(const QList<BackupManifest> &lists, UtcMs now)
{
    QList<UtcMs> dates(lists.size(), now);
    UtcMs latest = 0;
    for (qsizetype i = lists.size() - 1; i >= 0; --i)
        if (lists.at(i).madeAt <= now)
            dates[i] = latest = std::max(latest, lists.at(i).madeAt);
    for (qsizetype i = 1; i < lists.size(); ++i)
        if (lists.at(i).madeAt > now)
            dates[i] = dates.at(i - 1);
    return dates;
}

// A clock that jumped must not make everything old at once: the present is at most a day after the backup before, which
// costs one night after a pause. The one before the newest stays, for a disk that goes bad unseen.
Result<int> removeOld(const QString &place, UtcMs now)
{
    const QList<BackupManifest> lists = listsIn(place).backups;
    if (lists.size() > 1)
        now = std::min(now, lists.at(1).madeAt + kDayMs);
    const QList<UtcMs> dates = datesOf(lists, now);
    int deleted = 0;
    for (qsizetype i = kAlwaysKept; i < lists.size(); ++i) {
        if (dates.at(i) >= now - kBackupDays * kDayMs)
            continue;
        if (!QFile::remove(manifestPath(place, lists.at(i).number)))
            return fail(ErrorCode::FileFailed, QStringLiteral("an old backup cannot be removed"));
        ++deleted;
    }
    return deleted;
}

// What a restore that was cut short has left in `folder`, and nothing else: never a store, and nobody's other files.
bool isLeftOver(const QString &folder)
{
    const QString marker = QFileInfo(storefile::restoring(folder)).fileName();
    QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    const bool isMarked = names.contains(marker) || names.contains(marker + QStringLiteral(".part"));
    names.removeAll(QStringLiteral("store.keys.part"));
    for (const QString &path : {storefile::restoring(folder), storefile::database(folder), storefile::wal(folder), storefile::erased(folder), storefile::attachments(folder)}) {
        names.removeAll(QFileInfo(path).fileName());
        names.removeAll(QFileInfo(path).fileName() + QStringLiteral(".part"));
    }
    return isMarked && names.isEmpty();
}

// The marker last, so that what cannot be removed is still known for what it is.
Result<> discardRestored(const QString &folder)
{
    const QString marker = QFileInfo(storefile::restoring(folder)).fileName();
    const QFileInfo attachments(storefile::attachments(folder));
    bool isGone = attachments.isSymLink() ? QFile::remove(attachments.filePath()) : !attachments.exists() || QDir(attachments.filePath()).removeRecursively();
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System))
        isGone = (name == marker || QFile::remove(folder + QLatin1Char('/') + name)) && isGone;
    isGone = isGone && (!QFile::exists(storefile::restoring(folder)) || QFile::remove(storefile::restoring(folder)));
    return isGone && QDir().rmdir(folder) ? Result<>() : fail(ErrorCode::FileFailed, QStringLiteral("what a restore that was cut short has left cannot be removed"));
}

} // namespace

Result<BackupMade> createBackup(const QString &store, const QString &backups, UtcMs now, const BackupProgress &progress)
{
    GUYUB_TRY_VALUE(const vault::KeyFile keys, readKeyFile(store));
    const QString inside = QFileInfo(store).canonicalFilePath() + QLatin1Char('/');
    if ((QDir::cleanPath(QFileInfo(backups).absoluteFilePath()) + QLatin1Char('/')).startsWith(inside) || (QFileInfo(backups).canonicalFilePath() + QLatin1Char('/')).startsWith(inside))
        return fail(ErrorCode::WrongUse, QStringLiteral("a backup inside the store's own folder goes with it; name another disk"));
    GUYUB_TRY(makePrivateFolder(backups));
    GUYUB_TRY_VALUE(const auto lock, lockStore(store));
    if (keys.isChangingKey())
        return fail(ErrorCode::WrongUse, QStringLiteral("a change of the data key is not finished; sign in once, then back up"));
    const QString place = placeOf(backups, keys.storeId());
    if (QFileInfo(place).isSymLink())
        return fail(ErrorCode::FileFailed, QStringLiteral("the folder of this store's backups is a link; name the folder itself"));
    GUYUB_TRY(makePrivateFolder(place));
    GUYUB_TRY_VALUE(const FolderLock placeLock, FolderLock::take(place + QStringLiteral("/lock"), QStringLiteral("guyub")));

    GUYUB_TRY(erasedlist::carry(store, place));
    BackupMade made;
    made.manifest.store = keys.storeId();
    made.manifest.madeAt = now;
    for (const QString &name : QDir(place).entryList({QStringLiteral("*.backup")}, QDir::Files))
        made.manifest.number = std::max(made.manifest.number, numberOf(name));
    ++made.manifest.number;
    const QList<Source> files = filesOf(store);
    for (const Source &file : files)
        made.bytes += static_cast<quint64>(QFileInfo(file.path).size());
    Meter meter(progress, made.bytes);
    const QHash<QString, BackupFile> known = knownAttachments(place);
    for (const Source &source : files) {
        const auto same = known.constFind(source.name);
        if (same != known.cend() && same->bytes == static_cast<quint64>(QFileInfo(source.path).size()) && hasPiecesOf(place, *same)) {
            made.manifest.files.append(*same);
            GUYUB_TRY(meter.add(same->bytes));
            continue;
        }
        GUYUB_TRY_VALUE(BackupFile file, keepFile(place, source.path, source.name, meter, made.newBytes));
        made.manifest.files.append(std::move(file));
    }
    GUYUB_TRY(writeDurably(manifestPath(place, made.manifest.number), encodeManifest(made.manifest), FileAccess::OwnerOnly));
    GUYUB_TRY_VALUE(made.deleted, removeOld(place, now));
    GUYUB_TRY(removeUnnamed(place));
    return made;
}

Result<BackupList> listBackups(const QString &backups)
{
    BackupList all;
    for (const QString &name : QDir(backups).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        BackupList list = listsIn(backups + QLatin1Char('/') + name);
        all.unreadable += list.unreadable;
        for (BackupManifest &manifest : list.backups)
            if (toHexString(manifest.store) == name)
                all.backups.append(std::move(manifest));
    }
    if (all.backups.isEmpty())
        return fail(ErrorCode::NotFound, all.unreadable > 0 ? QStringLiteral("no backup here can be read") : QStringLiteral("there is no backup here"));
    return all;
}

Result<BackupManifest> findBackup(const QString &backups, const Id &store, quint64 number)
{
    GUYUB_TRY_VALUE(const BackupList list, listBackups(backups));
    const Id wanted = store.isZero() ? list.backups.first().store : store;
    if (store.isZero() && std::any_of(list.backups.cbegin(), list.backups.cend(), [&](const BackupManifest &each) { return each.store != wanted; }))
        return fail(ErrorCode::WrongUse, QStringLiteral("several stores have backups here; name one with --store"));
    for (const BackupManifest &manifest : list.backups)
        if (manifest.store == wanted && (number == 0 || manifest.number == number))
            return manifest;
    return fail(ErrorCode::NotFound, QStringLiteral("there is no such backup here"));
}

Result<QStringList> checkBackup(const QString &backups, const BackupManifest &manifest, const BackupProgress &progress)
{
    const QString place = placeOf(backups, manifest.store);
    QStringList findings;
    if (const auto erased = readWhole(storefile::erased(place), erasedlist::kMaximumBytes); erased ? !erasedlist::countOf(*erased) : erased.error().code != ErrorCode::NotFound)
        findings.append(QStringLiteral("erased: the list of erased people is not as it was written; the next backup of a sound store writes it again"));
    Meter meter(progress, bytesOf(manifest));
    for (const BackupFile &file : manifest.files)
        for (const Hash &piece : file.pieces) {
            const auto bytes = readPiece(place, piece);
            if (!bytes)
                findings.append(QStringLiteral("%1: %2").arg(file.name, bytes.error().detail));
            GUYUB_TRY(meter.add(kBackupPieceBytes));
        }
    return findings;
}

Result<> restoreBackup(const QString &backups, const BackupManifest &manifest, const QString &folder, const BackupProgress &progress)
{
    if (Session::isTaken(folder)) {
        if (!isLeftOver(folder))
            return fail(ErrorCode::TargetExists, QStringLiteral("the folder is there and not empty"));
        GUYUB_TRY(discardRestored(folder));
    }
    const QString place = placeOf(backups, manifest.store);
    GUYUB_TRY(makePrivateFolder(folder));
    Meter meter(progress, bytesOf(manifest));
    const auto put = [&](const BackupFile &file) -> Result<> {
        if (isAttachmentName(file.name)) {
            GUYUB_TRY(makePrivateFolder(storefile::attachments(folder)));
            GUYUB_TRY(makePrivateFolder(QFileInfo(folder + QLatin1Char('/') + file.name).absolutePath()));
        }
        DurableWriter target;
        GUYUB_TRY(target.open(folder + QLatin1Char('/') + file.name, FileAccess::OwnerOnly));
        quint64 written = 0;
        for (const Hash &piece : file.pieces) {
            auto bytes = readPiece(place, piece);
            if (!bytes)
                return fail(ErrorCode::Damaged, QStringLiteral("%1: %2").arg(file.name, bytes.error().detail));
            GUYUB_TRY(target.write(bytes->constData(), static_cast<std::size_t>(bytes->size())));
            written += static_cast<quint64>(bytes->size());
            GUYUB_TRY(meter.add(static_cast<quint64>(bytes->size())));
        }
        if (written != file.bytes)
            return fail(ErrorCode::Damaged, QStringLiteral("%1 has another length").arg(file.name));
        return target.keep();
    };
    Result<> done = writeDurably(storefile::restoring(folder), "A backup is being put back here. Without a store.keys beside this file it was cut short: do it again with guyub backup restore.\n", FileAccess::OwnerOnly);
    if (done)
        done = Whereabouts::forget(folder);
    if (done)
        done = erasedlist::carry(place, folder); // of today, whatever the age of the backup
    if (!done && done.error().code == ErrorCode::Damaged)
        done = fail(ErrorCode::Damaged, QStringLiteral("%1; make a backup of the store if it is still there, which writes the list again, or move %2/erased away and know that whoever was erased since is back").arg(done.error().detail, toHexString(manifest.store)));
    for (const BackupFile &file : manifest.files) // store.keys is the last by name
        if (done)
            done = put(file);
    if (!done)
        (void)discardRestored(folder);
    else if (QFile::remove(storefile::restoring(folder)))
        (void)syncFolder(folder); // the first opening removes one that comes back
    return done;
}

} // namespace guyub::storage
