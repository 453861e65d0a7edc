#include "sync/hub/interpreter.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/operator.h"
#include "app/ports/legalbasis.h"
#include "storage/crypto/hash.h"
#include "storage/crypto/signing.h"
#include "sync/hub/columns.h"
#include "sync/hub/statecodec.h"

#include <algorithm>

namespace guyub::hub {

using namespace domain;

namespace {

Stamp stampOf(const protocol::Commit &commit, int index, const protocol::Note &note, const Id &author)
{
    return {note.hseq, commit.stream, author, protocol::opUid(commit.originStream, commit.originSeq, index), commit.hlcMs, commit.hlcCounter, note.clockSuspect};
}

ConflictClass classOf(const FieldOutcome &outcome, const EntityState &state)
{
    if (outcome.outcome != Outcome::Open)
        return ConflictClass::Auto;
    return outcome.field == 0 || state.tombstoned ? ConflictClass::Tombstone : ConflictClass::Review;
}

} // namespace

Result<> Interpreter::apply(const protocol::Commit &commit, const Fields &fields, const protocol::Note &note, const Id &author)
{
    const Source source{commit, note, author};
    for (const protocol::FieldOp &op : protocol::fieldOpsOf(commit)) {
        if (!fields.value(op.index))
            continue;
        const OpView view{op.op, op.index, op.kind, *fields.at(op.index)};
        if (op.isSensitive()) {
            GUYUB_TRY_VALUE(const bool authorised, isAuthorised(source, op.op.subject));
            if (!authorised) {
                GUYUB_TRY(hold(source, view));
                continue;
            }
        }
        GUYUB_TRY(applyOp(source, view));
    }
    return {};
}

Result<QString> Interpreter::objection(const protocol::Commit &commit, const Fields &fields)
{
    for (const protocol::FieldOp &op : protocol::fieldOpsOf(commit)) {
        if (!fields.value(op.index))
            continue;
        GUYUB_TRY_VALUE(const QString words, objectionTo(op, *fields.at(op.index)));
        if (!words.isEmpty())
            return QStringLiteral("operation %1: %2").arg(op.index).arg(words);
    }
    return objectionToSignature(commit, fields);
}

Result<QString> Interpreter::objectionTo(const protocol::FieldOp &op, const FieldMap &fields)
{
    GUYUB_TRY_VALUE(const Touched *touched, stateOf(op.op.entity));
    if (fields.isEmpty() && !touched->isKnown())
        return QString();
    const RecordType type = fields.isEmpty() ? touched->state.type : typeOfTag(fields.firstKey());
    const RecordSpec *spec = findRecord(type);
    if (spec && !isAllowed(op.kind, *spec))
        return QStringLiteral("an event is made and never changed after");
    const bool isOfOneKind = fields.isEmpty() || typeOfTag(fields.lastKey()) == type;
    if (!isOfOneKind || (touched->isKnown() && touched->state.type != type))
        return QStringLiteral("fields of another record");
    return QString();
}

Result<QString> Interpreter::objectionToSignature(const protocol::Commit &commit, const Fields &fields)
{
    const bool isNeeded = std::any_of(fields.cbegin(), fields.cend(), [](const auto &one) { return one && !one->isEmpty() && needsOperatorSignature(typeOfTag(one->firstKey())); });
    if (commit.operatorSignature.isEmpty())
        return isNeeded ? QStringLiteral("the operator's signature is missing") : QString();
    GUYUB_TRY_VALUE(const QByteArray known, operatorKey(commit, fields));
    const auto key = PublicKey::from(viewOf(known));
    if (!key)
        return QStringLiteral("signed by an operator of whom there is no record");
    const auto signature = Signature::from(viewOf(commit.operatorSignature));
    const Hash content = protocol::contentHash(commit);
    if (!signature || !crypto::isSignedBy(*key, content.view(), *signature))
        return QStringLiteral("the operator's signature does not hold");
    return QString();
}

// Of the operator's record here; where the commit brings that record itself, of it.
Result<QByteArray> Interpreter::operatorKey(const protocol::Commit &commit, const Fields &fields)
{
    GUYUB_TRY_VALUE(const Touched *touched, stateOf(commit.actor));
    if (touched->isKnown()) {
        const Value value = touched->state.fields.value(operator_::SigningKey).value;
        const auto *key = std::get_if<QByteArray>(&value);
        return key ? *key : QByteArray();
    }
    for (qsizetype i = 0; i < commit.ops.size(); ++i)
        if (commit.ops.at(i).entity == commit.actor && fields.value(i))
            return bytesOf(*fields.at(i), operator_::SigningKey);
    return QByteArray();
}

Result<Interpreter::Touched *> Interpreter::stateOf(const EntityId &entity)
{
    const auto known = m_touched.find(entity);
    if (known != m_touched.end())
        return &known->second;
    Touched touched;
    GUYUB_TRY_VALUE(const QVariant bytes, m_database.value(QStringLiteral("SELECT state FROM entity_state WHERE ledger=? AND entity=?"), {m_ledger, columnOf(entity)}));
    touched.isStored = !bytes.isNull();
    if (touched.isStored) {
        GUYUB_TRY_VALUE(touched.state, decodeState(bytes.toByteArray()));
    }
    return &m_touched.emplace(entity, std::move(touched)).first->second;
}

Result<> Interpreter::applyOp(const Source &source, const OpView &view)
{
    GUYUB_TRY_VALUE(Touched *touched, stateOf(view.op.entity));
    const bool isEmpty = view.fields.isEmpty();
    // A tombstone of something unknown, or a newer kiosk's record: it stays in the log until this hub can read it.
    if (isEmpty && !touched->isKnown())
        return {};
    const RecordSpec *spec = findRecord(isEmpty ? touched->state.type : typeOfTag(view.fields.firstKey()));
    if (!spec || !isAllowed(view.kind, *spec))
        return {};
    if (!touched->isKnown()) {
        touched->state.type = typeOfTag(view.fields.firstKey());
        touched->state.subject = view.op.subject;
    }
    if (view.kind != IncomingKind::AppendEvent)
        return applyMerged(source, view, *touched);
    GUYUB_TRY(applyEvent(source, view, *touched));
    if (typeOfTag(view.fields.firstKey()) != RecordType::Consent)
        return {};
    GUYUB_TRY(noteConsent(source, view.op.subject, view.fields));
    return releaseHeld(view.op.subject);
}

// An event never changes after the commit that made it.
Result<> Interpreter::applyEvent(const Source &source, const OpView &view, Touched &touched)
{
    const bool isOpen = touched.madeBy == source.note.hseq || m_completed.contains(view.op.entity);
    if (touched.isKnown() && !isOpen)
        return {};
    return applyMerged(source, view, touched);
}

Result<> Interpreter::applyMerged(const Source &source, const OpView &view, Touched &touched)
{
    if (!touched.isKnown())
        touched.madeBy = source.note.hseq;
    const Incoming incoming{view.kind, view.fields, view.op.base, stampOf(source.commit, view.index, source.note, source.author)};
    const QList<FieldOutcome> outcomes = mergeInto(touched.state, incoming);
    touched.isChanged = true;
    touched.hseq = std::max(touched.hseq, source.note.hseq);
    for (const FieldOutcome &outcome : outcomes)
        if (outcome.outcome != Outcome::Applied && outcome.outcome != Outcome::Agreed)
            GUYUB_TRY(keepConflict(source, view.op.entity, touched.state, outcome, view.op.base));
    return {};
}

Result<> Interpreter::keepConflict(const Source &source, const EntityId &entity, const EntityState &state, const FieldOutcome &outcome, quint64 base)
{
    const ConflictClass kind = classOf(outcome, state);
    const ConflictState standing = kind == ConflictClass::Auto ? ConflictState::Auto : ConflictState::Open;
    const Id id = crypto::Blake2b("guyub.conflict.1", 16).add(entity.view()).addU32(outcome.field).add(outcome.shownStamp.op.view()).add(outcome.otherStamp.op.view()).finish<16>();
    return m_database.run(QStringLiteral("INSERT INTO conflict(ledger, id, entity, type, field, class, state, base_hseq, a_hseq, b_hseq, shown, other, opened_at_ms) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"),
        {m_ledger, columnOf(id), columnOf(entity), int(state.type), outcome.field, int(kind), int(standing), columnOf(base), columnOf(outcome.shownStamp.hseq), columnOf(outcome.otherStamp.hseq), encodeValue(outcome.shown),
            encodeValue(outcome.other), source.note.receivedAt});
}

Result<bool> Interpreter::isAuthorised(const Source &source, const EntityId &subject)
{
    const Id &authority = source.commit.authority;
    if (authority.isZero())
        return false;
    if (ports::isLegalBasis(authority))
        return true;
    GUYUB_TRY_VALUE(const Touched *touched, stateOf(authority));
    if (touched->state.type != RecordType::Consent)
        return false;
    FieldMap fields;
    for (auto it = touched->state.fields.cbegin(); it != touched->state.fields.cend(); ++it)
        fields.insert(it.key(), it->value);
    if (bytesOf(fields, consent::ResidentId) != toByteArray(subject) || wholeOf(fields, consent::Given) != 1)
        return false;
    const QVariant purpose = wholeOf(fields, consent::Purpose);
    GUYUB_TRY_VALUE(const QVariant newest, m_database.value(QStringLiteral("SELECT given FROM consent_state WHERE ledger=? AND resident=? AND purpose=?"), {m_ledger, columnOf(subject), purpose}));
    return newest.toInt() == 1;
}

Result<> Interpreter::noteConsent(const Source &source, const EntityId &subject, const FieldMap &fields)
{
    return m_database.run(QStringLiteral("INSERT INTO consent_state(ledger, resident, purpose, hseq, given) VALUES(?,?,?,?,?) ON CONFLICT(ledger, resident, purpose) DO UPDATE SET hseq=excluded.hseq, given=excluded.given WHERE excluded.hseq>=consent_state.hseq"),
        {m_ledger, bytesOf(fields, consent::ResidentId).isEmpty() ? columnOf(subject) : QVariant(bytesOf(fields, consent::ResidentId)), wholeOf(fields, consent::Purpose), columnOf(source.note.hseq), wholeOf(fields, consent::Given)});
}

Result<> Interpreter::hold(const Source &source, const OpView &view)
{
    return m_database.run(QStringLiteral("INSERT INTO held_op(ledger, subject, stream, seq, idx) VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING"),
        {m_ledger, columnOf(view.op.subject), columnOf(source.commit.stream), columnOf(source.commit.seq), view.index});
}

// In the order of stream and number, as kiosks do it.
Result<> Interpreter::releaseHeld(const EntityId &subject)
{
    struct Held
    {
        StreamId stream;
        quint64 seq;
        int index;
    };
    QList<Held> waiting;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT stream, seq, idx FROM held_op WHERE ledger=? AND subject=? ORDER BY stream, seq, idx"), {m_ledger, columnOf(subject)}));
    while (query->next())
        waiting.append({fixedOrZero<16>(query->value(0)), query->value(1).toULongLong(), query->value(2).toInt()});
    GUYUB_TRY(storage::endRows(*query));
    for (const Held &held : waiting) {
        GUYUB_TRY_VALUE(const auto placed, m_log.find(held.stream, held.seq));
        if (!placed)
            continue;
        GUYUB_TRY_VALUE(const protocol::OpenCommit open, m_log.open(placed->bytes));
        GUYUB_TRY_VALUE(const Id author, m_log.authorOf(held.stream));
        const Source source{open.commit, placed->note, author};
        GUYUB_TRY_VALUE(const bool authorised, isAuthorised(source, subject));
        const auto body = open.bodies.value(held.index);
        const auto fields = body ? protocol::decodeFields(*body) : Result<FieldMap>(fail(ErrorCode::Damaged));
        const auto kind = incomingKindOf(open.commit.ops.at(held.index).kind);
        if (!authorised || !fields || !kind)
            continue;
        m_completed.insert(open.commit.ops.at(held.index).entity); // the plain part of the event is there already
        GUYUB_TRY(applyOp(source, {open.commit.ops.at(held.index), held.index, *kind, *fields}));
        GUYUB_TRY(m_database.run(QStringLiteral("DELETE FROM held_op WHERE ledger=? AND subject=? AND stream=? AND seq=? AND idx=?"), {m_ledger, columnOf(subject), columnOf(held.stream), columnOf(held.seq), held.index}));
    }
    return {};
}

Result<> Interpreter::finish()
{
    for (const auto &[entity, touched] : m_touched) {
        if (!touched.isChanged)
            continue;
        const QByteArray state = encodeState(touched.state);
        if (!touched.isStored)
            GUYUB_TRY(m_database.run(QStringLiteral("INSERT INTO entity_state(ledger, entity, type, hseq, state) VALUES(?,?,?,?,?)"), {m_ledger, columnOf(entity), int(touched.state.type), columnOf(touched.hseq), state}));
        else
            GUYUB_TRY(m_database.run(QStringLiteral("UPDATE entity_state SET hseq=max(hseq, ?), state=? WHERE ledger=? AND entity=?"), {columnOf(touched.hseq), state, m_ledger, columnOf(entity)}));
    }
    m_touched.clear();
    m_completed.clear();
    return {};
}

} // namespace guyub::hub
