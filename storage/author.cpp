#include "storage/author.h"

#include "app/domain/receiptcode.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/receipt.h"
#include "app/domain/validate.h"
#include "app/usecase/clockback.h"
#include "storage/crypto/hash.h"
#include "storage/crypto/secretbytes.h"

#include <QDateTime>

#include <algorithm>

namespace guyub::storage {

using namespace domain;
using ports::Change;
using ports::OpKind;

namespace {

quint8 tierOf(FieldTag tag)
{
    const FieldSpec *field = findField(tag);
    return field ? field->tier : kSensitiveTier;
}

bool isSet(FieldTag tag)
{
    const FieldSpec *field = findField(tag);
    return field && field->merge == MergeClass::Set;
}

Value normalised(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return text->normalized(QString::NormalizationForm_C).trimmed();
    return value;
}

bool hasOwnKeys(RecordType type)
{
    return type == RecordType::Resident || type == RecordType::Household;
}

} // namespace

Author::Author(Database &database, const Identity &identity, const Operator &signedIn, const ports::Clock &clock)
    : m_database(database), m_identity(identity), m_operator(signedIn), m_clock(clock), m_log(database), m_meta(database), m_keys(database)
{
}

Result<ports::Saved> Author::write(const ports::Action &action)
{
    GUYUB_TRY_VALUE(const CommitLog::Head head, m_log.headOf(m_identity.stream()));
    m_commit = {};
    m_commit.stream = m_commit.originStream = m_identity.stream();
    m_commit.seq = m_commit.originSeq = head.seq + 1;
    m_commit.prevHash = head.hash;
    m_commit.clockQuality = static_cast<quint8>(m_clock.quality());
    m_commit.actor = m_operator.id;
    m_commit.role = static_cast<quint8>(m_operator.role);
    m_commit.source = static_cast<quint8>(action.source);
    m_commit.job = action.job;
    GUYUB_TRY(tick());
    GUYUB_TRY(plan(action));
    m_commit.authority = action.authorityFrom >= 0 ? m_entities.value(action.authorityFrom) : action.authority;
    GUYUB_TRY(sealOps());
    const bool isSigned = needsOperatorSignature();
    if (isSigned && m_operator.keys.secret.isEmpty())
        return fail(ErrorCode::NotAllowed, QStringLiteral("nobody is signed in who could sign this"));
    if (isSigned)
        m_commit.operatorSignature = toByteArray(crypto::sign(m_operator.keys.secret, protocol::contentHash(m_commit).view()));
    const Hash hash = protocol::commitHash(m_commit);
    if (protocol::encodeCommit(m_commit).size() > protocol::kMaxCommitBytes - protocol::kMaxOriginBytes)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("one action holds at most 64 KiB"));
    GUYUB_TRY(m_log.append(m_commit, hash, std::nullopt));
    GUYUB_TRY(m_meta.set(metakey::headSeq, static_cast<qint64>(m_commit.seq)));
    GUYUB_TRY(m_meta.set(metakey::headHash, toByteArray(hash)));

    QList<std::optional<QByteArray>> bodies;
    for (const PlannedOp &planned : m_planned)
        bodies.append(protocol::encodeFields(planned.fields));
    Projector projector(m_database, m_identity.deviceId());
    GUYUB_TRY(projector.applyOwn(m_commit, bodies));
    GUYUB_TRY(projector.finish());
    GUYUB_TRY(keepReceiptNumber());
    return ports::Saved{m_entities, hash, m_commit.seq};
}

// The hybrid clock never runs back, whatever the wall clock does.
Result<> Author::tick()
{
    GUYUB_TRY_VALUE(const qint64 lastMs, m_meta.number(metakey::hlcMs));
    GUYUB_TRY_VALUE(const qint64 lastCounter, m_meta.number(metakey::hlcCounter));
    const UtcMs now = m_clock.nowUtc();
    m_commit.hlcMs = std::max(now, lastMs);
    m_commit.hlcCounter = now > lastMs ? 0 : static_cast<quint32>(lastCounter + 1);
    GUYUB_TRY(m_meta.set(metakey::hlcMs, m_commit.hlcMs));
    GUYUB_TRY(m_meta.set(metakey::hlcCounter, m_commit.hlcCounter));
    GUYUB_TRY_VALUE(const qint64 latest, m_meta.number(metakey::clockLatest, lastMs));
    GUYUB_TRY_VALUE(const qint64 backSince, m_meta.number(metakey::clockBackSince));
    const usecase::ClockSeen seen = usecase::clockAfter({latest, backSince}, now);
    GUYUB_TRY(m_meta.set(metakey::clockLatest, seen.latest));
    GUYUB_TRY(m_meta.set(metakey::clockBackSince, seen.backSince));
    return {};
}

