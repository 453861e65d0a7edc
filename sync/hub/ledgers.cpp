#include "sync/hub/ledgers.h"

#include "app/domain/areas.h"
#include "sync/hub/columns.h"

namespace guyub::hub {

qint64 ledgerNumber(const QString &code)
{
    return domain::isVillageCode(code) ? QString(code).remove(QLatin1Char('.')).toLongLong() : 0;
}

Result<Ledger *> Ledgers::findOrMake(const QString &code, UtcMs now)
{
    const qint64 number = ledgerNumber(code);
    if (number == 0)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("a ledger is an area code like 35.77.03.1009"), QStringLiteral("ledger"));
    auto known = find(number);
    if (known || known.error().code != ErrorCode::NotFound)
        return known;
    const crypto::SigningKeys keys = crypto::makeSigningKeys();
    const crypto::BoxKeys seal = crypto::makeBoxKeys();
    const crypto::SecretBytes holder = crypto::SecretBytes::random(crypto::kKeySize);
    GUYUB_TRY(m_database.run(
        QStringLiteral("INSERT INTO ledger(ledger, code, signing_seed, seal_secret, holder_secret, epoch, hseq, tree, "
                       "backed_up_hseq, made_at_ms) VALUES(?,?,?,?,?,?,0,?,0,?)"),
        {number, code, toByteArray(crypto::seedOf(keys).view()), toByteArray(seal.secret.view()), toByteArray(holder.view()),
            columnOf(crypto::randomBytes<16>()), protocol::MerkleFrontier().encode(), now}));
    return find(number);
}

Result<Ledger *> Ledgers::find(qint64 number)
{
    const auto it = m_known.find(number);
    if (it != m_known.end())
        return &it->second;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT code, signing_seed, seal_secret, holder_secret, epoch, hseq, tree, backed_up_hseq FROM ledger WHERE ledger=?"), {number}));
    if (!query->next()) {
        GUYUB_TRY(storage::endRows(*query));
        return fail(ErrorCode::NotFound, QStringLiteral("ledger"));
    }
    Ledger ledger;
    ledger.number = number;
    ledger.code = query->value(0).toString().toLatin1();
    const QByteArray seed = query->value(1).toByteArray(), secret = query->value(2).toByteArray(), holder = query->value(3).toByteArray();
    const auto tree = protocol::MerkleFrontier::decode(query->value(6).toByteArray());
    ledger.epoch = fixedOrZero<16>(query->value(4));
    ledger.hseq = query->value(5).toULongLong();
    ledger.backedUpHseq = query->value(7).toULongLong();
    GUYUB_TRY(storage::endRows(*query));
    if (seed.size() != 32 || secret.size() != 32 || holder.size() != 32 || !tree || tree->size() != ledger.hseq)
        return fail(ErrorCode::Damaged, QStringLiteral("ledger"));
    ledger.keys = crypto::signingKeysFromSeed(viewOf(seed));
    ledger.seal.secret = crypto::SecretBytes::copyOf(viewOf(secret));
    ledger.seal.publicKey = crypto::boxPublicKey(ledger.seal.secret);
    ledger.holderSecret = crypto::SecretBytes::copyOf(viewOf(holder));
    ledger.tree = *tree;
    return &m_known.emplace(number, std::move(ledger)).first->second;
}

Result<QList<qint64>> Ledgers::all()
{
    QList<qint64> numbers;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT ledger FROM ledger ORDER BY ledger")));
    while (query->next())
        numbers.append(query->value(0).toLongLong());
    GUYUB_TRY(storage::endRows(*query));
    return numbers;
}

Result<> Ledgers::save(const Ledger &ledger)
{
    return m_database.run(QStringLiteral("UPDATE ledger SET epoch=?, hseq=?, tree=?, backed_up_hseq=? WHERE ledger=?"),
        {columnOf(ledger.epoch), columnOf(ledger.hseq), ledger.tree.encode(), columnOf(ledger.backedUpHseq), ledger.number});
}

protocol::Checkpoint Ledgers::checkpointOf(const Ledger &ledger, UtcMs now)
{
    protocol::Checkpoint checkpoint;
    checkpoint.treeSize = ledger.tree.size();
    checkpoint.root = ledger.tree.root();
    checkpoint.at = now;
    checkpoint.signature = crypto::sign(ledger.keys.secret, viewOf(protocol::checkpointMessage(checkpoint)));
    return checkpoint;
}

} // namespace guyub::hub
