// One store, open: folder lock, keys, sealed file layer, database, identity and who is signed in. Everything that opens
// a store goes through here, the kiosk and every command alike. Open and close on one thread; opening takes about a second.
//
//   D/store.keys(.bak)  D/main.db(-wal)  D/lock  D/tries  D/opened   and the spool (sync/protocol/spool.h)
#pragma once

#include "app/ports/clock.h"
#include "app/ports/keyvault.h"
#include "storage/author.h"
#include "storage/erasedlist.h"
#include "storage/inbox.h"
#include "storage/logcheck.h"
#include "storage/outbox.h"
#include "storage/receiptkeys.h"
#include "storage/slotchange.h"
#include "storage/sqliterecordstore.h"
#include "storage/vault/keyfile.h"
#include "storage/vault/pagecopy.h"

#include <memory>

namespace guyub::vault {
class CryptVfs;
}

namespace guyub::storage {

struct NewStore
{
    QString folder;       // must not exist, or be empty
    QString operatorName; // the first operator
    ports::Role role = ports::Role::Operator;
    QString ledger;       // "35.77.03.1009"
    QString deviceName;   // "Kios Kelurahan"; shown at the hub
    domain::FieldMap settings; // of records/ledgersettings.h; what is absent follows from the ledger's code
    crypto::SecretBytes passphrase;
    crypto::PasswordCost cost;
};

struct NewOperator
{
    QString name;
    ports::Role role = ports::Role::Operator;
    QByteArray picture; // PNG or JPEG of at most 8 KiB, or empty
    crypto::SecretBytes passphrase;
    crypto::PasswordCost cost;
};

// The parts of opening that may run on another thread: nothing here touches the database.
struct Keys
{
    vault::KeyFile file;
    vault::Unlocked unlocked;
};

// How to open. A store whose tables an older program made is upgraded first (storage/upgrade.h).
struct Opening
{
    Progress progress;    // of an upgrade; not called without one; false cancels
    bool derives = false; // the tables again, whoever made them
};

class Session
{
private:
    struct Private;

public:
    // A store before its door is opened: locked, its keys settled, its files looked at, its tables those of this program.
    class Ready
    {
    public:
        Ready(Ready &&other) noexcept;
        ~Ready();

    private:
        friend class Session;
        explicit Ready(std::unique_ptr<Private> parts);
        std::unique_ptr<Private> d;
    };

    struct Created
    {
        std::unique_ptr<Session> session;
        QString recoveryKey; // to be printed once
    };
    // Whether create() would find something there.
    static bool isTaken(const QString &folder);
    // Makes the store and its first commits (operator, ledger settings). A crash in between leaves a folder that the next
    // create() of the same folder refuses and that holds nothing. Errors: TargetExists, ValueOutOfRange (ledger, name), DiskFull, FileFailed.
    static Result<Created> create(NewStore wanted, const ports::Clock &clock);

    // Sign-in page: who may. Errors: NotFound / NotAGuyubStore (not a store), Damaged, NewerFormat.
    static Result<QList<vault::SlotLabel>> operators(const QString &folder);
    // Somebody of this machine by name, as it is kept and whatever its case. Errors: NotFound, and those of operators().
    static Result<Id> operatorNamed(const QString &folder, const QString &name);
    // Milliseconds to wait before the next try (persisted; 5 tries free, then 30 s doubling to 15 min).
    static qint64 waitMs(const QString &folder, const Id &operatorId, const ports::Clock &clock);

    // Any thread; takes as long as Argon2id does. Counts failed tries. Errors: WrongPassphrase, TooManyTries,
    // NotAGuyubStore, Damaged, NewerFormat, FileFailed.
    static Result<Keys> unlock(const QString &folder, const Id &operatorId, const crypto::SecretBytes &passphrase, const ports::Clock &clock);
    // By name, as commands do; an empty name means the only operator. Errors also: WrongUse (several, none named).
    static Result<Keys> unlockNamed(const QString &folder, const QString &operatorName, const crypto::SecretBytes &passphrase, const ports::Clock &clock);
    // The calling thread owns the session from here. Errors: StoreInUse (detail: program), NotAGuyubStore, Damaged,
    // NewerFormat, StoreFailed, DiskFull, Cancelled; then the store is as it was.
    static Result<std::unique_ptr<Session>> open(const QString &folder, Keys keys, const ports::Clock &clock, const Opening &how = {});
    // The same in two steps, the first on any thread: what can take long, which is an upgrade (minutes for a store of years).
    static Result<Ready> prepare(const QString &folder, Keys keys, const ports::Clock &clock, const Opening &how = {});
    static Result<std::unique_ptr<Session>> open(Ready ready);

    // What opens a store when no passphrase does.
    struct Proof
    {
        enum class Kind : quint8 { Recovery, Admin, Escrow } kind = Kind::Recovery;
        crypto::SecretBytes words; // the recovery key or an escrow's secret as typed, or the admin passphrase
    };
    // A new passphrase for `wanted.name`, who starts with new signing keys under a new id; what was signed before still
    // verifies. Answers that id. Errors: BadInput (check digits), WrongPassphrase, NotFound (no admin passphrase is set),
    // TooManyTries, and those of open() and addOperator().
    static Result<Id> recover(const QString &folder, const Proof &proof, const NewOperator &wanted, const ports::Clock &clock);

