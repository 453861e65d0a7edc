#include "storage/session.h"

#include "app/usecase/clockback.h"
#include "storage/agentfiles.h"
#include "storage/attachments.h"
#include "storage/eraser.h"
#include "storage/keychange.h"
#include "storage/sessionparts.h"
#include "storage/storefiles.h"
#include "storage/tries.h"
#include "storage/upgrade.h"
#include "storage/whereabouts.h"

#include <QFileInfo>

#include <algorithm>

namespace guyub::storage {

Session::Session(std::unique_ptr<Private> parts) : d(std::move(parts)) { }

Session::Ready::Ready(std::unique_ptr<Private> parts) : d(std::move(parts)) { }

Session::Ready::Ready(Ready &&other) noexcept = default;

Session::Ready::~Ready() = default;

Session::~Session()
{
    if (d->identity.hub)
        (void)cut(); // sealed at the next cut if the disk is full now; the log has it all
    (void)d->countOpening(); // left undone, it looks like a crash
}

Result<QList<vault::SlotLabel>> Session::operators(const QString &folder)
{
    GUYUB_TRY_VALUE(const vault::KeyFile file, readKeyFile(folder));
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    return file.labels(device);
}

qint64 Session::waitMs(const QString &folder, const Id &operatorId, const ports::Clock &clock)
{
    return Tries(folder).waitMs(operatorId, clock.nowUtc());
}

Result<Keys> Session::unlock(const QString &folder, const Id &operatorId, const crypto::SecretBytes &passphrase, const ports::Clock &clock)
{
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(folder));
    GUYUB_TRY_VALUE(const vault::DeviceSecret device, vault::deviceSecret());
    const auto labels = file.labels(device);
    if (std::none_of(labels.cbegin(), labels.cend(), [&](const vault::SlotLabel &label) { return label.operatorId == operatorId; }))
        return fail(ErrorCode::WrongPassphrase);
    Tries tries(folder);
    const UtcMs now = clock.nowUtc();
    if (const qint64 wait = tries.waitMs(operatorId, now); wait > 0)
        return fail(ErrorCode::TooManyTries, QStringLiteral("too many tries; wait %1 s").arg((wait + 999) / 1000));
    GUYUB_TRY(tries.begin(operatorId, now));
    auto unlocked = file.unlockOperator(operatorId, passphrase, device);
    if (!unlocked) {
        if (unlocked.error().code != ErrorCode::WrongPassphrase)
            GUYUB_TRY(tries.takeBack(operatorId));
        return tl::unexpected(unlocked.error());
    }
    GUYUB_TRY(tries.clear(operatorId));
    return Keys{std::move(file), std::move(*unlocked)};
}

Result<Keys> Session::unlockNamed(const QString &folder, const QString &operatorName, const crypto::SecretBytes &passphrase, const ports::Clock &clock)
{
    GUYUB_TRY_VALUE(const auto labels, operators(folder));
    if (labels.isEmpty())
        return fail(ErrorCode::NotAllowed, QStringLiteral("no operator of this machine may open this store; the recovery key can"));
    if (operatorName.isEmpty() && labels.size() > 1)
        return fail(ErrorCode::WrongUse, QStringLiteral("several operators use this store; name one with --operator"));
    if (operatorName.isEmpty())
        return unlock(folder, labels.first().operatorId, passphrase, clock);
    const auto id = operatorNamed(folder, operatorName);
    return id ? unlock(folder, *id, passphrase, clock) : fail(ErrorCode::WrongPassphrase);
}

