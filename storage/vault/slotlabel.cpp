#include "storage/vault/slotlabel.h"

#include "storage/crypto/hash.h"

#include <sodium.h>

namespace guyub::vault {

namespace {

constexpr int kMaximumNameLength = 120;
constexpr int kMaximumPictureBytes = 8 * 1024;
constexpr std::size_t kLabelStep = 256; // a label's length tells little of the name

Bytes encodeLabel(const SlotLabel &label)
{
    Bytes out;
    const auto put = [&out](const QByteArray &bytes) {
        out.push_back(static_cast<Byte>(bytes.size() >> 8));
        out.push_back(static_cast<Byte>(bytes.size() & 0xff));
        out.insert(out.end(), bytes.begin(), bytes.end());
    };
    put(label.name.toUtf8());
    out.push_back(label.role);
    put(label.picture);
    out.resize((out.size() + kLabelStep - 1) / kLabelStep * kLabelStep);
    return out;
}

std::optional<SlotLabel> decodeLabel(const Id &operatorId, const Bytes &bytes)
{
    std::size_t at = 0;
    const auto take = [&](QByteArray &out) {
        if (at + 2 > bytes.size())
            return false;
        const std::size_t size = static_cast<std::size_t>(bytes[at]) << 8 | bytes[at + 1];
        if (at + 2 + size > bytes.size())
            return false;
        out = toByteArray(ByteView(bytes).subspan(at + 2, size));
        at += 2 + size;
        return true;
    };
    SlotLabel label;
    label.operatorId = operatorId;
    QByteArray name;
    if (!take(name) || at >= bytes.size())
        return std::nullopt;
    label.role = bytes[at++];
    label.name = QString::fromUtf8(name);
    if (!take(label.picture) || !isFitting(label))
        return std::nullopt;
    return label;
}

} // namespace

crypto::SecretBytes secretOf(FixedBytes<32> &hash)
{
    crypto::SecretBytes result = crypto::SecretBytes::copyOf(hash.view());
    sodium_memzero(hash.data(), hash.size());
    return result;
}

Sealed sealUnder(const crypto::SecretBytes &key, ByteView plain, const Bytes &associated)
{
    const crypto::Nonce nonce = crypto::randomBytes<24>();
    return {nonce, crypto::seal(key.view(), nonce, plain, associated)};
}

bool isFitting(const SlotLabel &label)
{
    return !label.name.isEmpty() && label.name.size() <= kMaximumNameLength && label.picture.size() <= kMaximumPictureBytes;
}

crypto::SecretBytes labelKey(const KeySlots &file, const DeviceSecret &device)
{
    FixedBytes<32> hash = crypto::Blake2b("guyub.label.1", 32, device.bytes.view()).add(file.storeId.view()).finish<32>();
    return secretOf(hash);
}

void sealLabel(const KeySlots &file, OperatorSlot &slot, const SlotLabel &label, const crypto::SecretBytes &key)
{
    slot.label = sealUnder(key, encodeLabel(label), associatedWith(file, slot, Wrapped::Label));
}

std::optional<SlotLabel> openLabel(const KeySlots &file, const OperatorSlot &slot, const crypto::SecretBytes &key)
{
    const auto plain = crypto::open(key.view(), slot.label.nonce, slot.label.bytes, associatedWith(file, slot, Wrapped::Label));
    return plain ? decodeLabel(slot.operatorId, *plain) : std::nullopt;
}

} // namespace guyub::vault
