// The hub's data folder, the key that opens it, and the lock that lets one process in.
//
//   H/hub.id   H/hub.db(-wal)   H/lock   H/tls/   H/control   H/beginning (until the first serve has made all of it)
//
// The key file never lies in H: whoever carries H away alone has nothing to read it with.
#pragma once

#include "app/base/error.h"
#include "app/base/folderlock.h"
#include "app/base/ids.h"
#include "storage/crypto/secretbytes.h"

#include <optional>


namespace guyub::hub {

enum class HomeUse {
    Serve, // makes folder, id and key the first time
    Visit, // of a hub that exists
};

class HubHome
{
public:
    // `keyPath` empty: $XDG_DATA_HOME/guyub/hub-<id>.key. Errors: NotFound (no hub here, or its key file is missing),
    // Damaged (hub.db or tls/ is gone from a hub that has begun), StoreInUse (a process has it), WrongUse (the key file would lie inside the folder), BadInput (no key file),
    // FileFailed, DiskFull.
    static Result<HubHome> open(const QString &folder, const QString &keyPath, HomeUse use);
    HubHome(HubHome &&) noexcept;
    ~HubHome(); // lets the lock go

    const QString &folder() const { return m_folder; }
    const QString &keyPath() const { return m_keyPath; }
    const Id &id() const { return m_id; }
    // A key in a file of this machine protects against a stolen data disk only; systemd credentials are told by their folder.
    bool isKeyInPlainFile() const { return m_isKeyInPlainFile; }
    const crypto::SecretBytes &pageKey() const { return m_pageKey; }

    // Database and certificates are there: from now on a hub without one of them is damaged and not new. Errors: FileFailed.
    Result<> markBegun() const;

    QString database() const { return m_folder + QStringLiteral("/hub.db"); }
    QString tls() const { return m_folder + QStringLiteral("/tls"); }

private:
    HubHome() = default;
    Result<> takeId(HomeUse use);
    Result<> takeKey(HomeUse use);
    Result<> checkParts(HomeUse use) const;

    QString m_folder, m_keyPath;
    Id m_id;
    bool m_isKeyInPlainFile = true;
    crypto::SecretBytes m_pageKey;
    std::optional<FolderLock> m_lock;
};

// Makes a new master key file (0600) at `path`, which must not exist. Errors: TargetExists, FileFailed, DiskFull.
Result<> makeKeyFile(const QString &path);
// H/control: the socket of the running hub.
QString controlSocketOf(const QString &folder);

} // namespace guyub::hub
