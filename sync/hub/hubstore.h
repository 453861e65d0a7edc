// The hub's sealed store: one SQLite file through the encrypting file layer. Opened, used and closed on one thread.
#pragma once

#include "storage/sql/database.h"
#include "sync/hub/hubhome.h"

namespace guyub::vault {
class CryptVfs;
}

namespace guyub::hub {

class HubStore
{
public:
    // `home` must outlive this object. Errors: WrongPassphrase (another key), NotAGuyubStore, NewerFormat, Damaged,
    // StoreFailed, DiskFull.
    static Result<std::unique_ptr<HubStore>> open(const HubHome &home);
    ~HubStore();
    HubStore(const HubStore &) = delete;
    HubStore &operator=(const HubStore &) = delete;

    storage::Database &database() { return *m_database; }
    // The write-ahead log held more than a cut: acknowledged work may be missing, so the hub must ask for it again.
    bool hasLostFrames() const { return m_hasLostFrames; }

private:
    HubStore();

    std::unique_ptr<vault::CryptVfs> m_vfs;
    std::unique_ptr<storage::Database> m_database;
    bool m_hasLostFrames = false;
};

} // namespace guyub::hub
