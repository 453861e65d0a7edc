#include "storage/eraser.h"

#include "app/base/durablefile.h"
#include "app/domain/recordcatalog.h"
#include "storage/attachments.h"
#include "storage/meta.h"
#include "storage/projectionrows.h"
#include "storage/storefiles.h"
#include "storage/upgrade.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace guyub::storage {

namespace {

Result<QList<QByteArray>> column(Database &database, const QString &sql, const QVariantList &values)
{
    QList<QByteArray> found;
    GUYUB_TRY_VALUE(QSqlQuery *query, database.select(sql, values));
    while (query->next())
        found.append(query->value(0).toByteArray());
    GUYUB_TRY(endRows(*query));
    return found;
}

} // namespace

Result<> Eraser::erase(const QList<Erased> &subjects)
{
    QList<Erased> wanted;
    for (const Erased &each : subjects) {
        GUYUB_TRY_VALUE(const bool isDone, isErased(m_database, each.subject));
        if (!isDone)
            wanted.append(each);
    }
    for (const Erased &each : wanted) // while the rows still name them
        GUYUB_TRY(Attachments(m_database, m_folder).removeFilesOf(each.subject));
    Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    for (const Erased &each : wanted)
        GUYUB_TRY(forget(each));
    if (!wanted.isEmpty())
        GUYUB_TRY(Meta(m_database).set(metakey::unswept, 1));
    GUYUB_TRY(transaction.commit());
    return sweep();
}

Result<> Eraser::forget(const Erased &subject)
{
    const QByteArray id = toByteArray(subject.subject);
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO erased(subject, by_order, at_ms) VALUES(?,?,?)"), {id, toByteArray(subject.order), subject.at}));
    // The row stays without keys, also of somebody this store has not met yet: keys that come down later find it and are dropped.
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO subject_key(subject, k1, k2, key_hashes) VALUES(?,NULL,NULL,x'') ON CONFLICT(subject) DO UPDATE SET k1=NULL, k2=NULL"), {id}));
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM subject_seed WHERE subject=?"), {id}));
    GUYUB_TRY(forgetRows(subject.subject));
    return forgetDrafts(subject.subject);
}

Result<> Eraser::forgetRows(const EntityId &subject)
{
    const QVariantList id{toByteArray(subject)};
    ProjectionRows rows(m_database);
    for (const domain::RecordSpec *spec : domain::allRecords()) {
        GUYUB_TRY_VALUE(const auto entities, column(m_database, QStringLiteral("SELECT id FROM %1 WHERE subject=?").arg(QLatin1String(spec->key)), id));
        for (const QByteArray &bytes : entities) {
            const auto entity = EntityId::from(viewOf(bytes));
            GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM conflict WHERE entity=?"), {bytes}));
            GUYUB_TRY(rows.remove(*spec, entity.value_or(EntityId{})));
        }
    }
    GUYUB_TRY_VALUE(const auto waiting, column(m_database, QStringLiteral("SELECT entity FROM pending_op WHERE subject=?"), id));
    for (const QByteArray &entity : waiting)
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM conflict WHERE entity=?"), {entity}));
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM pending_op WHERE subject=?"), id));
    return m_database.run(QStringLiteral("DELETE FROM held_op WHERE subject=?"), id);
}

// The draft of a visit bears the child's id; that of an edit names the person inside.
Result<> Eraser::forgetDrafts(const EntityId &subject)
{
    const QByteArray id = toByteArray(subject), named = toHexString(subject).toLatin1();
    QList<QByteArray> doomed;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT id, content FROM draft")));
    while (query->next())
        if (query->value(0).toByteArray() == id || query->value(1).toByteArray().contains(named))
            doomed.append(query->value(0).toByteArray());
    GUYUB_TRY(endRows(*query));
    for (const QByteArray &draft : std::as_const(doomed))
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM draft WHERE id=?"), {draft}));
    return {};
}

// Deleted words stay in the search index until it is merged, old pages in the log until it is emptied, and old files beside
// the database hold it as it was. The mark that this is to be done goes last.
Result<> Eraser::sweep()
{
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO resident_fts(resident_fts) VALUES('optimize')")));
    GUYUB_TRY(m_database.checkpoint());
    GUYUB_TRY(removeBefore(m_folder));
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("main.db-wal.kept*"), QStringLiteral("main.db-wal.torn")}, QDir::Files))
        if (!QFile::remove(folder.filePath(name)))
            return fail(ErrorCode::FileFailed, QStringLiteral("an old log cannot be removed"));
    // What waits there was sealed before the hub knew; the agent fetches it again.
    const QDir inbox(protocol::spool::inbox(m_folder));
    for (const QString &name : inbox.entryList({QStringLiteral("*.seg"), QStringLiteral("*.seg.part")}, QDir::Files))
        if (!QFile::remove(inbox.filePath(name)))
            return fail(ErrorCode::FileFailed, QStringLiteral("a file of the inbox cannot be removed"));
    if (inbox.exists())
        GUYUB_TRY(syncFolder(inbox.path()));
    GUYUB_TRY(syncFolder(m_folder));
    GUYUB_TRY_VALUE(const QList<Erased> all, erasedIn(m_database));
    GUYUB_TRY(writeDurably(storefile::erased(m_folder), erasedlist::seal(all, m_identity), FileAccess::OwnerOnly));
    return Meta(m_database).set(metakey::unswept, 0);
}

Result<QString> Eraser::settle(bool isUnbroken)
{
    GUYUB_TRY_VALUE(const QList<Erased> known, erasedIn(m_database));
    GUYUB_TRY_VALUE(const qint64 unswept, Meta(m_database).number(metakey::unswept));
    for (const Erased &each : known) // a form that was open when they were erased kept itself once more
        GUYUB_TRY(forgetDrafts(each.subject));
    const auto bytes = readWhole(storefile::erased(m_folder), erasedlist::kMaximumBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
        if (!known.isEmpty() || unswept != 0)
            GUYUB_TRY(sweep());
        return QString();
    }
    const auto listed = bytes ? erasedlist::open(*bytes, m_identity) : Result<QList<Erased>>(tl::unexpected(bytes.error()));
    if (!listed && isUnbroken) {
        GUYUB_TRY(sweep());
        return QString();
    }
    if (!listed) // a list that came with a backup may have known more than the table
        return QStringLiteral("the list of erased people beside the store cannot be read, so whoever was erased after this backup may be shown; put the file erased back from the folder of the backups");
    QList<Erased> missing;
    std::copy_if(listed->cbegin(), listed->cend(), std::back_inserter(missing), [&](const Erased &each) {
        return std::none_of(known.cbegin(), known.cend(), [&](const Erased &here) { return here.subject == each.subject; });
    });
    if (!missing.isEmpty())
        GUYUB_TRY(erase(missing));
    else if (unswept != 0 || listed->size() != known.size())
        GUYUB_TRY(sweep());
    return QString();
}

} // namespace guyub::storage
