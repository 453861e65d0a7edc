#include "storage/vault/keyfileformat.h"

#include "storage/crypto/hash.h"

#include <algorithm>
#include <iterator>

namespace guyub::vault {

namespace {

constexpr std::size_t kLengthOffset = 10, kHeaderBytes = 36, kTrailerBytes = 64;
constexpr std::string_view kChecksumLabel = "guyub.keysum.1", kMacLabel = "guyub.keymac.1", kMacContext = "gybkeys_";
constexpr Byte kOperatorType = 1, kAdminType = 2, kRecoveryType = 3, kEscrowType = 4, kPreviousType = 5;

void put(Bytes &out, ByteView bytes)
{
    std::copy(bytes.begin(), bytes.end(), std::back_inserter(out));
}

// Big-endian, `size` bytes.
void putNumber(Bytes &out, std::uint64_t number, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<Byte>(number >> shift & 0xff));
}

ByteView bytesOf(std::string_view text)
{
    return {reinterpret_cast<const Byte *>(text.data()), text.size()};
}

// Takes fields off the front; stays failed once something was missing.
class Reader
{
public:
    explicit Reader(ByteView bytes) : m_rest(bytes) { }
    ByteView take(std::size_t size)
    {
        if (size > m_rest.size()) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const ByteView result = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return result;
    }
    std::uint64_t number(std::size_t size)
    {
        std::uint64_t result = 0;
        for (const Byte byte : take(size))
            result = result << 8 | byte;
        return result;
    }
    template<std::size_t N>
    FixedBytes<N> fixed()
    {
        return FixedBytes<N>::from(take(N)).value_or(FixedBytes<N>{});
    }
    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.empty(); }

private:
    ByteView m_rest;
    bool m_failed = false;
};

Sealed takeSealed(Reader &reader, std::size_t size)
{
    Sealed sealed;
    sealed.nonce = reader.fixed<24>();
    const ByteView bytes = reader.take(size);
    sealed.bytes.assign(bytes.begin(), bytes.end());
    return sealed;
}

void putSealed(Bytes &out, const Sealed &sealed)
{
    put(out, sealed.nonce.view());
    put(out, sealed.bytes);
}

bool takeBox(Reader &reader, Slot &slot)
{
    slot.box = reader.fixed<32>();
    const ByteView bytes = reader.take(kBoxedBytes);
    slot.dataKey.assign(bytes.begin(), bytes.end());
    slot.tagKey = takeSealed(reader, kWrappedBytes);
    slot.tag = reader.fixed<32>();
    return !reader.failed();
}

// A hostile file must not make us work for hours or take all memory.
bool takeCost(Reader &reader, crypto::PasswordCost &cost, FixedBytes<16> &salt)
{
    cost.passes = static_cast<std::uint32_t>(reader.number(4));
    cost.memoryBytes = reader.number(8);
    salt = reader.fixed<16>();
    return crypto::isSane(cost);
}

void putStart(Bytes &out, Byte type)
{
    putNumber(out, type, 1);
    putNumber(out, 0, 1); // state: in use
}

void putKeys(Bytes &out, const Slot &slot)
{
    put(out, slot.dataKey);
    putSealed(out, slot.tagKey);
    put(out, slot.tag.view());
}

void putBox(Bytes &out, const Slot &slot)
{
    put(out, slot.box.view());
    putKeys(out, slot);
}

void putCost(Bytes &out, const crypto::PasswordCost &cost, const FixedBytes<16> &salt)
{
    putNumber(out, cost.passes, 4);
    putNumber(out, cost.memoryBytes, 8);
    put(out, salt.view());
}

// The plain part of an operator's slot.
void putMetadata(Bytes &out, const OperatorSlot &slot)
{
    putStart(out, kOperatorType);
    putCost(out, slot.cost, slot.salt);
    put(out, slot.operatorId.view());
    put(out, slot.box.view());
}

bool takeOperator(Reader &reader, KeySlots &slots)
{
    OperatorSlot slot;
    if (!takeCost(reader, slot.cost, slot.salt))
        return false;
    slot.operatorId = reader.fixed<16>();
    if (!takeBox(reader, slot))
        return false;
    slot.seed = takeSealed(reader, kWrappedBytes);
    const auto labelSize = static_cast<std::size_t>(reader.number(2));
    if (labelSize <= crypto::kTagSize || labelSize > kMaximumLabelBytes)
        return false;
    slot.label = takeSealed(reader, labelSize);
    const bool isTwice = std::any_of(slots.operators.begin(), slots.operators.end(),
        [&](const OperatorSlot &other) { return other.operatorId == slot.operatorId; });
    if (reader.failed() || isTwice || slots.operators.size() >= kMaximumSlots)
        return false;
    slots.operators.push_back(std::move(slot));
    return true;
}

