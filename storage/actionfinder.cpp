#include "storage/actionfinder.h"

#include "app/domain/recordspec.h"
#include "storage/logreader.h"

#include <algorithm>
#include <limits>

namespace guyub::storage {

using domain::RecordType;
using ports::ActionKind;
using ports::OpKind;

namespace {

std::optional<ActionKind> kindOf(const protocol::Op &op, RecordType type, const EntityId &person)
{
    const auto kind = static_cast<OpKind>(op.kind);
    if (kind == OpKind::AppendEvent && type == RecordType::Visit)
        return ActionKind::Visit;
    if (kind == OpKind::AppendEvent && type == RecordType::Consent)
        return ActionKind::Consent;
    if (type != RecordType::Resident || op.entity != person)
        return {};
    if (kind == OpKind::Create)
        return ActionKind::Registration;
    const bool isChange = kind == OpKind::Set || kind == OpKind::AddToSet || kind == OpKind::RemoveFromSet || kind == OpKind::ResolveConflict;
    return isChange ? std::optional(ActionKind::DataChange) : std::nullopt;
}

} // namespace

Result<QSet<int>> ActionFinder::heldIn(const protocol::Commit &commit)
{
    QSet<int> held;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT idx FROM held_op WHERE stream=? AND seq=?"), {toByteArray(commit.stream), static_cast<qint64>(commit.seq)}));
    while (query->next())
        held.insert(query->value(0).toInt());
    GUYUB_TRY(endRows(*query));
    return held;
}

// What cannot be read any more, its key destroyed, and what waits for a consent, proves nothing.
Result<QList<ActionKind>> ActionFinder::kindsIn(const protocol::Commit &commit, const EntityId &person)
{
    GUYUB_TRY_VALUE(const Bodies bodies, openBodies(m_keys, commit));
    GUYUB_TRY_VALUE(const QSet<int> held, heldIn(commit));
    QList<ActionKind> kinds;
    for (int i = 0; i < commit.ops.size(); ++i) {
        if (commit.ops.at(i).subject != person || !bodies.at(i) || held.contains(i))
            continue;
        GUYUB_TRY_VALUE(const domain::FieldMap fields, protocol::decodeFields(*bodies.at(i)));
        const auto kind = fields.isEmpty() ? std::nullopt : kindOf(commit.ops.at(i), domain::typeOfTag(fields.firstKey()), person);
        if (kind && !kinds.contains(*kind))
            kinds.append(*kind);
    }
    if (kinds.contains(ActionKind::Registration))
        kinds.removeAll(ActionKind::DataChange); // the sensitive part of a new record is a Set of its own
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

Result<QList<ports::ActionAbout>> ActionFinder::newestAbout(const EntityId &person)
{
    QList<ports::ActionAbout> actions;
    QSet<ActionKind> seen;
    for (qint64 before = std::numeric_limits<qint64>::max(); !seen.contains(ActionKind::Registration);) {
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT l.rid, l.hash, l.bytes FROM commit_subject s JOIN commit_log l ON l.rid=s.row WHERE s.subject=? AND s.row<? AND coalesce(l.quarantined, 0) = 0 ORDER BY s.row DESC LIMIT 1"), {toByteArray(person), before}));
        const bool isThere = query->next();
        if (isThere)
            before = query->value(0).toLongLong();
        const auto hash = isThere ? Hash::from(viewOf(query->value(1).toByteArray())) : std::nullopt;
        const QByteArray bytes = isThere ? query->value(2).toByteArray() : QByteArray();
        GUYUB_TRY(endRows(*query));
        if (!isThere)
            break;
        if (!hash)
            return fail(ErrorCode::Damaged, QStringLiteral("commit log"));
        GUYUB_TRY_VALUE(const protocol::Commit commit, protocol::decodeCommit(bytes));
        GUYUB_TRY_VALUE(const auto kinds, kindsIn(commit, person));
        ports::ActionAbout action{*hash, {}};
        for (const ActionKind kind : kinds) {
            if (!seen.contains(kind))
                action.kinds.append(kind);
            seen.insert(kind);
        }
        if (!action.kinds.isEmpty())
            actions.append(action);
    }
    return actions;
}

Result<QList<ActionKind>> ActionFinder::kindsOf(const Hash &commit, const EntityId &person)
{
    GUYUB_TRY_VALUE(const QVariant bytes, m_database.value(QStringLiteral("SELECT l.bytes FROM commit_subject s JOIN commit_log l ON l.rid=s.row WHERE s.subject=? AND l.hash=? AND coalesce(l.quarantined, 0) = 0 ORDER BY s.row DESC LIMIT 1"), {toByteArray(person), toByteArray(commit)}));
    if (bytes.isNull())
        return QList<ActionKind>();
    GUYUB_TRY_VALUE(const protocol::Commit found, protocol::decodeCommit(bytes.toByteArray()));
    return kindsIn(found, person);
}

} // namespace guyub::storage
