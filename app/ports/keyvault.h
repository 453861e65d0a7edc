// Who may sign in, and the door itself. Deriving a key takes most of a second, so unlock() works off the caller's
// thread and answers on it.
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
    // Errors: WrongPassphrase, TooManyTries, StoreInUse, NotAGuyubStore, Damaged. On success the store is open.
    virtual void unlock(const Id &operatorId, crypto::SecretBytes pin, std::function<void(Result<>)> done) = 0;
    // Seals what waits, closes the store and forgets every key.
    virtual void lock() = 0;
};

} // namespace guyub::ports
