#include "sync/hub/hubstore.h"

#include "storage/vault/cryptvfs.h"
#include "sync/hub/hubschema.h"

#include <QFile>
#include <QFileInfo>

#include <atomic>

namespace guyub::hub {

namespace {

std::string nextVfsName()
{
    static std::atomic<int> count{0};
    return "guyub-hub-" + std::to_string(++count);
}

Result<> refuseForeign(const vault::CryptVfs &vfs, const QString &path)
{
    if (QFileInfo::exists(path + QStringLiteral("-journal")))
        return fail(ErrorCode::Damaged, QStringLiteral("a rollback journal lies beside hub.db"));
    switch (vfs.kindOf(QFile::encodeName(path).toStdString())) {
    case vault::FileKind::OtherKey:
        return fail(ErrorCode::WrongPassphrase, QStringLiteral("the key file is not the one of this hub"));
    case vault::FileKind::Foreign:
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("hub.db"));
    case vault::FileKind::Absent:
    case vault::FileKind::Empty:
    case vault::FileKind::Ours:
        break;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<HubStore>> HubStore::open(const HubHome &home)
{
    std::unique_ptr<HubStore> store(new HubStore());
    GUYUB_TRY_VALUE(store->m_vfs, vault::CryptVfs::install(nextVfsName(), home.pageKey()));
    GUYUB_TRY(refuseForeign(*store->m_vfs, home.database()));
    const QString wal = home.database() + QStringLiteral("-wal");
    if (QFileInfo(wal).size() > 0) {
        GUYUB_TRY_VALUE(const vault::WalAudit audit, vault::auditWal(QFile::encodeName(wal).toStdString(), home.pageKey()));
        if (vault::firstMissingPage(audit, static_cast<std::uint64_t>(QFileInfo(home.database()).size())) != 0)
            return fail(ErrorCode::Damaged, QStringLiteral("the hub's database was cut off: its file is shorter than what is in it; nothing was changed"));
        store->m_hasLostFrames = audit.isDamaged;
    }
    GUYUB_TRY_VALUE(store->m_database, storage::Database::open(home.database(), QString::fromStdString(store->m_vfs->name()), storage::Connection::Writer));
    GUYUB_TRY(createHubTables(*store->m_database));
    return store;
}

HubStore::HubStore() = default;

HubStore::~HubStore()
{
    if (m_database)
        (void)m_database->checkpoint();
    m_database.reset();
}

} // namespace guyub::hub
