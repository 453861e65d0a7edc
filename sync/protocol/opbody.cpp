// Plain bodies of ops, and how they are sealed under their subject's keys.
#include "storage/crypto/cipher.h"
#include "storage/crypto/hash.h"
#include "sync/protocol/cbor.h"
#include "sync/protocol/commit.h"
#include "sync/protocol/opheader.h"

#include <algorithm>

#include <sodium.h>

namespace guyub::protocol {

namespace {
constexpr char kSubjectContext[] = "gybsubj1"; // seed to K1 (id 1) and K2 (id 2)
constexpr char kBodyContext[] = "gybbody1";    // K to Ke (id 1) and Kn (id 2)
constexpr std::size_t kNonceSize = crypto::Nonce::kSize;

// crypto_kdf without the guarded page that SecretBytes takes: these keys live for one op, and a hub opens
// twenty thousand ops a second.
class DerivedKey
{
public:
    DerivedKey(ByteView key, std::uint64_t id, const char *context)
    {
        static_assert(crypto_kdf_KEYBYTES == sizeof m_bytes);
        crypto_kdf_derive_from_key(m_bytes, sizeof m_bytes, id, context, key.data());
    }
    ~DerivedKey() { sodium_memzero(m_bytes, sizeof m_bytes); }
    DerivedKey(const DerivedKey &) = delete;
    DerivedKey &operator=(const DerivedKey &) = delete;
    ByteView view() const { return {m_bytes, sizeof m_bytes}; }

private:
    Byte m_bytes[crypto::kKeySize];
};

// Everything in the op but the sealed body.
QByteArray associatedData(const Op &op)
{
    CborWriter writer;
    writer.array(op.keyHashes.isEmpty() ? 5 : 6);
    writeOpHeader(writer, op);
    if (!op.keyHashes.isEmpty())
        writer.bytes(op.keyHashes);
    return writer.result();
}

struct PlaceOfBody
{
    StreamId originStream;
    quint64 originSeq = 0;
    int index = 0;
};

// The associated data is in the nonce as well: a clone that seals the same text into another op under the same number
// must not use one Poly1305 key for two messages.
crypto::Nonce nonceOf(const PlaceOfBody &place, const SubjectKey &key, const QByteArray &associated, ByteView body)
{
    const DerivedKey nonceKey(key.bytes.view(), 2, kBodyContext);
    return crypto::Blake2b("guyub.nonce.1", kNonceSize, nonceKey.view())
        .add(place.originStream.view()).addU64(place.originSeq).addU32(static_cast<quint32>(place.index))
        .addU32(static_cast<quint32>(associated.size())).add(viewOf(associated)).add(body)
        .finish<kNonceSize>();
}

void writeValue(CborWriter &writer, const domain::Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        writer.integer(*number);
    } else if (const auto *text = std::get_if<QString>(&value)) {
        writer.text(*text);
    } else if (const auto *bytes = std::get_if<QByteArray>(&value)) {
        writer.bytes(*bytes);
    } else if (const auto *set = std::get_if<QStringList>(&value)) {
        std::vector<QByteArray> elements;
        for (const QString &element : *set)
            elements.push_back(toNfc(element).toUtf8());
        std::sort(elements.begin(), elements.end());
        elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
        writer.array(static_cast<qsizetype>(elements.size()));
        for (const QByteArray &element : elements)
            writer.text(QString::fromUtf8(element));
    } else {
        writer.null();
    }
}

QStringList readSet(CborReader &reader)
{
    QStringList set;
    QByteArray last;
    const qsizetype count = reader.array();
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i) {
        set.append(reader.text());
        const QByteArray element = set.last().toUtf8();
        if (i > 0 && element <= last)
            reader.refuse("set is not sorted");
        last = element;
    }
    reader.end();
    return set;
}

domain::Value readValue(CborReader &reader)
{
    switch (reader.peek()) {
    case CborReader::Kind::Unsigned:
    case CborReader::Kind::Negative:
        return reader.integer();
    case CborReader::Kind::Text:
        return reader.text();
    case CborReader::Kind::Bytes:
        return reader.byteArray(kMaxCommitBytes);
    case CborReader::Kind::Array:
        return readSet(reader);
    default:
        if (!reader.null())
            reader.refuse("value of an unknown kind");
        return domain::Cleared{};
    }
}
} // namespace

QByteArray encodeFields(const domain::FieldMap &fields)
{
    CborWriter writer;
    writer.map(fields.size());
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        writer.key(it.key());
        writeValue(writer, it.value());
    }
    return writer.result();
}

Result<domain::FieldMap> decodeFields(const QByteArray &body)
{
    CborReader reader(body, kMaxCommitBytes);
    domain::FieldMap fields;
    const qsizetype pairs = reader.map();
    for (qsizetype i = 0; i < pairs && !reader.hasFailed(); ++i) {
        const domain::FieldTag tag = reader.key();
        fields.insert(tag, readValue(reader));
    }
    reader.end();
    GUYUB_TRY(reader.finish());
    return fields;
}

SubjectKeys subjectKeysFromSeed(const FixedBytes<16> &seed)
{
    auto root = crypto::blake2b<32>("guyub.subject.1", seed.view());
    SubjectKeys keys;
    crypto_kdf_derive_from_key(keys.k1.bytes.data(), SubjectKey{}.bytes.size(), 1, kSubjectContext, root.data());
    crypto_kdf_derive_from_key(keys.k2.bytes.data(), SubjectKey{}.bytes.size(), 2, kSubjectContext, root.data());
    sodium_memzero(root.data(), root.size());
    return keys;
}

QByteArray keyHashOf(const SubjectKey &key)
{
    return toByteArray(crypto::blake2b<16>("guyub.keyhash.1", key.bytes.view()));
}

QByteArray keyHashesOf(const SubjectKeys &keys)
{
    return keyHashOf(keys.k1) + keyHashOf(keys.k2);
}

void sealBody(Op &op, int index, const StreamId &originStream, quint64 originSeq, const SubjectKey &key, const QByteArray &body)
{
    const DerivedKey encryption(key.bytes.view(), 1, kBodyContext);
    const QByteArray associated = associatedData(op);
    const crypto::Nonce nonce = nonceOf({originStream, originSeq, index}, key, associated, viewOf(body));
    const Bytes sealed = crypto::seal(encryption.view(), nonce, viewOf(body), viewOf(associated));
    op.sealedBody = toByteArray(nonce) + toByteArray(ByteView(sealed));
}

Result<QByteArray> openBody(const Commit &commit, int index, const SubjectKey &key)
{
    const Op &op = commit.ops.at(index);
    const ByteView sealed = viewOf(op.sealedBody);
    if (sealed.size() < kNonceSize + crypto::kTagSize)
        return fail(ErrorCode::Damaged, QStringLiteral("sealed body too short"));
    const DerivedKey encryption(key.bytes.view(), 1, kBodyContext);
    const QByteArray associated = associatedData(op);
    const auto nonce = *crypto::Nonce::from(sealed.first(kNonceSize));
    const auto body = crypto::open(encryption.view(), nonce, sealed.subspan(kNonceSize), viewOf(associated));
    if (!body || nonce != nonceOf({commit.originStream, commit.originSeq, index}, key, associated, ByteView(*body)))
        return fail(ErrorCode::Damaged, QStringLiteral("body does not open under this key"));
    return toByteArray(ByteView(*body));
}

} // namespace guyub::protocol
