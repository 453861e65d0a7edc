// Inside storage/: what an open session is made of, in the order in which it must be taken apart.
#pragma once

#include "app/base/folderlock.h"
#include "storage/session.h"
#include "storage/vault/cryptvfs.h"
#include "sync/protocol/agentreport.h"

#include <optional>

namespace guyub::storage {

struct Session::Private
{
    Private(const QString &path, Keys held, const ports::Clock &time);
    ~Private();

    // All of opening that no thread owns. Errors: those of Session::open().
    static Result<std::unique_ptr<Private>> begin(const QString &folder, Keys keys, const ports::Clock &clock, const Opening &how);
    // One process a store. Errors: StoreInUse (detail: the program), FileFailed.
    Result<> lockFolder();
    // Installs the file layer and looks at what lies there, before the engine does: a rollback journal is refused, what an
    // unclean end left is audited and kept. Errors: NotAGuyubStore, Damaged, FileFailed.
    Result<> lookAtFiles();
    Result<> auditLog();
    // NotAllowed for roles that keep no keys.
    Result<> mayKeepKeys() const;
    Result<> installVfs();
    // Errors: NotAGuyubStore, Damaged, NewerFormat, StoreFailed, DiskFull.
    Result<> openDatabase();
    // Errors: NewerFormat, Damaged.
    Result<> checkStore();
    // Whether a newer program, which this one is, has to derive the tables again.
    Result<bool> isOfAnOlderProgram();
    // Derives the tables again in a new file and opens that. Errors: those of writeUpgrade() and openDatabase().
    Result<> upgrade(const Progress &progress);
    Result<> makeTables(const NewStore &wanted);
    void makeStore();
    Result<> markOpened();
    // A new series when the folder was put back, copied or moved, or the hub knows another history. Before the first write.
    Result<> beginAnewIfNeeded();
    Result<> actOnVerdict();
    Result<> beginAnew(domain::SeriesStart why);
    protocol::AgentReport report() const; // of the present stream
    Result<> countOpening();
    // Writes the record of an operator, and in the same commit the settings of a new ledger, and that `instead`, in whose
    // place they come, signs no more.
    Result<> writeOperator(const vault::SlotLabel &label, const PublicKey &signingKey, const domain::FieldMap *settings, const Id &instead = {});

    // Changes the key file as it lies on disk and keeps what was saved; a change that fails leaves everything as it was.
    // Errors: those of readKeyFile(), `change` and KeyFile::save().
    Result<> changeKeyFile(const std::function<Result<>(vault::KeyFile &)> &change);
    Result<> saveKeyFile(vault::KeyFile file);

    // Somebody of this machine's operators. Errors: NotFound, NotAllowed (an admin, and who is signed in is none).
    Result<vault::SlotLabel> operatorHere(const Id &operatorId) const;

    // Who signed before under this id stays known; nobody signs in under it again.
    Result<ports::Change> retirementOf(const Id &operatorId) const;
    // Before the key file loses somebody: a cut between key file and log is then settled at the next opening.
    Result<> noteRetirement(const Id &operatorId);
    // Writes into the log that those noted who have no key any more sign no more, and forgets the notes.
    Result<> settleRetirements();

    QString folder;
    const ports::Clock &clock;
    std::optional<FolderLock> lock;
    Keys keys;
    std::unique_ptr<vault::CryptVfs> vfs;
    std::unique_ptr<Database> database;
    Identity identity;
    Operator signedIn;
    std::unique_ptr<SqliteRecordStore> store;
    std::unique_ptr<ReceiptKeys> receiptKeys;
    bool wasUnclean = false;
    bool hasBegunAnew = false;
    bool hasUpgraded = false;
    bool isOpen = false; // the marker stands and must go at a clean end
    QStringList findings, notes;
};

// Errors: NotAGuyubStore (no key file), Damaged, NewerFormat.
Result<vault::KeyFile> readKeyFile(const QString &folder);
// Errors: StoreInUse (detail: the program), DiskFull, FileFailed.
Result<FolderLock> lockStore(const QString &folder);
// A name as it is kept: composed, without blanks around or doubled.
QString tidied(const QString &name);

// Where the settings of a ledger live: one record for all its kiosks.
EntityId settingsIdOf(const QString &ledger);

} // namespace guyub::storage
