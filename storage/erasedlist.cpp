#include "storage/erasedlist.h"

#include "app/base/durablefile.h"
#include "storage/crypto/cipher.h"
#include "storage/crypto/hash.h"
#include "storage/storefiles.h"
#include "sync/protocol/cbor.h"

namespace guyub::storage {

namespace {

// magic 8, count 4, nonce 24, sealed CBOR [[subject, order, at], ...], sum 32; magic and count are authenticated with the CBOR, and
// the sum tells without a key whether all is as it was written
constexpr std::string_view kMagic = "GYBERAS1";
constexpr qsizetype kHeaderBytes = 12, kNonceBytes = 24, kSumBytes = 32;

crypto::SecretBytes keyOf(const Identity &identity)
{
    return crypto::subkey(identity.seal.secret.view(), 1, "gyberase");
}

Hash sumOf(ByteView bytes)
{
    return crypto::blake2b<32>("guyub.erasesum.1", bytes);
}

QByteArray encode(const QList<Erased> &list)
{
    protocol::CborWriter writer;
    writer.array(list.size());
    for (const Erased &each : list)
        writer.array(3).bytes(each.subject).bytes(each.order).integer(each.at);
    return writer.result();
}

Result<QList<Erased>> decode(const crypto::SecretBytes &plain)
{
    QList<Erased> list;
    protocol::CborReader reader(plain.view(), erasedlist::kMaximumBytes);
    const qsizetype count = reader.array();
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i) {
        Erased each;
        reader.array(3);
        each.subject = reader.fixed<16>();
        each.order = reader.fixed<16>();
        each.at = reader.integer();
        reader.end();
        list.append(each);
    }
    reader.end();
    GUYUB_TRY(reader.finish());
    return list;
}

Error notAsWritten()
{
    return {ErrorCode::Damaged, QStringLiteral("the list of erased people is not as it was written"), {}, 0};
}

} // namespace

Result<QList<Erased>> erasedIn(Database &database)
{
    QList<Erased> list;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(QStringLiteral("SELECT subject, by_order, at_ms FROM erased ORDER BY subject")));
    while (query->next())
        list.append({EntityId::from(viewOf(query->value(0).toByteArray())).value_or(EntityId{}), Id::from(viewOf(query->value(1).toByteArray())).value_or(Id{}), query->value(2).toLongLong()});
    GUYUB_TRY(endRows(*query));
    return list;
}

Result<bool> isErased(Database &database, const EntityId &subject)
{
    GUYUB_TRY_VALUE(const QVariant found, database.value(QStringLiteral("SELECT 1 FROM erased WHERE subject=?"), {toByteArray(subject)}));
    return !found.isNull();
}

namespace erasedlist {

QByteArray seal(const QList<Erased> &list, const Identity &identity)
{
    QByteArray bytes(kMagic.data(), static_cast<qsizetype>(kMagic.size()));
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.append(static_cast<char>((list.size() >> shift) & 0xff));
    const auto nonce = crypto::randomBytes<24>();
    const QByteArray plain = encode(list);
    const Bytes sealed = crypto::seal(keyOf(identity).view(), nonce, viewOf(plain), viewOf(bytes));
    bytes += toByteArray(nonce) + toByteArray({sealed.data(), sealed.size()});
    return bytes + toByteArray(sumOf(viewOf(bytes)));
}

Result<QList<Erased>> open(const QByteArray &bytes, const Identity &identity)
{
    GUYUB_TRY_VALUE(const quint32 count, countOf(bytes));
    const ByteView all = viewOf(bytes).first(static_cast<std::size_t>(bytes.size() - kSumBytes));
    const auto nonce = *crypto::Nonce::from(all.subspan(kHeaderBytes, kNonceBytes));
    const auto plain = crypto::openSecret(keyOf(identity).view(), nonce, all.subspan(kHeaderBytes + kNonceBytes), all.first(kHeaderBytes));
    if (!plain)
        return tl::unexpected(notAsWritten());
    auto list = decode(*plain);
    if (!list || static_cast<quint32>(list->size()) != count)
        return tl::unexpected(notAsWritten());
    return list;
}

Result<quint32> countOf(const QByteArray &bytes)
{
    if (bytes.size() <= kHeaderBytes + kNonceBytes + kSumBytes || !bytes.startsWith(QByteArray::fromRawData(kMagic.data(), static_cast<qsizetype>(kMagic.size()))))
        return tl::unexpected(notAsWritten());
    const ByteView all = viewOf(bytes);
    const auto body = all.first(all.size() - kSumBytes);
    if (sumOf(body) != Hash::from(all.subspan(body.size())))
        return tl::unexpected(notAsWritten());
    quint32 count = 0;
    for (qsizetype i = 8; i < kHeaderBytes; ++i)
        count = count << 8 | static_cast<quint8>(bytes.at(i));
    return count;
}

Result<> carry(const QString &from, const QString &into)
{
    const auto bytes = readWhole(storefile::erased(from), kMaximumBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return {};
    if (!bytes)
        return tl::unexpected(bytes.error());
    GUYUB_TRY_VALUE(const quint32 count, countOf(*bytes)); // a spoilt one is copied nowhere
    const auto there = readWhole(storefile::erased(into), kMaximumBytes);
    const auto known = there ? countOf(*there) : Result<quint32>(fail(ErrorCode::NotFound));
    if (known && (*known > count || *there == *bytes))
        return {};
    return writeDurably(storefile::erased(into), *bytes, FileAccess::OwnerOnly);
}

} // namespace erasedlist

} // namespace guyub::storage
