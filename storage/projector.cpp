#include "storage/projector.h"

#include "app/domain/recordcatalog.h"
#include "storage/crypto/hash.h"
#include "storage/rowcodec.h"
#include "sync/protocol/fieldops.h"

#include <algorithm>

namespace guyub::storage {

using namespace domain;

namespace {

Stamp stampOf(const protocol::Commit &commit, int index, const protocol::Note *note, const Id &author)
{
    Stamp stamp;
    stamp.hseq = note ? note->hseq : 0;
    stamp.stream = commit.stream;
    stamp.device = author;
    stamp.op = protocol::opUid(commit.originStream, commit.originSeq, index);
    stamp.hlcMs = commit.hlcMs;
    stamp.hlcCounter = commit.hlcCounter;
    stamp.clockSuspect = note && note->clockSuspect;
    return stamp;
}

quint64 newestPosition(const EntityState &state)
{
    quint64 position = state.tombstone.hseq;
    for (const FieldState &field : state.fields)
        position = std::max(position, field.stamp.hseq);
    for (const QList<SetElement> &set : state.sets)
        for (const SetElement &element : set)
            for (const Stamp &add : element.adds)
                position = std::max(position, add.hseq);
    return position;
}

} // namespace

Projector::Projector(Database &database, const Id &device) : m_database(database), m_rows(database), m_device(device) { }

Result<> Projector::applyOwn(const protocol::Commit &commit, const QList<std::optional<QByteArray>> &bodies)
{
    return apply({commit, nullptr, m_device, true, true}, bodies);
}

Result<> Projector::replayOwn(const protocol::Commit &commit, const QList<std::optional<QByteArray>> &bodies)
{
    return apply({commit, nullptr, m_device, true}, bodies);
}

Result<> Projector::applyPlaced(const protocol::Commit &commit, const QList<std::optional<QByteArray>> &bodies, const protocol::Note &note, const Id &author, bool isOwn)
{
    const Source source{commit, &note, author, isOwn};
    if (note.quarantined)
        return isOwn ? withdraw(source, bodies) : Result<>();
    return apply(source, bodies);
}

Result<> Projector::apply(const Source &source, const QList<std::optional<QByteArray>> &bodies)
{
    m_ownEvents.clear();
    for (const protocol::FieldOp &op : protocol::fieldOpsOf(source.commit)) {
        if (!bodies.value(op.index))
            continue;
        auto fields = protocol::decodeFields(*bodies.at(op.index));
        if (!fields && source.isNew)
            return tl::unexpected(fields.error());
        if (!fields)
            continue; // nobody can read it; it stays in the log and stops nothing
        GUYUB_TRY_VALUE(const RecordSpec *spec, specOf(op.op, *fields));
        const bool isRefused = spec && !isAllowed(op.kind, *spec);
        if (isRefused && source.isNew)
            return fail(ErrorCode::WrongUse, QStringLiteral("an event is made and never changed after"));
        if (!spec || isRefused)
            continue; // a newer program's record stays in the log until this one can read it, a change of an event for ever
        GUYUB_TRY(applyWithConsent(source, {op.op, op.index, op.kind, *fields, spec}));
    }
    return {};
}

Result<> Projector::applyWithConsent(const Source &source, const OpView &view)
{
    if (view.op.tier < kSensitiveTier)
        return applyOp(source, view);
    GUYUB_TRY_VALUE(const bool authorised, isAuthorised(source, view.op.subject));
    if (authorised)
        return applyOp(source, view);
    if (source.isNew)
        return fail(ErrorCode::NoConsent, QStringLiteral("sensitive data (tier 2)"));
    return hold(source, view);
}

Result<const RecordSpec *> Projector::specOf(const protocol::Op &op, const FieldMap &fields)
{
    if (!fields.isEmpty())
        return findRecord(typeOfTag(fields.firstKey()));
    return m_rows.typeOf(op.entity);
}

Result<> Projector::applyOp(const Source &source, const OpView &view)
{
    if (view.kind == IncomingKind::AppendEvent) {
        GUYUB_TRY(applyEvent(source, view));
        const bool isConsent = view.spec->type == RecordType::Consent;
        return isConsent && source.note ? judgeAnew(view.op.subject) : Result<>();
    }
    return source.note ? applyToTrunk(source, view) : keepPending(source, view);
}

Result<> Projector::applyEvent(const Source &source, const OpView &view)
{
    const EntityId &id = view.op.entity;
    if (source.note && source.isOwn)
        return m_rows.setPlace(*view.spec, id, source.note->hseq);
    if (!m_ownEvents.contains(id)) {
        GUYUB_TRY_VALUE(const auto known, m_rows.head(*view.spec, id));
        if (known)
            return {}; // an event never changes after the commit that made it
        m_ownEvents.insert(id);
    }
    const RowHead head{id, view.op.subject, source.note ? source.note->hseq : 0, source.commit.hlcMs, !source.note, false};
    return m_rows.addToEvent(*view.spec, head, view.fields);
}

Result<EntityState> Projector::trunkOf(const RecordSpec &spec, const EntityId &entity, const EntityId &subject)
{
    EntityState state;
    state.type = spec.type;
    state.subject = subject;
    GUYUB_TRY_VALUE(const QByteArray bytes, m_rows.trunk(spec, entity));
    if (bytes.isEmpty())
        return state;
    auto decoded = decodeState(bytes);
    if (!decoded)
        return fail(ErrorCode::Damaged, QStringLiteral("merged state"));
    return *decoded;
}

Result<> Projector::applyToTrunk(const Source &source, const OpView &view)
{
    const EntityId &entity = view.op.entity;
    auto it = m_touched.find(entity);
    if (it == m_touched.end())
        it = m_touched.insert(entity, Touched{view.spec, {}, false, 0});
    if (!it->hasTrunk) {
        GUYUB_TRY_VALUE(it->trunk, trunkOf(*view.spec, entity, view.op.subject));
        it->hasTrunk = true;
    }
    it->savedAtMs = std::max(it->savedAtMs, source.commit.hlcMs);
    const Incoming incoming{view.kind, view.fields, view.op.base, stampOf(source.commit, view.index, source.note, source.author)};
    const QList<FieldOutcome> outcomes = mergeInto(it->trunk, incoming);
    GUYUB_TRY(keepConflicts(entity, view.spec->type, outcomes, false, source.note->receivedAt));
    if (source.isOwn)
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM pending_op WHERE entity=? AND stream=? AND seq=? AND idx=?"),
            {toByteArray(entity), toByteArray(source.commit.stream), static_cast<qint64>(source.commit.seq), view.index}));
    return {};
}

