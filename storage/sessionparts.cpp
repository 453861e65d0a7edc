#include "storage/sessionparts.h"

#include "app/base/durablefile.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/operator.h"
#include "storage/crypto/hash.h"
#include "storage/newseries.h"
#include "storage/schema.h"
#include "storage/storefiles.h"
#include "storage/upgrade.h"
#include "storage/whereabouts.h"
#include "sync/protocol/spool.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <atomic>

namespace guyub::storage {

namespace {

std::string nextVfsName()
{
    static std::atomic<int> count{0};
    return "guyub-store-" + std::to_string(++count);
}

QString freeName(const QString &path)
{
    for (int number = 1;; ++number)
        if (QString name = QStringLiteral("%1.kept%2").arg(path).arg(number); !QFile::exists(name))
            return name;
}

// A store of the same number may come from a program of the same version that was built before: then it says no more.
QString newerWords(const QString &program)
{
    const QString which = program.isEmpty() || program == QLatin1String(GUYUB_VERSION) ? QStringLiteral("a newer Guyub") : QStringLiteral("Guyub %1").arg(program);
    return QStringLiteral("the store was last upgraded by %1, and this is Guyub %2; install that one or a later one and open it with that; nothing was changed").arg(which, QStringLiteral(GUYUB_VERSION));
}

} // namespace

// The previous key file stands in for one that a dying disk or a hand has spoilt.
Result<vault::KeyFile> readKeyFile(const QString &folder)
{
    const QString path = storefile::keys(folder);
    auto file = vault::KeyFile::read(path);
    if (file || file.error().code == ErrorCode::NewerFormat)
        return file;
    auto before = vault::KeyFile::read(path + QStringLiteral(".bak"));
    if (before)
        return before;
    if (file.error().code == ErrorCode::Damaged)
        return fail(ErrorCode::Damaged, QStringLiteral("%1, and there is no sound store.keys.bak beside it; put store.keys back from a backup").arg(file.error().detail));
    if (file.error().code == ErrorCode::NotFound && (QFile::exists(storefile::restoring(folder)) || QFile::exists(storefile::restoring(folder) + QStringLiteral(".part"))))
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("a backup was being put back into this folder when that was cut short; do it again with guyub backup restore, which takes the folder over"));
    if (file.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotAGuyubStore, QFileInfo(folder).isDir() ? QStringLiteral("there is no key file in this folder") : QStringLiteral("there is no such folder"));
    return file;
}

Result<FolderLock> lockStore(const QString &folder)
{
    auto lock = FolderLock::take(storefile::lock(folder), QFileInfo(QCoreApplication::applicationFilePath()).fileName());
    if (!lock && lock.error().code == ErrorCode::FileFailed)
        return fail(ErrorCode::FileFailed, QStringLiteral("the store's folder cannot be written; see whose it is"));
    if (!lock && lock.error().detail.isEmpty())
        lock.error().detail = QStringLiteral("another program");
    return lock;
}

QString tidied(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).simplified();
}

EntityId settingsIdOf(const QString &ledger)
{
    return crypto::blake2b<16>("guyub.settings.1", viewOf(ledger.toUtf8()));
}

// Absolute, so that the store stays where it is when the program goes elsewhere.
Session::Private::Private(const QString &path, Keys held, const ports::Clock &time) : folder(QFileInfo(path).absoluteFilePath()), clock(time), keys(std::move(held)) { }

Session::Private::~Private()
{
    store.reset();
    receiptKeys.reset();
    database.reset(); // the last connection checkpoints and removes the WAL
    vfs.reset();
    if (isOpen && QFile::remove(storefile::opened(folder)))
        (void)syncFolder(folder); // a marker that comes back costs one audit
}

Result<> Session::Private::lockFolder()
{
    GUYUB_TRY_VALUE(lock, lockStore(folder));
    return {};
}

Result<> Session::Private::installVfs()
{
    GUYUB_TRY_VALUE(vfs, vault::CryptVfs::install(nextVfsName(), keys.unlocked.dataKey));
    return {};
}

Result<> Session::Private::lookAtFiles()
{
    if (QFileInfo(storefile::journal(folder)).size() > 0)
        return fail(ErrorCode::Damaged, QStringLiteral("a rollback journal lies beside the store"));
    switch (vfs->kindOf(QFile::encodeName(storefile::database(folder)).toStdString())) {
    case vault::FileKind::Ours:
        break;
    case vault::FileKind::Foreign:
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("main.db is not a Guyub file"));
    case vault::FileKind::OtherKey:
        return fail(ErrorCode::Damaged, QStringLiteral("main.db and store.keys do not belong together: one of them is older or of another store; put back the one that was here (store.keys.bak may be the right store.keys)"));
    case vault::FileKind::Absent:
    case vault::FileKind::Empty:
        return fail(ErrorCode::Damaged, QStringLiteral("main.db is missing or empty"));
    }
    QFile::remove(storefile::restoring(folder)); // of a restore that was whole
    const QString wal = storefile::wal(folder);
    const bool hasWal = QFileInfo(wal).size() > 0;
    wasUnclean = hasWal || QFile::exists(storefile::opened(folder));
    if (!hasWal)
        return {};
    return auditLog();
}

