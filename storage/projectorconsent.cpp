// Consent as a lock on what is shown: what may be projected, what is held, and what a new word on consent changes.
#include "storage/projector.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/consent.h"
#include "app/ports/legalbasis.h"
#include "storage/commitlog.h"
#include "storage/identity.h"
#include "sync/protocol/fieldops.h"

#include <algorithm>

namespace guyub::storage {

using namespace domain;

// An own event was shown from the moment it was saved; once the ledger places it after a withdrawal, its sensitive
// values go from the screen here as everywhere.
Result<> Projector::hold(const Source &source, const OpView &view)
{
    GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO held_op(stream, seq, idx, subject) VALUES(?,?,?,?) ON CONFLICT DO NOTHING"),
        {toByteArray(source.commit.stream), static_cast<qint64>(source.commit.seq), view.index, toByteArray(view.op.subject)}));
    if (!source.isOwn)
        return {};
    if (view.kind != IncomingKind::AppendEvent) {
        m_touched.insert(view.op.entity, m_touched.value(view.op.entity, Touched{view.spec, {}, false, source.commit.hlcMs}));
        return m_database.run(QStringLiteral("DELETE FROM pending_op WHERE entity=? AND stream=? AND seq=? AND idx=?"),
            {toByteArray(view.op.entity), toByteArray(source.commit.stream), static_cast<qint64>(source.commit.seq), view.index});
    }
    const bool hasPlainPart = std::any_of(source.commit.ops.cbegin(), source.commit.ops.cend(),
        [&](const protocol::Op &op) { return op.entity == view.op.entity && op.tier < kSensitiveTier; });
    return hasPlainPart ? m_rows.clearFields(*view.spec, view.op.entity, view.fields.keys()) : m_rows.remove(*view.spec, view.op.entity);
}

// The ledger set an own commit aside with a reason: it stays in the log and leaves the tables.
Result<> Projector::withdraw(const Source &source, const QList<std::optional<QByteArray>> &bodies)
{
    const protocol::Commit &commit = source.commit;
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM held_op WHERE stream=? AND seq=?"), {toByteArray(commit.stream), static_cast<qint64>(commit.seq)}));
    for (const auto &[op, i, kind] : protocol::fieldOpsOf(commit)) {
        const auto fields = bodies.value(i) ? protocol::decodeFields(*bodies.at(i)) : Result<FieldMap>(FieldMap());
        GUYUB_TRY_VALUE(const RecordSpec *spec, specOf(op, fields ? *fields : FieldMap()));
        if (!spec || !isAllowed(kind, *spec))
            continue;
        if (kind == IncomingKind::AppendEvent) {
            GUYUB_TRY_VALUE(const auto row, m_rows.head(*spec, op.entity));
            if (row && !row->waiting)
                continue; // the ledger has it under another number: this one is the same again
            GUYUB_TRY(m_rows.remove(*spec, op.entity));
            if (spec->type == RecordType::Consent)
                GUYUB_TRY(judgeAnew(op.subject));
            continue;
        }
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM pending_op WHERE entity=? AND stream=? AND seq=? AND idx=?"), {toByteArray(op.entity), toByteArray(commit.stream), static_cast<qint64>(commit.seq), i}));
        m_touched.insert(op.entity, m_touched.value(op.entity, Touched{spec, {}, false, commit.hlcMs}));
    }
    return {};
}

Result<> Projector::dropWaiting(const protocol::Commit &commit)
{
    const QByteArray stream = toByteArray(commit.stream);
    const auto seq = static_cast<qint64>(commit.seq);
    GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM held_op WHERE stream=? AND seq=?"), {stream, seq}));
    for (const protocol::Op &op : commit.ops)
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM pending_op WHERE entity=? AND stream=? AND seq=?"), {toByteArray(op.entity), stream, seq}));
    return {};
}

// A word on consent has its place now: what it lets go is shown, and what of our own still waits and has lost its consent
// by it is held.
Result<> Projector::judgeAnew(const EntityId &subject)
{
    GUYUB_TRY(releaseHeld(subject));
    GUYUB_TRY_VALUE(const bool waits, hasWaiting(subject));
    return waits ? holdWaiting(subject) : Result<>();
}

Result<bool> Projector::hasWaiting(const EntityId &subject)
{
    GUYUB_TRY_VALUE(const QVariant pending, m_database.value(QStringLiteral("SELECT 1 FROM pending_op WHERE subject=? LIMIT 1"), {toByteArray(subject)}));
    if (!pending.isNull())
        return true;
    for (const RecordSpec *spec : allRecords()) {
        const bool isSensitive = std::any_of(spec->fields.begin(), spec->fields.end(), [](const FieldSpec &field) { return field.tier >= kSensitiveTier; });
        if (!isSensitive)
            continue;
        GUYUB_TRY_VALUE(const QVariant row, m_database.value(QStringLiteral("SELECT 1 FROM %1 WHERE subject=? AND waiting=1 LIMIT 1").arg(QLatin1String(spec->key)), {toByteArray(subject)}));
        if (!row.isNull())
            return true;
    }
    return false;
}

