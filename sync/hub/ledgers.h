// The ledgers of this hub, one per kelurahan: keys, epoch, the counter of positions and the tree over them.
#pragma once

#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"
#include "storage/sql/database.h"
#include "sync/protocol/merkle.h"
#include "sync/protocol/messages.h"

#include <map>

namespace guyub::hub {

struct Ledger
{
    qint64 number = 0;  // 3577031009
    QByteArray code;    // "35.77.03.1009"
    crypto::SigningKeys keys;
    crypto::BoxKeys seal;
    crypto::SecretBytes holderSecret; // of holder hashes on receipts; every kiosk of the ledger has it
    FixedBytes<16> epoch;
    quint64 hseq = 0; // last position given
    protocol::MerkleFrontier tree;
    quint64 backedUpHseq = 0;
};

// 0 for anything but "NN.NN.NN.NNNN".
qint64 ledgerNumber(const QString &code);

class Ledgers
{
public:
    explicit Ledgers(storage::Database &database) : m_database(database) { }

    // Makes the ledger and its keys if it is new. Inside the caller's transaction. Errors: ValueOutOfRange (code).
    Result<Ledger *> findOrMake(const QString &code, UtcMs now);
    // Errors: NotFound. The pointer holds until forget().
    Result<Ledger *> find(qint64 number);
    Result<QList<qint64>> all();
    // Counter, tree and epoch. Inside the caller's transaction.
    Result<> save(const Ledger &ledger);
    // After a rollback: what is in memory may be ahead of the disk.
    void forget() { m_known.clear(); }

    static protocol::Checkpoint checkpointOf(const Ledger &ledger, UtcMs now);

private:
    storage::Database &m_database;
    std::map<qint64, Ledger> m_known;
};

} // namespace guyub::hub