Result<> Projector::keepPending(const Source &source, const OpView &view)
{
    const EntityId &entity = view.op.entity;
    auto it = m_touched.find(entity);
    if (it == m_touched.end())
        it = m_touched.insert(entity, Touched{view.spec, {}, false, 0});
    it->savedAtMs = std::max(it->savedAtMs, source.commit.hlcMs);
    return m_database.run(QStringLiteral("INSERT INTO pending_op(entity, stream, seq, idx, kind, base, hlc_ms, hlc_counter, subject, body) VALUES(?,?,?,?,?,?,?,?,?,?)"),
        {toByteArray(entity), toByteArray(source.commit.stream), static_cast<qint64>(source.commit.seq), view.index, view.op.kind, static_cast<qint64>(view.op.base), source.commit.hlcMs,
            source.commit.hlcCounter, toByteArray(view.op.subject), protocol::encodeFields(view.fields)});
}

Result<> Projector::keepConflicts(const EntityId &entity, RecordType type, const QList<FieldOutcome> &outcomes, bool provisional, UtcMs at)
{
    for (const FieldOutcome &outcome : outcomes) {
        if (outcome.outcome == Outcome::Applied || outcome.outcome == Outcome::Agreed)
            continue;
        const bool automatic = outcome.outcome != Outcome::Open;
        if (automatic && provisional)
            continue;
        const Id id = crypto::Blake2b("guyub.conflict.1", 16).add(entity.view()).addU32(outcome.field).add(outcome.shownStamp.op.view()).add(outcome.otherStamp.op.view()).finish<16>();
        // What only this kiosk suspected takes the hour at which the hub placed it: the same on all.
        const QString sql = QStringLiteral("INSERT INTO conflict(id, entity, type, field, shown, other, shown_op, shown_hseq, other_op, other_hseq, provisional, automatic, opened_at_ms) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
                                           "opened_at_ms=excluded.opened_at_ms, shown_hseq=excluded.shown_hseq, other_hseq=excluded.other_hseq, provisional=0 WHERE provisional AND NOT excluded.provisional");
        GUYUB_TRY(m_database.run(sql, {toByteArray(id), toByteArray(entity), int(type), outcome.field, encodeValue(outcome.shown), encodeValue(outcome.other), toByteArray(outcome.shownStamp.op), static_cast<qint64>(outcome.shownStamp.hseq),
            toByteArray(outcome.otherStamp.op), static_cast<qint64>(outcome.otherStamp.hseq), int(provisional), int(automatic), at}));
    }
    return {};
}