Result<> Projector::holdWaiting(const EntityId &subject)
{
    QList<QByteArray> waiting;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT bytes FROM commit_log WHERE hseq IS NULL ORDER BY seq")));
    while (query->next())
        waiting.append(query->value(0).toByteArray());
    GUYUB_TRY(endRows(*query));
    SubjectKeyTable keys(m_database);
    for (const QByteArray &bytes : waiting) {
        GUYUB_TRY_VALUE(const protocol::Commit commit, protocol::decodeCommit(bytes));
        const Source source{commit, nullptr, m_device, true};
        for (const protocol::FieldOp &view : protocol::fieldOpsOf(commit)) {
            const auto &[op, i, kind] = view;
            if (op.subject != subject || !view.isSensitive())
                continue;
            GUYUB_TRY_VALUE(const bool authorised, isAuthorised(source, subject));
            GUYUB_TRY_VALUE(const auto key, keys.find(subject));
            if (authorised || !key || !key->k2)
                continue;
            GUYUB_TRY_VALUE(const QByteArray body, protocol::openBody(commit, i, *key->k2));
            GUYUB_TRY_VALUE(const FieldMap fields, protocol::decodeFields(body));
            GUYUB_TRY_VALUE(const RecordSpec *spec, specOf(op, fields));
            if (!spec || !isAllowed(kind, *spec))
                continue;
            GUYUB_TRY_VALUE(const auto row, m_rows.head(*spec, op.entity));
            const bool isPlaced = kind == IncomingKind::AppendEvent && row && !row->waiting; // under another number
            if (!isPlaced)
                GUYUB_TRY(hold(source, {op, i, kind, fields, spec}));
        }
    }
    return {};
}

Result<> Projector::releaseHeld(const EntityId &subject)
{
    struct Held
    {
        StreamId stream;
        quint64 seq;
        int index;
    };
    QList<Held> waiting;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT stream, seq, idx FROM held_op WHERE subject=? ORDER BY stream, seq, idx"), {toByteArray(subject)}));
    while (query->next())
        waiting.append({StreamId::from(viewOf(query->value(0).toByteArray())).value_or(StreamId{}), query->value(1).toULongLong(), query->value(2).toInt()});
    GUYUB_TRY(endRows(*query));
    CommitLog log(m_database);
    SubjectKeyTable keys(m_database);
    for (const Held &held : waiting) {
        GUYUB_TRY_VALUE(const LoggedCommit logged, log.read(held.stream, held.seq));
        GUYUB_TRY_VALUE(const auto certificate, log.findStream(held.stream));
        GUYUB_TRY_VALUE(const auto key, keys.find(subject));
        const Source source{logged.commit, logged.note ? &*logged.note : nullptr, certificate ? deviceIdOf(certificate->deviceKey) : m_device, !logged.note};
        if (!key || !key->k2 || held.index >= logged.commit.ops.size())
            continue;
        GUYUB_TRY_VALUE(const bool authorised, isAuthorised(source, subject));
        if (!authorised)
            continue;
        const protocol::Op &op = logged.commit.ops.at(held.index);
        const auto kind = incomingKindOf(op.kind);
        GUYUB_TRY_VALUE(const QByteArray body, protocol::openBody(logged.commit, held.index, *key->k2));
        GUYUB_TRY_VALUE(const FieldMap fields, protocol::decodeFields(body));
        GUYUB_TRY_VALUE(const RecordSpec *spec, specOf(op, fields));
        if (!spec || !kind)
            continue;
        m_ownEvents.insert(op.entity); // the plain part of the event may be there already
        GUYUB_TRY(applyOp(source, {op, held.index, *kind, fields, spec}));
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM held_op WHERE stream=? AND seq=? AND idx=?"), {toByteArray(held.stream), static_cast<qint64>(held.seq), held.index}));
    }
    return {};
}

Result<bool> Projector::isAuthorised(const Source &source, const EntityId &subject)
{
    const Id &authority = source.commit.authority;
    if (authority.isZero())
        return false;
    if (ports::isLegalBasis(authority))
        return true;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT resident_id, given, purpose, waiting FROM consent WHERE id=?"), {toByteArray(authority)}));
    const bool known = query->next();
    const bool fits = known && query->value(0).toByteArray() == toByteArray(subject) && query->value(1).toInt() == 1 && (!source.note || query->value(3).toInt() == 0);
    const int purpose = known ? query->value(2).toInt() : 0;
    GUYUB_TRY(endRows(*query));
    if (!fits)
        return false;
    // The newest word on this purpose counts: what waits here comes after what is placed, as far as it was said before
    // this commit; at a ledger position only what is placed counts.
    const QString sql = QStringLiteral("SELECT given FROM consent WHERE resident_id=? AND purpose=? AND (waiting=0 OR saved_at_ms<=?) ORDER BY waiting DESC, placed_at DESC, rid DESC LIMIT 1");
    GUYUB_TRY_VALUE(const QVariant newest, m_database.value(sql, {toByteArray(subject), purpose, source.note ? -1 : source.commit.hlcMs}));
    return newest.toInt() == 1;
}

} // namespace guyub::storage
