#include "storage/backupmanifest.h"

#include "storage/crypto/hash.h"
#include "sync/protocol/cbor.h"

#include <QRegularExpression>

#include <algorithm>

namespace guyub::storage {

namespace {

constexpr std::string_view kMagic = "GYBBACK";
constexpr char kVersion = '1', kWithAttachments = '2'; // a store without attachments has the list that older programs read
constexpr std::size_t kMagicBytes = 8, kSumBytes = 32;
constexpr quint64 kLargestFile = quint64(1) << 42;
constexpr qsizetype kMostFiles = 500'000;

enum Key : quint16 { kStore = 1, kNumber = 2, kMadeAt = 3, kFiles = 4 };

// No other name ever leads to a file, so none can lead out of the folder.
bool isStoreFile(const QString &name)
{
    return isAttachmentName(name) || name == QLatin1String("main.db") || name == QLatin1String("main.db-wal") || name == QLatin1String("store.keys");
}

quint64 piecesOf(quint64 bytes)
{
    return (bytes + kBackupPieceBytes - 1) / kBackupPieceBytes;
}

BackupFile readFile(protocol::CborReader &reader)
{
    BackupFile file;
    reader.array(3);
    file.name = reader.text();
    file.bytes = reader.number(kLargestFile);
    const ByteView pieces = reader.bytes();
    if (pieces.size() != piecesOf(file.bytes) * kSumBytes || !isStoreFile(file.name))
        reader.refuse("file of a backup");
    else
        for (std::size_t at = 0; at < pieces.size(); at += kSumBytes)
            file.pieces.append(*Hash::from(pieces.subspan(at, kSumBytes)));
    reader.end();
    return file;
}

// Without these two it is no store.
bool isWhole(const QList<BackupFile> &files)
{
    const auto has = [&](const char *name) { return std::any_of(files.begin(), files.end(), [&](const BackupFile &file) { return file.name == QLatin1String(name) && file.bytes > 0; }); };
    return has("main.db") && has("store.keys");
}

bool isInOrder(const QList<BackupFile> &files)
{
    const auto isBefore = [](const BackupFile &a, const BackupFile &b) { return a.name < b.name; };
    return std::adjacent_find(files.begin(), files.end(), [&](const auto &a, const auto &b) { return !isBefore(a, b); }) == files.end();
}

char versionOf(const QList<BackupFile> &files)
{
    const bool hasAttachments = std::any_of(files.begin(), files.end(), [](const BackupFile &file) { return isAttachmentName(file.name); });
    return hasAttachments ? kWithAttachments : kVersion;
}

} // namespace

bool isAttachmentName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("\\Aattachments/([0-9a-f]{2})/\\1[0-9a-f]{62}\\z"));
    return pattern.match(name).hasMatch();
}

QByteArray encodeManifest(const BackupManifest &manifest)
{
    protocol::CborWriter writer;
    writer.map(4).key(kStore).bytes(manifest.store).key(kNumber).number64(manifest.number).key(kMadeAt).integer(manifest.madeAt).key(kFiles).array(manifest.files.size());
    for (const BackupFile &file : manifest.files) {
        QByteArray pieces;
        for (const Hash &piece : file.pieces)
            pieces += toByteArray(piece);
        writer.array(3).text(file.name).number64(file.bytes).bytes(pieces);
    }
    const QByteArray bytes = QByteArray(kMagic.data(), kMagic.size()) + versionOf(manifest.files) + writer.result();
    return bytes + toByteArray(crypto::sha256(viewOf(bytes)));
}

Result<BackupManifest> decodeManifest(ByteView bytes)
{
    if (bytes.size() < kMagicBytes || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin()))
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("not a backup"));
    if (bytes.size() < kMagicBytes + kSumBytes || crypto::sha256(bytes.first(bytes.size() - kSumBytes)) != *Hash::from(bytes.last(kSumBytes)))
        return fail(ErrorCode::Damaged, QStringLiteral("the list of a backup is not as it was written"));
    const char version = static_cast<char>(bytes[kMagicBytes - 1]);
    if (version != kVersion && version != kWithAttachments)
        return fail(ErrorCode::NewerFormat, QStringLiteral("backup of version %1").arg(QLatin1Char(static_cast<char>(bytes[kMagicBytes - 1]))));
    protocol::CborReader reader(bytes.subspan(kMagicBytes, bytes.size() - kMagicBytes - kSumBytes), kMaximumManifestBytes);
    BackupManifest manifest;
    const auto expect = [&reader](Key key) {
        if (reader.key() != key)
            reader.refuse("key of a backup");
    };
    if (reader.map() != 4)
        reader.refuse("keys of a backup");
    expect(kStore);
    manifest.store = reader.fixed<16>();
    expect(kNumber);
    manifest.number = reader.number();
    expect(kMadeAt);
    manifest.madeAt = reader.integer();
    expect(kFiles);
    const qsizetype count = reader.array();
    if (count < 0 || count > kMostFiles)
        reader.refuse("files of a backup");
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i)
        manifest.files.append(readFile(reader));
    reader.end();
    reader.end();
    if (!reader.finish() || !isInOrder(manifest.files) || !isWhole(manifest.files) || versionOf(manifest.files) != version || manifest.number == 0 || manifest.number > kMaximumBackupNumber)
        return fail(ErrorCode::Damaged, QStringLiteral("the list of a backup is not as it was written"));
    return manifest;
}

} // namespace guyub::storage