Result<> Author::plan(const ports::Action &action)
{
    m_planned.clear();
    m_entities.clear();
    if (action.changes.isEmpty())
        return fail(ErrorCode::WrongUse, QStringLiteral("an action without a change"));
    for (const Change &change : action.changes)
        GUYUB_TRY(planChange(change));
    if (action.authorityFrom >= m_entities.size())
        return fail(ErrorCode::WrongUse, QStringLiteral("an action rests on a change it does not have"));
    if (m_planned.size() > protocol::kMaxOpsPerCommit)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("too many operations in one action"));
    return {};
}

Result<FieldMap> Author::completeFields(const Change &change) const
{
    const RecordSpec *spec = findRecord(change.type);
    if (!spec)
        return fail(ErrorCode::WrongUse, QStringLiteral("record type"));
    FieldMap fields;
    for (auto it = change.fields.cbegin(); it != change.fields.cend(); ++it)
        fields.insert(it.key(), normalised(*it));
    for (auto it = change.entityRefs.cbegin(); it != change.entityRefs.cend(); ++it) {
        if (*it < 0 || *it >= m_entities.size())
            return fail(ErrorCode::WrongUse, QStringLiteral("a change names one that comes later"));
        fields.insert(it.key(), toByteArray(m_entities.at(*it)));
    }
    const auto kind = incomingKindOf(static_cast<quint8>(change.kind));
    if (kind && !isAllowed(*kind, *spec))
        return fail(ErrorCode::WrongUse, QStringLiteral("an event is made and never changed after"));
    const bool isWhole = change.kind == OpKind::Create || change.kind == OpKind::AppendEvent;
    if (change.kind != OpKind::Tombstone)
        GUYUB_TRY(isWhole ? validate(*spec, fields) : validatePart(*spec, fields));
    return fields;
}

Result<> Author::planChange(const Change &change)
{
    if (change.entityFrom >= m_entities.size() || change.subjectFrom >= m_entities.size())
        return fail(ErrorCode::WrongUse, QStringLiteral("a change names one that comes later"));
    GUYUB_TRY_VALUE(const FieldMap fields, completeFields(change));
    EntityId entity = change.entityFrom >= 0 ? m_entities.value(change.entityFrom) : change.entity;
    const bool isNew = change.kind == OpKind::Create || change.kind == OpKind::AppendEvent;
    if (isNew && entity.isZero())
        entity = protocol::derivedEntityId(m_commit.hlcMs, m_commit.originStream, m_commit.originSeq, static_cast<int>(m_planned.size()));
    if (entity.isZero())
        return fail(ErrorCode::WrongUse, QStringLiteral("a change without a record"));
    EntityId subject = change.subjectFrom >= 0 ? m_entities.value(change.subjectFrom) : change.subject;
    if (subject.isZero()) {
        GUYUB_TRY_VALUE(subject, subjectOf(change.type, entity));
    }
    m_entities.append(entity);

    if (isNew) {
        addOps(change, fields, entity, subject);
        return {};
    }
    GUYUB_TRY_VALUE(const auto groups, byBase(change, entity, fields));
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        Change part = change;
        part.openedAt = it.key();
        addOps(part, *it, entity, subject);
    }
    return {};
}

Result<EntityId> Author::subjectOf(RecordType type, const EntityId &entity)
{
    if (hasOwnKeys(type))
        return entity;
    return type == RecordType::Access ? readLogSubject() : m_identity.ledgerSubject();
}

// Another each month (UTC), so that a month's keys can be destroyed by themselves; drawn, not derived: two copies of a store
// must not meet at the hub with one subject under two keys.
Result<EntityId> Author::readLogSubject()
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(m_commit.hlcMs, Qt::UTC).date();
    const QString key = metakey::readLogSubject.arg(day.year() * 100 + day.month());
    GUYUB_TRY_VALUE(const QByteArray kept, m_meta.bytes(key));
    if (const auto subject = EntityId::from(viewOf(kept)))
        return *subject;
    const EntityId drawn(crypto::randomBytes<16>());
    GUYUB_TRY(m_meta.set(key, toByteArray(drawn)));
    return drawn;
}

