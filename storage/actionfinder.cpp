#include "storage/actionfinder.h"

#include "app/domain/recordspec.h"
#include "storage/logreader.h"

#include <limits>

namespace guyub::storage {

using domain::RecordType;

namespace {

bool isAboutReceipts(RecordType type)
{
    return type == RecordType::Receipt || type == RecordType::ReceiptStatus || type == RecordType::PrintEvent;
}

} // namespace

// A body that cannot be read any more (its key was destroyed) counts as an action: only receipts are left out.
Result<bool> ActionFinder::isMoreThanReceipts(const protocol::Commit &commit, const EntityId &subject)
{
    GUYUB_TRY_VALUE(const Bodies bodies, openBodies(m_keys, commit));
    for (int i = 0; i < commit.ops.size(); ++i) {
        if (commit.ops.at(i).subject != subject)
            continue;
        if (!bodies.at(i))
            return true;
        GUYUB_TRY_VALUE(const domain::FieldMap fields, protocol::decodeFields(*bodies.at(i)));
        if (fields.isEmpty() || !isAboutReceipts(domain::typeOfTag(fields.firstKey())))
            return true;
    }
    return false;
}

// From the newest back, one at a time: the walk ends at the first that will do.
Result<Hash> ActionFinder::newestAbout(const EntityId &subject)
{
    for (qint64 before = std::numeric_limits<qint64>::max();;) {
        // The subject stands in the bytes as it is, so the engine can leave out all other commits without decoding them.
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT rid, hash, bytes FROM commit_log WHERE rid<? AND instr(bytes, ?) > 0 AND coalesce(quarantined, 0) = 0 ORDER BY rid DESC LIMIT 1"), {before, toByteArray(subject)}));
        const bool isThere = query->next();
        if (isThere)
            before = query->value(0).toLongLong();
        const auto hash = isThere ? Hash::from(viewOf(query->value(1).toByteArray())) : std::nullopt;
        const QByteArray bytes = isThere ? query->value(2).toByteArray() : QByteArray();
        GUYUB_TRY(endRows(*query));
        if (!isThere)
            return fail(ErrorCode::NotFound, QStringLiteral("action"));
        if (!hash)
            return fail(ErrorCode::Damaged, QStringLiteral("commit log"));
        GUYUB_TRY_VALUE(const protocol::Commit commit, protocol::decodeCommit(bytes));
        GUYUB_TRY_VALUE(const bool isAction, isMoreThanReceipts(commit, subject));
        if (isAction)
            return *hash;
    }
}

Result<bool> ActionFinder::isAbout(const Hash &commit, const EntityId &subject)
{
    GUYUB_TRY_VALUE(const QVariant bytes, m_database.value(QStringLiteral("SELECT bytes FROM commit_log WHERE hash=? AND coalesce(quarantined, 0) = 0 ORDER BY rid DESC LIMIT 1"), {toByteArray(commit)}));
    if (bytes.isNull())
        return false;
    GUYUB_TRY_VALUE(const protocol::Commit found, protocol::decodeCommit(bytes.toByteArray()));
    return isMoreThanReceipts(found, subject);
}

} // namespace guyub::storage