Result<> Projector::finish()
{
    while (!m_touched.isEmpty()) {
        const EntityId entity = m_touched.firstKey();
        GUYUB_TRY(refresh(entity));
        m_touched.remove(entity);
    }
    return {};
}

Result<> Projector::refresh(const EntityId &entity)
{
    Touched &touched = m_touched[entity];
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT stream, seq, idx, kind, base, hlc_ms, hlc_counter, subject, body FROM pending_op WHERE entity=? ORDER BY seq, idx"), {toByteArray(entity)}));
    QList<Incoming> pending;
    EntityId subject;
    while (query->next()) {
        Incoming incoming;
        incoming.kind = incomingKindOf(static_cast<quint8>(query->value(3).toUInt())).value_or(IncomingKind::Set);
        incoming.base = query->value(4).toULongLong();
        incoming.stamp.stream = StreamId::from(viewOf(query->value(0).toByteArray())).value_or(StreamId{});
        incoming.stamp.device = m_device;
        incoming.stamp.op = protocol::opUid(incoming.stamp.stream, query->value(1).toULongLong(), query->value(2).toInt());
        incoming.stamp.hlcMs = query->value(5).toLongLong();
        incoming.stamp.hlcCounter = query->value(6).toUInt();
        subject = EntityId::from(viewOf(query->value(7).toByteArray())).value_or(EntityId{});
        if (auto fields = protocol::decodeFields(query->value(8).toByteArray()))
            incoming.fields = *fields;
        pending.append(incoming);
    }
    GUYUB_TRY(endRows(*query));
    if (!touched.hasTrunk) {
        GUYUB_TRY_VALUE(touched.trunk, trunkOf(*touched.spec, entity, subject));
    }
    const bool hasTrunk = !touched.trunk.fields.isEmpty() || !touched.trunk.sets.isEmpty() || touched.trunk.tombstoned;
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM conflict WHERE entity=? AND provisional=1"), {toByteArray(entity)}));
    if (!hasTrunk && pending.isEmpty())
        return m_rows.remove(*touched.spec, entity);
    EntityState visible = touched.trunk;
    for (const Incoming &incoming : pending)
        GUYUB_TRY(keepConflicts(entity, touched.spec->type, mergeInto(visible, incoming), true, incoming.stamp.hlcMs));
    const RowHead head{entity, hasTrunk ? touched.trunk.subject : subject, newestPosition(touched.trunk), touched.savedAtMs, !pending.isEmpty(), visible.tombstoned};
    return m_rows.write(*touched.spec, head, visibleFields(visible), hasTrunk ? encodeState(touched.trunk) : QByteArray());
}

} // namespace guyub::storage