// One op per tier: what is sensitive lies under another key.
void Author::addOps(const Change &change, const FieldMap &fields, EntityId entity, EntityId subject)
{
    FieldMap plain, sensitive;
    quint8 plainTier = 0;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        const quint8 tier = tierOf(it.key());
        (tier >= kSensitiveTier ? sensitive : plain).insert(it.key(), *it);
        if (tier < kSensitiveTier)
            plainTier = std::max(plainTier, tier);
    }
    const auto add = [&](OpKind kind, quint8 tier, const FieldMap &part) {
        PlannedOp planned;
        planned.op.kind = static_cast<quint8>(kind);
        planned.op.entity = entity;
        planned.op.subject = subject;
        planned.op.base = change.kind == OpKind::Create || change.kind == OpKind::AppendEvent ? 0 : change.openedAt;
        planned.op.tier = tier;
        planned.fields = part;
        m_planned.append(planned);
    };
    if (!plain.isEmpty() || sensitive.isEmpty())
        add(change.kind, plainTier, plain);
    if (!sensitive.isEmpty())
        add(change.kind == OpKind::Create && !plain.isEmpty() ? OpKind::Set : change.kind, kSensitiveTier, sensitive);
}

// A field already changed here and not yet placed keeps the base of its first such change (SYNC §1.3). A set does not: its
// changes do not overwrite each other, and an element may be removed that came down in between.
Result<QMap<quint64, FieldMap>> Author::byBase(const Change &change, const EntityId &entity, const FieldMap &fields)
{
    QMap<FieldTag, quint64> firstBase;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT base, body FROM pending_op WHERE entity=? ORDER BY seq, idx"), {toByteArray(entity)}));
    while (query->next()) {
        const auto earlier = protocol::decodeFields(query->value(1).toByteArray());
        if (!earlier)
            continue;
        for (auto it = earlier->cbegin(); it != earlier->cend(); ++it)
            if (!firstBase.contains(it.key()))
                firstBase.insert(it.key(), query->value(0).toULongLong());
    }
    GUYUB_TRY(endRows(*query));
    QMap<quint64, FieldMap> groups;
    if (fields.isEmpty())
        groups.insert(change.openedAt, {});
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        groups[isSet(it.key()) ? change.openedAt : firstBase.value(it.key(), change.openedAt)].insert(it.key(), *it);
    return groups;
}

Result<> Author::sealOps()
{
    for (int i = 0; i < m_planned.size(); ++i) {
        PlannedOp &planned = m_planned[i];
        GUYUB_TRY_VALUE(auto entry, m_keys.find(planned.op.subject));
        if (!entry) {
            GUYUB_TRY_VALUE(entry, m_keys.introduce(planned.op.subject, m_commit.seq));
            planned.op.keyHashes = entry->keyHashes;
        }
        const auto &key = entry->forTier(planned.op.tier);
        if (!key)
            return fail(ErrorCode::NoConsent, QStringLiteral("the subject's key was destroyed"));
        protocol::sealBody(planned.op, i, m_commit.originStream, m_commit.originSeq, *key, protocol::encodeFields(planned.fields));
        m_commit.ops.append(planned.op);
    }
    return {};
}

bool Author::needsOperatorSignature() const
{
    return std::any_of(m_planned.cbegin(), m_planned.cend(), [](const PlannedOp &planned) {
        return !planned.fields.isEmpty() && domain::needsOperatorSignature(typeOfTag(planned.fields.firstKey()));
    });
}

// The counter moves in the transaction that issues the receipt, so numbers have no gap and never repeat.
Result<> Author::keepReceiptNumber()
{
    for (const PlannedOp &planned : m_planned) {
        if (!planned.fields.contains(receipt::Number))
            continue;
        const auto code = parseReceiptCode(textOf(planned.fields, receipt::Number));
        if (!code)
            return fail(ErrorCode::ValueOutOfRange, QStringLiteral("not a receipt number"), QStringLiteral("number"));
        GUYUB_TRY_VALUE(const qint64 last, m_meta.number(metakey::lastReceipt));
        if (code->letters != receiptLettersOf(m_identity.stream()) || code->number != last + 1)
            return fail(ErrorCode::ValueOutOfRange, QStringLiteral("receipt numbers follow each other"), QStringLiteral("number"));
        GUYUB_TRY(m_meta.set(metakey::lastReceipt, code->number));
    }
    return {};
}

} // namespace guyub::storage
