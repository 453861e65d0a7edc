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
Result<QList<ActionFinder::Readable>> ActionFinder::readable(const protocol::Commit &commit, const EntityId &person)
{
    GUYUB_TRY_VALUE(const Bodies bodies, openBodies(m_keys, commit));
    GUYUB_TRY_VALUE(const QSet<int> held, heldIn(commit));
    QList<Readable> found;
    for (int i = 0; i < commit.ops.size(); ++i) {
        if (commit.ops.at(i).subject != person || !bodies.at(i) || held.contains(i))
            continue;
        GUYUB_TRY_VALUE(const domain::FieldMap fields, protocol::decodeFields(*bodies.at(i)));
        if (!fields.isEmpty())
            found.append({commit.ops.at(i), fields});
    }
    return found;
}

Result<QList<ActionKind>> ActionFinder::kindsIn(const protocol::Commit &commit, const EntityId &person)
{
    GUYUB_TRY_VALUE(const auto ops, readable(commit, person));
    QList<ActionKind> kinds;
    for (const Readable &each : ops) {
        const auto kind = kindOf(each.op, domain::typeOfTag(each.fields.firstKey()), person);
        if (kind && !kinds.contains(*kind))
            kinds.append(*kind);
    }
    if (kinds.contains(ActionKind::Registration))
        kinds.removeAll(ActionKind::DataChange); // the sensitive part of a new record is a Set of its own
    std::sort(kinds.begin(), kinds.end());
    return kinds;
}

Result<std::optional<ActionFinder::Found>> ActionFinder::newestBefore(qint64 row, const EntityId &person)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT l.rid, l.hash, l.bytes, l.hseq IS NULL FROM commit_subject s JOIN commit_log l ON l.rid=s.row WHERE s.subject=? AND s.row<? AND coalesce(l.quarantined, 0) = 0 ORDER BY s.row DESC LIMIT 1"), {toByteArray(person), row}));
    if (!query->next()) {
        GUYUB_TRY(endRows(*query));
        return std::optional<Found>();
    }
    const auto hash = Hash::from(viewOf(query->value(1).toByteArray()));
    Found found{query->value(0).toLongLong(), hash.value_or(Hash{}), {}, query->value(3).toBool()};
    const QByteArray bytes = query->value(2).toByteArray();
    GUYUB_TRY(endRows(*query));
    if (!hash)
        return fail(ErrorCode::Damaged, QStringLiteral("commit log"));
    GUYUB_TRY_VALUE(found.commit, protocol::decodeCommit(bytes));
    return std::optional(found);
}

Result<QList<ports::ActionAbout>> ActionFinder::newestAbout(const EntityId &person)
{
    QList<ports::ActionAbout> actions;
    QSet<ActionKind> seen;
    for (qint64 before = std::numeric_limits<qint64>::max(); !seen.contains(ActionKind::Registration);) {
        GUYUB_TRY_VALUE(const auto found, newestBefore(before, person));
        if (!found)
            break;
        before = found->row;
        GUYUB_TRY_VALUE(const auto kinds, kindsIn(found->commit, person));
        ports::ActionAbout action{found->hash, {}};
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

Result<ports::DataChange> ActionFinder::changeIn(const Found &found, const EntityId &person)
{
    ports::DataChange change;
    change.at = found.commit.hlcMs;
    change.waiting = found.waiting;
    GUYUB_TRY_VALUE(const auto ops, readable(found.commit, person));
    for (const Readable &each : ops) {
        const auto kind = kindOf(each.op, domain::typeOfTag(each.fields.firstKey()), person);
        change.isRegistration = change.isRegistration || kind == ActionKind::Registration;
        if (kind != ActionKind::DataChange)
            continue;
        for (const domain::FieldTag tag : each.fields.keys())
            if (!change.fields.contains(tag))
                change.fields.append(tag);
    }
    std::sort(change.fields.begin(), change.fields.end());
    if (change.isRegistration)
        change.fields.clear();
    return change;
}

Result<QList<ports::DataChange>> ActionFinder::changesOf(const EntityId &person, int limit)
{
    QList<ports::DataChange> changes;
    for (qint64 before = std::numeric_limits<qint64>::max(); changes.size() < limit;) {
        GUYUB_TRY_VALUE(const auto found, newestBefore(before, person));
        if (!found)
            break;
        before = found->row;
        GUYUB_TRY_VALUE(ports::DataChange change, changeIn(*found, person));
        if (!change.isRegistration && change.fields.isEmpty())
            continue;
        GUYUB_TRY_VALUE(const QVariant name, m_database.value(QStringLiteral("SELECT name FROM operator WHERE id=?"), {toByteArray(found->commit.actor)}));
        change.person = name.toString();
        changes.append(change);
        if (change.isRegistration)
            break; // nothing came before it
    }
    return changes;
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