Result<Id> Session::operatorNamed(const QString &folder, const QString &name)
{
    GUYUB_TRY_VALUE(const auto labels, operators(folder));
    const QString wanted = tidied(name);
    for (const vault::SlotLabel &label : labels)
        if (label.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return label.operatorId;
    return fail(ErrorCode::NotFound, QStringLiteral("no operator of this name"), QStringLiteral("name"));
}

Result<std::unique_ptr<Session>> Session::open(const QString &folder, Keys keys, const ports::Clock &clock, const Opening &how)
{
    GUYUB_TRY_VALUE(auto parts, Private::begin(folder, std::move(keys), clock, how));
    return finishOpening(std::move(parts));
}

Result<Session::Ready> Session::prepare(const QString &folder, Keys keys, const ports::Clock &clock, const Opening &how)
{
    GUYUB_TRY_VALUE(auto parts, Private::begin(folder, std::move(keys), clock, how));
    parts->database.reset(); // a connection belongs to the thread that opened it
    return Ready(std::move(parts));
}

Result<std::unique_ptr<Session>> Session::open(Ready ready)
{
    GUYUB_TRY(ready.d->openDatabase());
    return finishOpening(std::move(ready.d));
}

Result<std::unique_ptr<Session::Private>> Session::Private::begin(const QString &folder, Keys keys, const ports::Clock &clock, const Opening &how)
{
    auto parts = std::make_unique<Private>(folder, std::move(keys), clock);
    GUYUB_TRY(parts->lockFolder());
    // Somebody may have changed the keys since they were unlocked.
    GUYUB_TRY_VALUE(vault::KeyFile file, readKeyFile(folder));
    if (!file.isOf(parts->keys.unlocked.dataKey))
        return fail(ErrorCode::StoreInUse, QStringLiteral("another program, which has just changed its keys"));
    parts->keys.file = std::move(file);
    if (const QString keyPath = storefile::keys(folder); !vault::KeyFile::read(keyPath)) { // its second stood in for it
        GUYUB_TRY(parts->keys.file.save(keyPath, parts->keys.unlocked.dataKey));
    }
    GUYUB_TRY(settleUpgrade(folder));
    GUYUB_TRY(settleKeyChange(folder, parts->keys.file, parts->keys.unlocked.dataKey));
    GUYUB_TRY(parts->installVfs());
    GUYUB_TRY(parts->lookAtFiles());
    GUYUB_TRY(parts->openDatabase());
    GUYUB_TRY(parts->checkStore());
    GUYUB_TRY_VALUE(const bool isOlder, parts->isOfAnOlderProgram());
    if (isOlder || how.derives)
        GUYUB_TRY(parts->upgrade(how.progress));
    GUYUB_TRY_VALUE(const bool isUnbroken, Whereabouts(*parts->database, parts->identity, parts->folder).isUnbroken());
    GUYUB_TRY_VALUE(const QString unread, Eraser(*parts->database, parts->identity, parts->folder).settle(isUnbroken)); // before anybody sees anything
    if (!unread.isEmpty())
        parts->findings.append(unread);
    return parts;
}

Result<std::unique_ptr<Session>> Session::finishOpening(std::unique_ptr<Private> parts)
{
    const PublicKey signingKey = parts->keys.unlocked.operatorKeys.publicKey;
    GUYUB_TRY(parts->beginAnewIfNeeded());
    GUYUB_TRY(parts->countOpening());
    parts->makeStore();
    GUYUB_TRY(parts->markOpened());
    if (const auto warning = Attachments(*parts->database, parts->folder).warning(); warning && !warning->isEmpty())
        parts->notes.append(*warning);
    if (parts->identity.hub) {
        GUYUB_TRY(mendAgentFiles(*parts->database, parts->folder));
    }
    // A crash between key file and log leaves an operator without a record; whoever signs in has one.
    const auto &who = parts->keys.unlocked.who;
    if (!who.operatorId.isZero()) {
        const auto record = parts->store->load(who.operatorId);
        if (!record && record.error().code != ErrorCode::NotFound)
            return tl::unexpected(record.error());
        if (!record)
            GUYUB_TRY(parts->writeOperator(who, signingKey, nullptr));
        (void)parts->settleRetirements(); // what cannot be written now is written at the next opening
    }
    // Opened, closed cleanly and opened again: the upgrade has held.
    if (!parts->hasUpgraded && !parts->wasUnclean)
        GUYUB_TRY(removeBefore(parts->folder));
    std::unique_ptr<Session> session(new Session(std::move(parts)));
    if (session->d->hasBegunAnew)
        (void)session->cut(); // the agent must not call with the old hello; at the latest the next cut leaves the new one
    return session;
}

SqliteRecordStore &Session::store()
{
    return *d->store;
}

ReceiptKeys &Session::receiptKeys()
{
    return *d->receiptKeys;
}

Database &Session::database()
{
    return *d->database;
}

Identity &Session::identity()
{
    return d->identity;
}

Result<> Session::erase(const QList<Erased> &subjects)
{
    return Eraser(*d->database, d->identity, d->folder).erase(subjects);
}

const QString &Session::folder() const
{
    return d->folder;
}

const vault::SlotLabel &Session::who() const
{
    return d->keys.unlocked.who;
}

bool Session::wasUnclean() const
{
    return d->wasUnclean;
}

QStringList Session::openFindings() const
{
    return d->findings;
}

QStringList Session::openNotes() const
{
    return d->notes;
}

Result<PageCheck> Session::checkPages()
{
    GUYUB_TRY_VALUE(PageCheck check, storage::checkPages(*d->database));
    if (check.isDamaged)
        return check; // a log that is left stays beside it
    GUYUB_TRY(d->database->checkpoint());
    const auto pages = vault::judgePages(storefile::database(d->folder), d->keys.unlocked.dataKey);
    if (!pages && pages.error().code != ErrorCode::Damaged)
        return tl::unexpected(pages.error());
    if (!pages) {
        check.isDamaged = true;
        check.findings.append(pages.error().detail);
    }
    return check;
}

UtcMs Session::lastWriteAt() const
{
    const Meta meta(*d->database);
    const UtcMs latest = meta.number(metakey::clockLatest, meta.number(metakey::hlcMs).value_or(0)).value_or(0), now = d->clock.nowUtc();
    if (now >= latest)
        return latest;
    return usecase::clockAfter({latest, meta.number(metakey::clockBackSince).value_or(0)}, now).latest;
}

bool Session::hasBegunAnew() const
{
    return d->hasBegunAnew;
}

Result<int> Session::cut()
{
    if (!d->identity.hub)
        return 0;
    const protocol::AgentReport report = d->report();
    Outbox outbox(*d->database, d->identity, d->folder);
    // A hub that counts another history has acknowledged nothing of this one.
    const bool isOurs = !domain::isOtherHistory(report.verdict);
    GUYUB_TRY_VALUE(const int sealed, outbox.seal(isOurs ? report.storedSeq : 0));
    // A hub that came out of a backup may be older than the stream.
    GUYUB_TRY(outbox.leaveHello(report.storedSeq == 0 || report.trouble == domain::CallTrouble::NotKnown));
    GUYUB_TRY(outbox.tidy(isOurs ? report.backedUpSeq : 0));
    return sealed;
}

Result<Applied> Session::applyInbox(const std::function<bool(int, int)> &progress)
{
    // First: what came down may hold this kiosk's own later work, and nothing may be written under its numbers again.
    GUYUB_TRY(d->actOnVerdict());
    GUYUB_TRY_VALUE(const Applied applied, Inbox(*d->database, d->identity, d->folder).apply(progress));
    GUYUB_TRY(cut());
    return applied;
}

} // namespace guyub::storage
