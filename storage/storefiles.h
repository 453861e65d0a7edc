// Names of the files inside a store's folder D. What the agent shares is named in sync/protocol/spool.h.
#pragma once

#include <QString>

namespace guyub::storage::storefile {

inline QString keys(const QString &store) { return store + QStringLiteral("/store.keys"); } // and .bak, the one before
inline QString database(const QString &store) { return store + QStringLiteral("/main.db"); }
inline QString newDatabase(const QString &store) { return database(store) + QStringLiteral(".new"); } // under the next data key
inline QString upgrade(const QString &store) { return database(store) + QStringLiteral(".upgrade"); } // being derived again
inline QString before(const QString &store) { return database(store) + QStringLiteral(".before"); }   // from before the last upgrade
inline QString erased(const QString &store) { return store + QStringLiteral("/erased"); } // who was, sealed; beside backups too
inline QString wal(const QString &store) { return database(store) + QStringLiteral("-wal"); }
inline QString journal(const QString &store) { return database(store) + QStringLiteral("-journal"); }
inline QString lock(const QString &store) { return store + QStringLiteral("/lock"); }   // held while the store is open
inline QString opened(const QString &store) { return store + QStringLiteral("/opened"); } // there from opening to a clean end
inline QString restoring(const QString &store) { return store + QStringLiteral("/restoring"); } // there while a backup is put back
inline QString attachments(const QString &store) { return store + QStringLiteral("/attachments"); } // <2 hex>/<SHA-256>
inline QString tries(const QString &store) { return store + QStringLiteral("/tries"); }

} // namespace guyub::storage::storefile