// The engine stops at the first frame that does not fit and overwrites what stands behind it: so a copy is kept, of each
// damaged log, and of the last one whose end is torn, which is what a power cut in the middle of a save leaves.
Result<> Session::Private::auditLog()
{
    const QString wal = storefile::wal(folder);
    GUYUB_TRY_VALUE(const vault::WalAudit audit, vault::auditWal(QFile::encodeName(wal).toStdString(), keys.unlocked.dataKey));
    // Before anything is opened: the engine would copy the log into what is left, and the file would look whole.
    if (vault::firstMissingPage(audit, static_cast<std::uint64_t>(QFileInfo(storefile::database(folder)).size())) != 0)
        return fail(ErrorCode::Damaged, QStringLiteral("main.db was cut off: it is shorter than the database in it; nothing was changed"));
    if (!audit.isDamaged && !audit.isEndTorn)
        return {};
    const QString kept = audit.isDamaged ? freeName(wal) : wal + QStringLiteral(".torn");
    if (!audit.isDamaged)
        QFile::remove(kept);
    if (!QFile::copy(wal, kept))
        return fail(ErrorCode::FileFailed, QStringLiteral("the write-ahead log cannot be kept"));
    const QString name = QFileInfo(kept).fileName();
    if (audit.isDamaged)
        findings.append(QStringLiteral("the write-ahead log is damaged after frame %1; what was saved after it may be missing; a copy was kept as %2").arg(audit.lastCommitFrame).arg(name));
    else
        notes.append(QStringLiteral("the last save was torn, as by a power cut before it was confirmed; look whether the last entry is there; a copy of the log was kept as %1").arg(name));
    return {};
}

Result<> Session::Private::openDatabase()
{
    auto opened = Database::open(storefile::database(folder), QString::fromStdString(vfs->name()), Connection::Writer);
    if (!opened) {
        Error error = opened.error();
        if (error.code == ErrorCode::NotAGuyubStore || error.code == ErrorCode::WrongPassphrase) // its first bytes are ours, so the rest is not what we wrote
            error.code = ErrorCode::Damaged;
        return tl::unexpected(error);
    }
    database = std::move(*opened);
    return {};
}

Result<> Session::Private::checkStore()
{
    Meta meta(*database);
    const auto format = meta.number(metakey::format);
    if (!format)
        return tl::unexpected(format.error().code == ErrorCode::StoreFailed ? Error{ErrorCode::Damaged, QStringLiteral("the store has no tables"), {}, 0} : format.error());
    GUYUB_TRY_VALUE(const qint64 projection, meta.number(metakey::projection));
    if (*format > kStoreFormat || projection > kProjectionVersion) {
        GUYUB_TRY_VALUE(const QString program, meta.text(metakey::program));
        return fail(ErrorCode::NewerFormat, newerWords(program));
    }
    GUYUB_TRY_VALUE(const QByteArray storeId, meta.bytes(metakey::storeId));
    if (storeId != toByteArray(keys.file.storeId()))
        return fail(ErrorCode::Damaged, QStringLiteral("main.db and store.keys name different stores"));
    GUYUB_TRY_VALUE(identity, readIdentity(*database));
    return {};
}

Result<bool> Session::Private::isOfAnOlderProgram()
{
    const Meta meta(*database);
    GUYUB_TRY_VALUE(const qint64 format, meta.number(metakey::format));
    GUYUB_TRY_VALUE(const qint64 projection, meta.number(metakey::projection));
    return format < kStoreFormat || projection < kProjectionVersion;
}

Result<> Session::Private::upgrade(const Progress &progress)
{
    GUYUB_TRY(database->checkpoint());
    GUYUB_TRY(writeUpgrade(*database, identity, progress));
    database.reset();
    GUYUB_TRY(takeUpgrade(folder));
    hasUpgraded = true;
    return openDatabase();
}

