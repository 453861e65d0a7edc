#include "sync/hub/hubcheck.h"

#include "storage/crypto/hash.h"
#include "sync/hub/columns.h"
#include "sync/hub/hublog.h"
#include "sync/hub/hubschema.h"
#include "sync/hub/interpreter.h"

#include <QMap>

namespace guyub::hub {

namespace {

constexpr int kPageCommits = 500;
constexpr qint64 kPageBytes = 4 * 1024 * 1024;

// Calls `visit` for each commit in ledger order.
template<class Visit>
Result<> forEach(HubLog &log, Visit visit)
{
    for (quint64 next = 1;;) {
        GUYUB_TRY_VALUE(const QList<PlacedBytes> page, log.from(next, kPageCommits, kPageBytes));
        if (page.isEmpty())
            return {};
        for (const PlacedBytes &placed : page)
            GUYUB_TRY(visit(placed));
        next = page.last().note.hseq + 1;
    }
}

QString nameOf(const PlacedBytes &placed)
{
    return QStringLiteral("position %1 (stream %2 commit %3)").arg(placed.note.hseq).arg(toHexString(placed.stream).left(8)).arg(placed.seq);
}

class LedgerWalk
{
public:
    LedgerWalk(HubLog &log, Devices &devices, qint64 ledger, LedgerCheck &check) : m_log(log), m_devices(devices), m_ledger(ledger), m_check(check) { }

    Result<> visit(const PlacedBytes &placed)
    {
        ++m_check.commits;
        if (placed.note.hseq != m_tree.size() + 1)
            find(placed, "a position is missing before it");
        const auto commit = protocol::decodeCommit(placed.bytes);
        Head &head = m_heads[placed.stream];
        if (!commit || commit->stream != placed.stream || commit->seq != placed.seq || protocol::commitHash(*commit) != placed.hash)
            find(placed, "was altered");
        else if (commit->seq != head.seq + 1 || commit->prevHash != head.hash)
            find(placed, "does not follow the one before");
        head = {placed.seq, placed.hash};
        m_tree.append(protocol::leafHash(placed.note, placed.hash));
        return {};
    }

    Result<> finish(const Ledger &ledger)
    {
        if (m_tree != ledger.tree)
            m_check.findings.append(QStringLiteral("the ledger's tree does not fit the log"));
        for (auto it = m_heads.cbegin(); it != m_heads.cend(); ++it)
            GUYUB_TRY(checkHeads(it.key(), *it));
        return {};
    }

private:
    struct Head
    {
        quint64 seq = 0;
        Hash hash;
    };
    void find(const PlacedBytes &placed, const char *what) { m_check.findings.append(nameOf(placed) + QStringLiteral(": ") + QLatin1String(what)); }

    // Every commit of a stream must lie under a signature of its key.
    Result<> checkHeads(const StreamId &stream, const Head &last)
    {
        const QString name = QStringLiteral("stream %1: ").arg(toHexString(stream).left(8));
        GUYUB_TRY_VALUE(const auto known, m_devices.stream(m_ledger, stream));
        if (!known || !protocol::isGenuine(known->certificate)) {
            m_check.findings.append(name + QStringLiteral("no genuine certificate"));
            return {};
        }
        GUYUB_TRY_VALUE(const auto heads, m_log.headsBetween(stream, 1, last.seq));
        for (const protocol::HeadSignature &head : heads) {
            GUYUB_TRY_VALUE(const auto hash, m_log.hashAt(stream, head.seq));
            const QByteArray message = protocol::headSignatureMessage(stream, head.seq, head.hash);
            if (hash != head.hash || !crypto::isSignedBy(known->certificate.commitKey, viewOf(message), head.signature))
                m_check.findings.append(name + QStringLiteral("the signature under commit %1 does not hold").arg(head.seq));
        }
        if (heads.isEmpty() || heads.last().seq != last.seq)
            m_check.findings.append(name + QStringLiteral("its end is not signed"));
        return {};
    }

    HubLog &m_log;
    Devices &m_devices;
    qint64 m_ledger;
    LedgerCheck &m_check;
    QMap<StreamId, Head> m_heads;
    protocol::MerkleFrontier m_tree;
};

} // namespace

Result<LedgerCheck> checkLedger(storage::Database &database, Ledgers &ledgers, qint64 number)
{
    LedgerCheck check;
    HubLog log(database, number);
    Devices devices(database);
    LedgerWalk walk(log, devices, number, check);
    GUYUB_TRY(forEach(log, [&](const PlacedBytes &placed) { return walk.visit(placed); }));
    GUYUB_TRY_VALUE(const Ledger *ledger, ledgers.find(number));
    GUYUB_TRY(walk.finish(*ledger));
    GUYUB_TRY_VALUE(check.digest, stateDigest(database, number));
    return check;
}

Result<Hash> stateDigest(storage::Database &database, qint64 ledger)
{
    crypto::Blake2b digest("guyub.hubdigest1", 32);
    const auto add = [&digest](const QByteArray &bytes) { digest.addU64(static_cast<quint64>(bytes.size())).add(viewOf(bytes)); };
    GUYUB_TRY_VALUE(QSqlQuery *states, database.select(QStringLiteral("SELECT entity, state FROM entity_state WHERE ledger=? ORDER BY entity"), {ledger}));
    while (states->next()) {
        add(states->value(0).toByteArray());
        add(states->value(1).toByteArray());
    }
    GUYUB_TRY(storage::endRows(*states));
    GUYUB_TRY_VALUE(QSqlQuery *conflicts, database.select(QStringLiteral("SELECT id, state, shown, other FROM conflict WHERE ledger=? ORDER BY id"), {ledger}));
    while (conflicts->next()) {
        add(conflicts->value(0).toByteArray());
        digest.addU32(conflicts->value(1).toUInt());
        add(conflicts->value(2).toByteArray());
        add(conflicts->value(3).toByteArray());
    }
    GUYUB_TRY(storage::endRows(*conflicts));
    return digest.finish<32>();
}

Result<> rebuildStates(storage::Database &database, qint64 ledger)
{
    storage::Transaction transaction(database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(clearDerived(database, ledger));
    HubLog log(database, ledger);
    Interpreter interpreter(database, log, ledger);
    const auto derive = [&](const PlacedBytes &placed) -> Result<> {
        if (placed.note.quarantined)
            return {};
        GUYUB_TRY_VALUE(const protocol::OpenCommit open, log.open(placed.bytes));
        Interpreter::Fields fields;
        for (const auto &body : open.bodies) {
            const auto decoded = body ? protocol::decodeFields(*body) : Result<domain::FieldMap>(fail(ErrorCode::NotFound));
            fields.append(decoded ? std::optional(*decoded) : std::nullopt);
        }
        GUYUB_TRY_VALUE(const Id author, log.authorOf(placed.stream));
        GUYUB_TRY(interpreter.apply(open.commit, fields, placed.note, author));
        return placed.note.hseq % kPageCommits == 0 ? interpreter.finish() : Result<>();
    };
    GUYUB_TRY(forEach(log, derive));
    GUYUB_TRY(interpreter.finish());
    return transaction.commit();
}

} // namespace guyub::hub