    // A new data key: the whole database is written again, and whoever had the old key or an old copy of store.keys reads
    // nothing that is written from now on. All slots stay. Answers the number of keys so far. A crash or a cancel anywhere
    // leaves a store that opens. `progress`: pages; false cancels. Errors: those of open(), NotAllowed (role; a damaged log
    // that only the old key reads is kept there), Cancelled, DiskFull, FileFailed.
    static Result<quint32> changeDataKey(const QString &folder, Keys keys, const ports::Clock &clock, const vault::PageProgress &progress = {});

    // Seals what waits and leaves the agent its hello, when enrolled; closes; forgets every key.
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    SqliteRecordStore &store();
    ReceiptKeys &receiptKeys();
    Database &database();
    Identity &identity();
    const QString &folder() const;
    const vault::SlotLabel &who() const;
    // True when the last end was not a clean close; findings of the WAL audit in plain words, empty when all is well.
    bool wasUnclean() const;
    QStringList openFindings() const;
    // What opening has to say besides, and is no damage: a save that the power cut may have torn.
    QStringList openNotes() const;
    // Every page of the file, whether the database uses it or not, and what checkPages() looks at. Takes the log in first.
    Result<PageCheck> checkPages();
    // When something was last written here by the kiosk's clock; later than now means that the clock was put back.
    UtcMs lastWriteAt() const; // by the clock of this kiosk, see app/usecase/clockback.h
    // This session began a new series of receipt numbers: the store was put back, copied or moved, or the hub knows
    // another history of it.
    bool hasBegunAnew() const;

    // Makes people unreadable here, for good (storage/eraser.h). Who may order that is for the caller to know. Errors: those of Eraser::erase().
    Result<> erase(const QList<Erased> &subjects);

    // The cut of SYNC §2.1: seals, leaves the hello, tidies what the hub has backed up. 0 while not enrolled.
    Result<int> cut();
    // Applies the inbox, then cuts.
    Result<Applied> applyInbox(const std::function<bool(int, int)> &progress = {});

    // All below take as long as Argon2id does where a passphrase is set; none changes what the log says of anybody else.
    // Errors of all: NotAllowed (only operator and admin; changePassphrase: everybody), DiskFull, FileFailed; then the keys
    // are as before, or the detail says that they have changed all the same.
    // Another operator of this store; writes the operator record too. Errors: TargetExists (the name is taken),
    // ValueOutOfRange (name, picture, cost).
    Result<Id> addOperator(const NewOperator &wanted);
    // A new passphrase for who is signed in; id, signing keys and the digest stay. Errors: ValueOutOfRange (empty, cost).
    Result<> changePassphrase(const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost);
    // For somebody of this machine who forgot: new signing keys under a new id, as after recover(); answers it.
    // Errors: NotFound, NotAllowed (an admin's, by somebody who is none).
    Result<Id> resetPassphrase(const Id &operatorId, const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost);
    // The three above in steps, for a screen that must stay alive while Argon2id works: begin here, derive the change on
    // any thread, finish here. Nothing has changed before that. One at a time: a change that is begun while another is
    // under way, and finished after it, undoes that one. The errors are those of the whole.
    Result<SlotChange> beginPassphrase(crypto::SecretBytes passphrase) const;
    Result<SlotChange> beginOperator(NewOperator wanted) const; // its cost is not looked at
    Result<SlotChange> beginReset(const Id &operatorId, crypto::SecretBytes passphrase) const;
    Result<Id> finish(SlotChange change); // Errors also: WrongUse (not derived)
    // Nobody signs in under this id again; what it signed still verifies. Errors: NotFound, NotAllowed (oneself; an
    // admin, by somebody who is none).
    Result<> removeOperator(const Id &operatorId);
    Result<QList<vault::SlotInfo>> keySlots() const;
    // The same of a store that is not open; needs no passphrase. Errors: those of operators().
    static Result<QList<vault::SlotInfo>> keySlotsOf(const QString &folder);
    Result<> setAdminPassphrase(const crypto::SecretBytes &passphrase, const crypto::PasswordCost &cost); // Errors: ValueOutOfRange
    Result<> addEscrow(const QString &publicKey); // Errors: BadInput, TargetExists, ValueOutOfRange
    // `show` gets the text once and answers whether it was shown; only then does it count, and the paper before opens nothing
    // any more. Errors: FileFailed (not shown, or not saved: the paper before holds).
    Result<> renewRecovery(const std::function<bool(const QString &)> &show);
    Result<> removeSlot(const QString &id); // Errors: NotFound, WrongUse (an operator's)

private:
    explicit Session(std::unique_ptr<Private> d);
    static Result<std::unique_ptr<Session>> finishOpening(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace guyub::storage
