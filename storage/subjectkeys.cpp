#include "storage/subjectkeys.h"

#include "storage/crypto/secretbytes.h"

namespace guyub::storage {

namespace {

std::optional<protocol::SubjectKey> keyOf(const QVariant &column)
{
    const auto bytes = FixedBytes<32>::from(viewOf(column.toByteArray()));
    if (!bytes)
        return std::nullopt;
    return protocol::SubjectKey{*bytes};
}

QVariant columnOf(const std::optional<protocol::SubjectKey> &key)
{
    return key ? QVariant(toByteArray(key->bytes)) : QVariant();
}

const QString kInsert = QStringLiteral("INSERT INTO subject_key(subject, k1, k2, key_hashes) VALUES(?,?,?,?) ON CONFLICT(subject) DO NOTHING");

} // namespace

Result<std::optional<SubjectKeyTable::Entry>> SubjectKeyTable::find(const EntityId &subject)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT k1, k2, key_hashes FROM subject_key WHERE subject=?"), {toByteArray(subject)}));
    std::optional<Entry> entry;
    if (query->next())
        entry = Entry{keyOf(query->value(0)), keyOf(query->value(1)), query->value(2).toByteArray()};
    GUYUB_TRY(endRows(*query));
    return entry;
}

Result<SubjectKeyTable::Entry> SubjectKeyTable::introduce(const EntityId &subject, quint64 seq)
{
    const auto seed = crypto::randomBytes<16>();
    const protocol::SubjectKeys keys = protocol::subjectKeysFromSeed(seed);
    Entry entry{keys.k1, keys.k2, protocol::keyHashesOf(keys)};
    GUYUB_TRY(m_database.run(kInsert, {toByteArray(subject), columnOf(entry.k1), columnOf(entry.k2), entry.keyHashes}));
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO subject_seed(subject, seed, seq) VALUES(?,?,?)"), {toByteArray(subject), toByteArray(seed), static_cast<qint64>(seq)}));
    return entry;
}

Result<> SubjectKeyTable::keep(const protocol::OpenCommit::Introduced &introduced, const QByteArray &keyHashes)
{
    std::optional<protocol::SubjectKey> k1 = introduced.k1, k2 = introduced.k2;
    if (introduced.seed) {
        const protocol::SubjectKeys keys = protocol::subjectKeysFromSeed(*introduced.seed);
        k1 = keys.k1;
        k2 = keys.k2;
    }
    return m_database.run(kInsert, {toByteArray(introduced.subject), columnOf(k1), columnOf(k2), keyHashes});
}

Result<std::optional<FixedBytes<16>>> SubjectKeyTable::seedOf(const EntityId &subject)
{
    GUYUB_TRY_VALUE(const QVariant seed, m_database.value(QStringLiteral("SELECT seed FROM subject_seed WHERE subject=?"), {toByteArray(subject)}));
    return FixedBytes<16>::from(viewOf(seed.toByteArray()));
}

Result<> SubjectKeyTable::forgetSeedsThrough(quint64 seq)
{
    return m_database.run(QStringLiteral("DELETE FROM subject_seed WHERE seq<=?"), {static_cast<qint64>(seq)});
}

} // namespace guyub::storage
