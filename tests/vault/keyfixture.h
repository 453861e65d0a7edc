// A key file of one operator, and short ways to say who and what.
#pragma once

#include "storage/crypto/hash.h"
#include "storage/vault/keyfile.h"
#include "tests/vault/sealedfixture.h"

namespace guyub::test {

using vault::DeviceSecret;
using vault::KeyFile;
using vault::SlotLabel;

inline const crypto::PasswordCost kFloor;

inline crypto::SecretBytes secret(const char *text)
{
    return crypto::SecretBytes::copyOf({reinterpret_cast<const Byte *>(text), qstrlen(text)});
}

inline DeviceSecret device(Byte fill)
{
    DeviceSecret result{crypto::SecretBytes(32), false};
    std::fill_n(result.bytes.data(), 32, fill);
    return result;
}

inline Id id(Byte number)
{
    Id result;
    result[0] = number;
    return result;
}

inline SlotLabel label(Byte number, const QString &name)
{
    return {id(number), name, 1, QByteArray("picture")};
}

// What somebody does who edits the file and knows the format but no key.
inline QByteArray withChecksum(QByteArray bytes)
{
    bytes.chop(32);
    return bytes + toByteArray(crypto::blake2b<32>("guyub.keysum.1", viewOf(bytes)));
}

// A key file with one operator (PIN 2468, device 7) and a recovery key, written once for all tests.
struct Made
{
    QTemporaryDir dir{folderTemplate()};
    QString path = dir.filePath(QStringLiteral("store.keys"));
    QString recovery;
    crypto::SecretBytes dataKey;
    PublicKey operatorKey;
    Made()
    {
        KeyFile file = KeyFile::create(id(9));
        dataKey = file.newDataKey().clone();
        operatorKey = file.addOperator(dataKey, label(1, QStringLiteral("Sri Wahyuni")), secret("2468"), device(7), kFloor)->publicKey;
        recovery = file.setRecovery(dataKey);
        if (!file.save(path, dataKey))
            qFatal("key file cannot be written");
    }
};


} // namespace guyub::test