Result<> Session::Private::makeTables(const NewStore &wanted)
{
    Transaction transaction(*database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(createLogTables(*database));
    GUYUB_TRY(createProjections(*database));
    GUYUB_TRY_VALUE(identity, makeIdentity(*database));
    GUYUB_TRY(CommitLog(*database).keepStream(identity.certificate));
    Meta meta(*database);
    GUYUB_TRY(markVersions(*database));
    GUYUB_TRY(meta.set(metakey::storeId, toByteArray(keys.file.storeId())));
    GUYUB_TRY(meta.set(metakey::ledger, wanted.ledger));
    GUYUB_TRY(meta.set(metakey::scope, QStringLiteral("*")));
    GUYUB_TRY(meta.set(metakey::deviceName, wanted.deviceName));
    return transaction.commit();
}

void Session::Private::makeStore()
{
    signedIn.id = keys.unlocked.who.operatorId;
    signedIn.role = static_cast<ports::Role>(keys.unlocked.who.role);
    signedIn.keys = std::move(keys.unlocked.operatorKeys);
    store = std::make_unique<SqliteRecordStore>(*database, identity, signedIn, clock, folder);
    receiptKeys = std::make_unique<ReceiptKeys>(identity);
}

Result<> Session::Private::beginAnewIfNeeded()
{
    GUYUB_TRY_VALUE(const bool isUnbroken, Whereabouts(*database, identity, folder).isUnbroken());
    return isUnbroken ? actOnVerdict() : beginAnew(domain::SeriesStart::Restored);
}

Result<> Session::Private::actOnVerdict()
{
    const domain::HubVerdict verdict = report().verdict;
    return domain::isOtherHistory(verdict) ? beginAnew(domain::seriesStartOf(verdict)) : Result<>();
}

Result<> Session::Private::beginAnew(domain::SeriesStart why)
{
    Whereabouts whereabouts(*database, identity, folder);
    GUYUB_TRY(whereabouts.prove());
    GUYUB_TRY(NewSeries(*database, identity, folder).begin(why, clock.nowUtc()));
    hasBegunAnew = true;
    return whereabouts.count(); // else a power cut now would look like another copy
}

protocol::AgentReport Session::Private::report() const
{
    const auto bytes = readWhole(protocol::spool::lastAnswer(folder));
    return protocol::reportAbout(identity.stream(), bytes ? protocol::decodeAgentReport(*bytes) : protocol::AgentReport());
}

Result<> Session::Private::countOpening()
{
    return Whereabouts(*database, identity, folder).count();
}

Result<> Session::Private::markOpened()
{
    GUYUB_TRY(writeDurably(storefile::opened(folder), {}, FileAccess::OwnerOnly));
    isOpen = true;
    return {};
}

Result<> Session::Private::writeOperator(const vault::SlotLabel &label, const PublicKey &signingKey, const domain::FieldMap *settings, const Id &instead)
{
    ports::Change person;
    person.kind = ports::OpKind::Create;
    person.type = domain::RecordType::Operator;
    person.entity = label.operatorId;
    person.fields = {{domain::operator_::Name, label.name}, {domain::operator_::Role, qint64(label.role)},
        {domain::operator_::SigningKey, toByteArray(signingKey)}, {domain::operator_::Active, qint64(1)}};
    ports::Action action;
    action.source = ports::Source::System;
    action.changes = {person};
    if (settings) {
        // All kiosks of a ledger name the same record, so that what they agree on is no clash.
        ports::Change ledger;
        ledger.kind = ports::OpKind::Create;
        ledger.type = domain::RecordType::LedgerSettings;
        GUYUB_TRY_VALUE(const QString code, Meta(*database).text(metakey::ledger));
        ledger.entity = settingsIdOf(code);
        ledger.fields = *settings;
        action.changes.append(ledger);
    }
    if (!instead.isZero()) {
        GUYUB_TRY_VALUE(const ports::Change retirement, retirementOf(instead));
        action.changes.append(retirement);
    }
    GUYUB_TRY(store->commit(action));
    return {};
}

Result<> Session::Private::changeKeyFile(const std::function<Result<>(vault::KeyFile &)> &change)
{
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(folder));
    GUYUB_TRY(change(file));
    return saveKeyFile(std::move(file));
}

Result<> Session::Private::saveKeyFile(vault::KeyFile file)
{
    auto saved = file.save(storefile::keys(folder), keys.unlocked.dataKey);
    if (saved)
        keys.file = std::move(file);
    else if (auto there = readKeyFile(folder))
        keys.file = std::move(*there); // it may have changed all the same
    return saved;
}

Result<ports::Change> Session::Private::retirementOf(const Id &operatorId) const
{
    GUYUB_TRY_VALUE(const ports::Record record, store->load(operatorId));
    ports::Change change;
    change.kind = ports::OpKind::Set;
    change.type = domain::RecordType::Operator;
    change.entity = operatorId;
    change.subject = record.subject;
    change.openedAt = record.position;
    change.fields = {{domain::operator_::Active, qint64(0)}};
    return change;
}

} // namespace guyub::storage