bool takeSlot(Reader &reader, KeySlots &slots)
{
    const std::uint64_t type = reader.number(1);
    if (reader.number(1) != 0)
        return false;
    switch (type) {
    case kOperatorType:
        return takeOperator(reader, slots);
    case kAdminType: {
        AdminSlot slot;
        if (slots.admin || !takeCost(reader, slot.cost, slot.salt) || !takeBox(reader, slot))
            return false;
        slots.admin = std::move(slot);
        return true;
    }
    case kRecoveryType: {
        Slot slot;
        if (slots.recovery || !takeBox(reader, slot))
            return false;
        slots.recovery = std::move(slot);
        return true;
    }
    case kEscrowType: {
        Slot slot;
        if (slots.escrows.size() >= kMaximumEscrows || !takeBox(reader, slot))
            return false;
        slots.escrows.push_back(std::move(slot));
        return true;
    }
    case kPreviousType:
        if (slots.previous)
            return false;
        slots.previous = takeSealed(reader, kWrappedBytes);
        return !reader.failed();
    default:
        return false;
    }
}

std::size_t countOf(const KeySlots &slots)
{
    return slots.operators.size() + slots.escrows.size() + (slots.admin ? 1u : 0u) + (slots.recovery ? 1u : 0u) + (slots.previous ? 1u : 0u);
}

Hash checksumOf(ByteView bytes)
{
    return crypto::blake2b<32>(kChecksumLabel, bytes);
}

} // namespace

Bytes associatedWith(const KeySlots &file, Wrapped what)
{
    Bytes result;
    put(result, bytesOf(kKeyFileMagic));
    putNumber(result, kKeyFileVersion, 2);
    put(result, file.storeId.view());
    putNumber(result, static_cast<Byte>(what), 1);
    return result;
}

Bytes associatedWith(const KeySlots &file, const OperatorSlot &slot, Wrapped what)
{
    Bytes result = associatedWith(file, what);
    putMetadata(result, slot);
    return result;
}

Bytes encodeBody(const KeySlots &slots)
{
    Bytes out;
    put(out, bytesOf(kKeyFileMagic));
    putNumber(out, kKeyFileVersion, 2);
    putNumber(out, 0, 4); // the length, once known
    put(out, slots.storeId.view());
    putNumber(out, slots.epoch, 4);
    putNumber(out, countOf(slots), 2);
    for (const OperatorSlot &slot : slots.operators) {
        putMetadata(out, slot);
        putKeys(out, slot);
        putSealed(out, slot.seed);
        putNumber(out, slot.label.bytes.size(), 2);
        putSealed(out, slot.label);
    }
    if (slots.admin) {
        putStart(out, kAdminType);
        putCost(out, slots.admin->cost, slots.admin->salt);
        putBox(out, *slots.admin);
    }
    if (slots.recovery) {
        putStart(out, kRecoveryType);
        putBox(out, *slots.recovery);
    }
    for (const Slot &slot : slots.escrows) {
        putStart(out, kEscrowType);
        putBox(out, slot);
    }
    if (slots.previous) {
        putStart(out, kPreviousType);
        putSealed(out, *slots.previous);
    }
    Bytes length;
    putNumber(length, out.size() + kTrailerBytes, 4);
    std::copy(length.begin(), length.end(), out.begin() + kLengthOffset);
    return out;
}

Hash macOver(const Bytes &body, const crypto::SecretBytes &dataKey)
{
    const crypto::SecretBytes key = crypto::subkey(dataKey.view(), 1, kMacContext);
    return crypto::blake2b<32>(kMacLabel, body, key.view());
}

QByteArray encodeFile(const Bytes &body, const Hash &mac)
{
    Bytes out = body;
    put(out, mac.view());
    const Hash checksum = checksumOf(out);
    put(out, checksum.view());
    return toByteArray(ByteView(out));
}

Result<KeyFileBytes> decodeFile(ByteView bytes)
{
    if (bytes.size() < kKeyFileMagic.size() || !std::equal(kKeyFileMagic.begin(), kKeyFileMagic.end(), bytes.begin()))
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("not a key file"));
    if (bytes.size() < kHeaderBytes + kTrailerBytes)
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is cut short"));
    Reader reader(bytes.subspan(kKeyFileMagic.size(), bytes.size() - kKeyFileMagic.size() - kTrailerBytes));
    const std::uint64_t version = reader.number(2);
    const std::uint64_t length = reader.number(4);
    if (length > bytes.size())
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is cut short"));
    if (length < bytes.size() || checksumOf(bytes.first(bytes.size() - 32)) != *Hash::from(bytes.last(32)))
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    if (version > kKeyFileVersion)
        return fail(ErrorCode::NewerFormat, QStringLiteral("key file of version %1").arg(version));
    KeyFileBytes file;
    file.slots.storeId = reader.fixed<16>();
    file.slots.epoch = static_cast<quint32>(reader.number(4));
    const std::uint64_t count = reader.number(2);
    bool isSound = version == kKeyFileVersion;
    for (std::uint64_t i = 0; isSound && i < count; ++i)
        isSound = takeSlot(reader, file.slots);
    if (!isSound || reader.failed() || !reader.atEnd())
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    const ByteView body = bytes.first(bytes.size() - kTrailerBytes);
    file.body.assign(body.begin(), body.end());
    if (encodeBody(file.slots) != file.body) // slots in an order that nobody writes
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is not as it was written"));
    file.mac = *Hash::from(bytes.subspan(body.size(), 32));
    return file;
}

} // namespace guyub::vault
