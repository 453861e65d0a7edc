// The file that holds the store's data key under the keys of people (STORE §6): one slot per operator (PIN or passphrase
// and the machine's device secret), one for an admin passphrase that needs no machine, one for the recovery key on paper,
// and some for public keys of the kelurahan or kota (escrow). Replaced as a whole; `.bak` is the same once more. Every
// slot is sealed to a public key of its owner, so a new data key reaches them all while one of them is there. Deriving a
// key takes most of a second: call unlock*(), add*(), set*() and change*() off the GUI thread.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

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
    crypto::SigningKeys operatorKeys;   // of operator slots; empty secret after any other
    SlotLabel who;                      // of operator slots
};

enum class SlotKind : quint8 { Operator = 1, Admin = 2, Recovery = 3, Escrow = 4 };

struct SlotInfo
{
    SlotKind kind = SlotKind::Operator;
    QString id; // 8 hex digits; tells slots apart
    Id operatorId; // of operator slots
    std::optional<SlotLabel> who; // of an operator of this machine
    crypto::PasswordCost cost; // of operators and admin
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

    // In the order operators, admin, recovery, escrow.
    QList<SlotInfo> slots(const DeviceSecret &device) const;
    quint32 epoch() const; // of the data key: 1, and one more after each change of it

    // Errors: WrongPassphrase (also an unknown operator), Damaged (the MAC over the file does not hold).
    Result<Unlocked> unlockOperator(const Id &operatorId, const crypto::SecretBytes &passphrase, const DeviceSecret &device) const;
    // Errors: NotFound (no admin passphrase is set), WrongPassphrase, Damaged.
    Result<Unlocked> unlockAdmin(const crypto::SecretBytes &passphrase) const;
    // `typed`: groups as printed; blanks, hyphens and lower case forgiven. Errors: BadInput (check digits), WrongPassphrase.
    Result<Unlocked> unlockRecovery(const QString &typed) const;
    // With the secret of a pair of makeEscrowKeys(), typed alike. Errors: BadInput, WrongPassphrase (no slot of it), Damaged.
    Result<Unlocked> unlockEscrow(const QString &typed) const;

    // All below need the data key and change only memory until save().
    // A new operator slot with new Ed25519 keys. Errors: TargetExists (id or name taken), ValueOutOfRange (cost, label),
    // WrongUse (data key of another store).
    Result<crypto::SigningKeys> addOperator(const crypto::SecretBytes &dataKey, const SlotLabel &label, const crypto::SecretBytes &passphrase,
        const DeviceSecret &device, const crypto::PasswordCost &cost);
    // The same in place of somebody, whose name may stay. Errors also: NotFound.
    Result<crypto::SigningKeys> replaceOperator(const Id &operatorId, const crypto::SecretBytes &dataKey, const SlotLabel &label,
        const crypto::SecretBytes &passphrase, const DeviceSecret &device, const crypto::PasswordCost &cost);
    // Another passphrase for somebody who knows the present one: id and signing keys stay, so nothing in the log changes.
    // Errors: NotFound, ValueOutOfRange (cost, empty), WrongUse (keys of somebody else).
    Result<> changePassphrase(const Id &operatorId, const crypto::SigningKeys &operatorKeys, const crypto::SecretBytes &passphrase,
        const DeviceSecret &device, const crypto::PasswordCost &cost);
    Result<> removeOperator(const Id &operatorId); // Errors: NotFound, NotAllowed (the last one).
    // Sets or replaces it. Errors: ValueOutOfRange (cost; fewer than six words and twenty characters), WrongUse.
    Result<> setAdmin(const crypto::SecretBytes &dataKey, const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost);
    // `typed`: a public key of makeEscrowKeys(). Errors: BadInput, TargetExists, ValueOutOfRange (eight are there), WrongUse.
    Result<> addEscrow(const crypto::SecretBytes &dataKey, const QString &typed);
    // Answers the text to print once: base32 groups with check digits. Replaces an earlier recovery slot.
    // Empty when `dataKey` is not this file's.
    QString setRecovery(const crypto::SecretBytes &dataKey);
    // Of slots(); operators by removeOperator(). Errors: NotFound, WrongUse (an operator's).
    Result<> removeSlot(const QString &id);
    // The random data key of create(); empty after read().
    const crypto::SecretBytes &newDataKey() const;

    // A new data key, sealed to every slot; the one before stays inside under the new one until endKeyChange(), so that a
    // crash anywhere in between leaves no file unreadable. Errors: WrongUse (data key of another store, or a change is not finished).
    Result<crypto::SecretBytes> beginKeyChange(const crypto::SecretBytes &dataKey);
    bool isChangingKey() const;
    // The data key before. Errors: NotFound (no change), Damaged.
    Result<crypto::SecretBytes> previousKey(const crypto::SecretBytes &dataKey) const;
    void endKeyChange();

    // Whether this is the data key of the file as it was read or saved last.
    bool isOf(const crypto::SecretBytes &dataKey) const;

    // Seals the MAC, writes beside, syncs, renames, syncs the folder; then the same as `.bak`, for a disk that loses a bit.
    // Errors: DiskFull, FileFailed, WrongUse; then the file is as it was, or the detail says that it has changed all the same.
    // Trouble with `.bak` alone is none: keepSecond() mends it.
    Result<> save(const QString &path, const crypto::SecretBytes &dataKey);
    // `.bak` becomes what was read or saved last, or goes: at each opening, since a power cut may have left an older one.
    void keepSecond(const QString &path) const;

private:
    struct Private;
    explicit KeyFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

// A pair for an organisation that shall be able to open stores in need: the secret stays with it, on paper or in a safe;
// every kiosk gets the public part. Both in groups with check digits like the recovery key.
struct EscrowKeys
{
    QString publicText, secretText;
};
EscrowKeys makeEscrowKeys();

// Argon2id cost such that one derivation takes about `targetMs` on this machine; never below the floor of STORE §6.1.
// Takes up to three times `targetMs`.
inline constexpr int kUnlockMs = 500; // how long one guess at a passphrase shall take on this machine
crypto::PasswordCost calibratedCost(int targetMs = kUnlockMs);

} // namespace guyub::vault
