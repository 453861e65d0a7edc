// The file that holds the store's data key under the keys of people (STORE §6): one slot per operator (PIN or passphrase
// and the machine's device secret) and one for the recovery key on paper. Replaced as a whole, the previous one kept as
// `.bak`. Deriving a key takes most of a second: call unlock*() and add*() off the GUI thread.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"

#include <QList>
#include <QString>

#include <memory>

namespace guyub::vault {

// What the sign-in page shows of a slot; sealed under the device secret, so a stolen disk does not tell names.
struct SlotLabel
{
    Id operatorId;
    QString name;     // at most 120 characters
    quint8 role = 0;  // number of ports::Role
    QByteArray picture; // PNG or JPEG of at most 8 KiB, or empty
};

// The device secret (32 bytes): $CREDENTIALS_DIRECTORY/guyub-device where systemd gives one, else a 0600 file outside
// the store, made at first use: $XDG_DATA_HOME/guyub/device.secret. Errors: FileFailed.
struct DeviceSecret
{
    crypto::SecretBytes bytes;
    bool isFromCredential = false; // else it lies on the same disk: a stolen disk gives the PIN away (security.md)
};
Result<DeviceSecret> deviceSecret();

struct Unlocked
{
    crypto::SecretBytes dataKey;        // 32
    crypto::SigningKeys operatorKeys;   // of operator slots; empty secret after a recovery key
    SlotLabel who;                      // of operator slots
};

class KeyFile
{
public:
    // Makes a key file with a new random data key and no slot yet; nothing is on disk before the first save().
    static KeyFile create(const Id &storeId);
    // Errors: NotFound, NotAGuyubStore (foreign or cut), NewerFormat, Damaged.
    static Result<KeyFile> read(const QString &path);
    KeyFile(KeyFile &&) noexcept;
    KeyFile &operator=(KeyFile &&) noexcept;
    ~KeyFile();

    Id storeId() const;
    // Labels that this machine's device secret opens; slots of another machine are skipped.
    QList<SlotLabel> labels(const DeviceSecret &device) const;

    // Errors: WrongPassphrase (also an unknown operator), Damaged (the MAC over the file does not hold).
    Result<Unlocked> unlockOperator(const Id &operatorId, const crypto::SecretBytes &passphrase, const DeviceSecret &device) const;
    // `typed`: groups as printed; blanks, hyphens and lower case forgiven. Errors: BadInput (check digits), WrongPassphrase.
    Result<Unlocked> unlockRecovery(const QString &typed) const;

    // All below need the data key and change only memory until save().
    // A new operator slot with new Ed25519 keys, or the given ones. Errors: TargetExists (id or name taken), ValueOutOfRange (cost, label).
    Result<crypto::SigningKeys> addOperator(const crypto::SecretBytes &dataKey, const SlotLabel &label, const crypto::SecretBytes &passphrase,
        const DeviceSecret &device, const crypto::PasswordCost &cost);
    Result<> removeOperator(const Id &operatorId); // Errors: NotFound, NotAllowed (the last one).
    // Answers the text to print once: base32 groups with check digits. Replaces an earlier recovery slot.
    // Empty when `dataKey` is not this file's.
    QString setRecovery(const crypto::SecretBytes &dataKey);
    // The random data key of create(); empty after read().
    const crypto::SecretBytes &newDataKey() const;

    // Seals the MAC, writes beside, syncs, renames, syncs the folder; the previous file stays as `.bak`.
    // Errors: DiskFull, FileFailed.
    Result<> save(const QString &path, const crypto::SecretBytes &dataKey);

private:
    struct Private;
    explicit KeyFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

// Argon2id cost such that one derivation takes about `targetMs` on this machine; never below the floor of STORE §6.1.
// Takes up to three times `targetMs`.
crypto::PasswordCost calibratedCost(int targetMs);

} // namespace guyub::vault
