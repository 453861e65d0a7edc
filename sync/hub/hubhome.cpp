#include "sync/hub/hubhome.h"

#include "app/base/durablefile.h"
#include "storage/crypto/cipher.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace guyub::hub {

namespace {

constexpr char kKeyMagic[] = "GYBHUBK1";
constexpr qsizetype kMagicSize = 8;
constexpr std::uint64_t kPageKeyId = 1;
constexpr char kKeyContext[] = "gybhubk1";
const QString kBeginning = QStringLiteral("/beginning");

bool isInside(const QString &path, const QString &folder)
{
    const QString file = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (file.startsWith(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()) + QLatin1Char('/')))
        return true;
    const QString canonicalFolder = QFileInfo(folder).canonicalFilePath();
    const QString parent = QFileInfo(QFileInfo(file).absolutePath()).canonicalFilePath();
    return parent == canonicalFolder || parent.startsWith(canonicalFolder + QLatin1Char('/'));
}

QString defaultKeyPath(const Id &id)
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QStringLiteral("%1/guyub/hub-%2.key").arg(data, toHexString(id).left(16));
}

bool isCredential(const QString &path)
{
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    return !credentials.isEmpty() && isInside(path, credentials);
}

} // namespace

HubHome::HubHome(HubHome &&) noexcept = default;
HubHome::~HubHome() = default;

Result<HubHome> HubHome::open(const QString &folder, const QString &keyPath, HomeUse use)
{
    HubHome home;
    home.m_folder = QFileInfo(folder).absoluteFilePath();
    home.m_keyPath = keyPath;
    if (use == HomeUse::Serve)
        GUYUB_TRY(makePrivateFolder(home.m_folder));
    else if (!QFileInfo::exists(home.m_folder + QStringLiteral("/hub.id")))
        return fail(ErrorCode::NotFound, QStringLiteral("no hub in this folder; 'guyub-hub serve' makes one"));
    auto lock = FolderLock::take(home.m_folder + QStringLiteral("/lock"), QStringLiteral("guyub-hub"));
    if (!lock && lock.error().code == ErrorCode::FileFailed)
        return fail(ErrorCode::FileFailed, QStringLiteral("the hub's folder cannot be written; see whose it is"));
    if (!lock)
        return tl::unexpected(lock.error());
    home.m_lock = std::move(*lock);
    GUYUB_TRY(home.takeId(use));
    GUYUB_TRY(home.takeKey(use));
    GUYUB_TRY(home.checkParts(use));
    return home;
}

Result<> HubHome::takeId(HomeUse use)
{
    const QString path = m_folder + QStringLiteral("/hub.id");
    if (!QFileInfo::exists(path)) {
        if (use == HomeUse::Visit)
            return fail(ErrorCode::NotFound, QStringLiteral("no hub in this folder"));
        if (QFileInfo::exists(database()))
            return fail(ErrorCode::Damaged, QStringLiteral("hub.id is missing beside hub.db"));
        GUYUB_TRY(writeDurably(path, QByteArray::fromStdString(crypto::randomBytes<16>().toHex()) + '\n'));
    }
    GUYUB_TRY_VALUE(const QByteArray text, readWhole(path, 100));
    const auto id = Id::fromHex(text.trimmed().toStdString());
    if (!id)
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("hub.id"));
    m_id = *id;
    return {};
}

Result<> HubHome::takeKey(HomeUse use)
{
    if (m_keyPath.isEmpty())
        m_keyPath = defaultKeyPath(m_id);
    if (isInside(m_keyPath, m_folder))
        return fail(ErrorCode::WrongUse, QStringLiteral("the key file must not lie in the data folder"));
    m_isKeyInPlainFile = !isCredential(m_keyPath);
    if (!QFileInfo::exists(m_keyPath)) {
        // A hub whose key is gone is never given a new one: its files could then never be read again.
        if (use == HomeUse::Visit || QFileInfo::exists(database()))
            return fail(ErrorCode::NotAllowed, QStringLiteral("the key file %1 is missing").arg(m_keyPath));
        GUYUB_TRY(makeKeyFile(m_keyPath));
    }
    GUYUB_TRY_VALUE(QByteArray file, readWhole(m_keyPath, 1024));
    if (file.size() != kMagicSize + qsizetype(crypto::kKeySize) || !file.startsWith(kKeyMagic)) {
        file.fill('\0');
        return fail(ErrorCode::BadInput, QStringLiteral("%1 is not a key file of a hub").arg(m_keyPath));
    }
    const auto master = crypto::SecretBytes::copyOf(viewOf(file).subspan(kMagicSize));
    file.fill('\0');
    m_pageKey = crypto::subkey(master.view(), kPageKeyId, kKeyContext);
    return {};
}

// An empty database or a root that no kiosk knows must not stand in for what is lost.
Result<> HubHome::checkParts(HomeUse use) const
{
    const bool hasDatabase = QFileInfo::exists(database()), hasRoot = QFileInfo::exists(tls() + QStringLiteral("/root.pem"));
    if ((hasDatabase && hasRoot) || QFileInfo::exists(m_folder + kBeginning))
        return {};
    if (!hasDatabase && !hasRoot)
        return use == HomeUse::Serve ? writeDurably(m_folder + kBeginning, {}) : fail(ErrorCode::NotFound, QStringLiteral("no hub in this folder; 'guyub-hub serve' makes one"));
    if (!hasDatabase)
        return fail(ErrorCode::Damaged, QStringLiteral("hub.db is missing beside hub.id and tls, so the hub's records are gone; put the folder back from a backup, or begin an empty hub in another folder. Nothing was changed"));
    return fail(ErrorCode::Damaged, QStringLiteral("tls/root.pem is missing beside hub.db, and no kiosk would trust a new one; put the folder tls back from a backup. Nothing was changed"));
}

Result<> HubHome::markBegun() const
{
    const QString mark = m_folder + kBeginning;
    if (!QFileInfo::exists(mark))
        return {};
    if (!QFile::remove(mark))
        return fail(ErrorCode::FileFailed, QStringLiteral("the file \"beginning\" in the hub's folder cannot be removed; see whose it is"));
    return syncFolder(m_folder);
}

Result<> makeKeyFile(const QString &path)
{
    if (QFileInfo::exists(path))
        return fail(ErrorCode::TargetExists, path);
    GUYUB_TRY(makePrivateFolder(QFileInfo(path).absolutePath()));
    const auto key = crypto::SecretBytes::random(crypto::kKeySize);
    QByteArray file = QByteArray(kKeyMagic, kMagicSize) + toByteArray(key.view());
    const Result<> written = writeDurably(path, file, FileAccess::OwnerOnly);
    file.fill('\0');
    return written;
}

QString controlSocketOf(const QString &folder)
{
    return QFileInfo(folder).absoluteFilePath() + QStringLiteral("/control");
}

} // namespace guyub::hub
