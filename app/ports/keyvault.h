// Who may sign in, and the door itself. Deriving a key takes most of a second, so whatever derives one works off the
// caller's thread and answers on it.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/ports/recordstore.h"
#include "storage/crypto/secretbytes.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace guyub::ports {

// What the sign-in page shows; kept under the device secret, never in the clear.
struct OperatorLabel
{
    Id id;
    QString name;
    Role role = Role::Operator;
    QByteArray picture; // PNG or empty
};

// Who lets others in, and out again; an admin only another admin.
constexpr bool keepsKeys(Role role)
{
    return role == Role::Operator || role == Role::Admin;
}
constexpr bool keepsKeysOf(Role mine, Role theirs)
{
    return keepsKeys(mine) && (theirs != Role::Admin || mine == Role::Admin);
}

class KeyVault
{
public:
    virtual ~KeyVault() = default;
    virtual QList<OperatorLabel> operators() const = 0;
    // Milliseconds until the next try is allowed for this operator; 0: now.
    virtual qint64 waitMs(const Id &operatorId) const = 0;
    // Errors: WrongPassphrase, TooManyTries, StoreInUse, NotAGuyubStore, Damaged, NewerFormat, DiskFull, Cancelled. On success
    // the store is open.
    virtual void unlock(const Id &operatorId, crypto::SecretBytes pin, std::function<void(Result<>)> done) = 0;
    // What an older program left is upgraded within unlock(), which can take minutes: `tell` hears how far it is, on the
    // caller's thread. Never called where there is nothing to upgrade.
    virtual void watchUpgrade(std::function<void(int percent)> /*tell*/) { }
    // Ends it: unlock() answers Cancelled and the store is as it was.
    virtual void stopUpgrade() { }
    // Seals what waits, closes the store and forgets every key. What is under way of the calls below changes nothing any
    // more and answers Cancelled.
    virtual void lock() = 0;

    // While the store is open, and one at a time. `done` may be called before the function returns, when it fails at once.
    // Errors of all: StoreInUse (one is under way), NotAllowed (locked), Cancelled.
    using Done = std::function<void(Result<>)>;
    // Whether this is the PIN of who is signed in. A wrong one counts as a failed try at the door. Errors: WrongPassphrase, TooManyTries.
    virtual void checkPin(crypto::SecretBytes pin, Done done) = 0;
    // Another PIN for who is signed in; whoever asks has seen checkPin() succeed. Nothing else changes, neither in the
    // log. Errors of this and all below: DiskFull, FileFailed; then all is as before.
    virtual void changePin(crypto::SecretBytes pin, Done done) = 0;
    // `person.id` is not looked at. Errors: NotAllowed (role), TargetExists (the name is taken), ValueOutOfRange.
    virtual void addOperator(OperatorLabel person, crypto::SecretBytes pin, Done done) = 0;
    // For somebody who forgot: they go on under a new id. Errors: NotFound, NotAllowed (role; an admin's, by somebody who is none).
    virtual void resetPin(const Id &operatorId, crypto::SecretBytes pin, Done done) = 0;
    // Errors: NotFound, NotAllowed (role; oneself; an admin, by somebody who is none; the last).
    virtual void removeOperator(const Id &operatorId, Done done) = 0;
};

} // namespace guyub::ports
