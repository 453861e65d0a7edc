// What a hostile sender can do: a good seal around any frame.
#pragma once

#include "storage/crypto/cipher.h"
#include "sync/protocol/segmentfile.h"
#include "tests/protocol/samples.h"

#include <QtEndian>

namespace guyub::test {

inline QByteArray sealedFrame(const PublicKey &receiver, const QByteArray &frame)
{
    QByteArray plain(4, '\0');
    qToBigEndian(static_cast<quint32>(frame.size()), plain.data());
    plain += frame;
    plain.append((256 - plain.size() % 256) % 256, '\0');
    const crypto::SecretBytes key = crypto::SecretBytes::random(crypto::kKeySize);
    QByteArray file = protocol::sealSegmentFile({kSampleStream, 1, 1, {}}, "x", receiver, 1)->left(48);
    file += toByteArray(ByteView(crypto::sealTo(receiver, key.view())));
    return file + toByteArray(ByteView(crypto::seal(key.view(), crypto::Nonce(), viewOf(plain), viewOf(file))));
}

} // namespace guyub::test
