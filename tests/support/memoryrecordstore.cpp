#include "tests/support/memoryrecordstore.h"

#include "app/domain/mask.h"
#include "app/domain/receiptcode.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/access.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/devicecertificate.h"
#include "app/domain/records/household.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "app/domain/validate.h"
#include "app/ports/legalbasis.h"

#include <algorithm>

namespace guyub::test {

using namespace domain;
using ports::Record;
using ports::ResidentHit;

namespace {

constexpr Byte kOperatorMark = 0x0b, kStreamMark = 0x57, kLedgerMark = 0x1e, kRecordMark = 0xe0;

Id markedId(Byte mark)
{
    Id id;
    id[0] = mark;
    return id;
}

bool isSensitive(const FieldMap &fields)
{
    return std::any_of(fields.keyBegin(), fields.keyEnd(), [](FieldTag tag) {
        const FieldSpec *field = findField(tag);
        return !field || field->tier >= 2;
    });
}

ResidentHit hitOf(const Record &record)
{
    ResidentHit hit;
    hit.id = record.id;
    hit.name = textOf(record.fields, resident::Name);
    hit.maskedNik = maskNik(textOf(record.fields, resident::Nik));
    hit.birthDate = wholeOf(record.fields, resident::BirthDate);
    hit.sex = static_cast<int>(wholeOf(record.fields, resident::Sex));
    hit.rt = textOf(record.fields, resident::Rt);
    hit.rw = textOf(record.fields, resident::Rw);
    return hit;
}

bool isAbout(const Record &record, const EntityId &resident)
{
    return record.type == RecordType::Access ? bytesOf(record.fields, access::ResidentId) == toByteArray(resident)
                                             : record.subject == resident;
}

std::optional<ports::ActionKind> kindOf(const ports::Change &change)
{
    switch (change.type) {
    case RecordType::Visit:
        return ports::ActionKind::Visit;
    case RecordType::Consent:
        return ports::ActionKind::Consent;
    case RecordType::Resident:
        return change.kind == ports::OpKind::Create ? ports::ActionKind::Registration : ports::ActionKind::DataChange;
    default:
        return {};
    }
}

const Record *byId(const QList<Record> &records, const EntityId &id)
{
    const auto it = std::find_if(records.cbegin(), records.cend(), [&](const Record &each) { return each.id == id; });
    return it == records.cend() ? nullptr : &*it;
}

QList<Record> newestFirst(const QList<Record> &records, int limit, int offset)
{
    QList<Record> reversed(records.crbegin(), records.crend());
    return reversed.mid(offset, limit);
}

} // namespace

MemoryRecordStore::MemoryRecordStore(const ports::Clock &clock) : m_clock(clock), m_stream(markedId(kStreamMark)) { }

qsizetype MemoryRecordStore::count(RecordType type) const
{
    return std::count_if(
        m_records.cbegin(), m_records.cend(), [type](const Record &each) { return each.type == type; });
}

Result<ports::Saved> MemoryRecordStore::commit(const ports::Action &action)
{
    if (m_nextFailure)
        return fail(*std::exchange(m_nextFailure, std::nullopt), QStringLiteral("as the test asked"));
    if (action.changes.isEmpty())
        return fail(ErrorCode::WrongUse, QStringLiteral("an action without a change"));
    QList<Record> records = m_records;
    QList<EntityId> made;
    for (const ports::Change &change : action.changes)
        GUYUB_TRY(apply(change, records, made));
    GUYUB_TRY(checkAuthority(action, made, records));

    for (const ports::Change &change : action.changes)
        if (const auto code = parseReceiptCode(textOf(change.fields, receipt::Number)))
            m_lastReceipt = code->number;
    m_records = records;
    m_lastAction = action;
    ++m_commits;
    ports::Saved saved;
    saved.entities = made;
    saved.seq = static_cast<quint64>(m_commits);
    saved.commitHash[0] = static_cast<Byte>(m_commits);
    saved.commitHash[1] = kRecordMark;
    Logged logged{saved.commitHash, {}, {}};
    for (qsizetype i = 0; i < made.size(); ++i) {
        const Record *record = byId(m_records, made[i]);
        const auto kind = kindOf(action.changes[i]);
        if (record && kind && !logged.kinds.value(record->subject).contains(*kind))
            logged.kinds[record->subject].append(*kind);
    }
    for (qsizetype i = 0; i < made.size(); ++i) {
        const ports::Change &change = action.changes[i];
        if (change.type != RecordType::Resident || change.kind == ports::OpKind::Tombstone)
            continue;
        ports::DataChange &about = logged.changes[made[i]];
        about.at = m_clock.nowUtc();
        about.person = QStringLiteral("Rini");
        about.waiting = true;
        about.isRegistration = about.isRegistration || change.kind == ports::OpKind::Create;
        about.fields = about.isRegistration ? QList<FieldTag>() : about.fields + change.fields.keys();
    }
    for (QList<ports::ActionKind> &kinds : logged.kinds)
        std::sort(kinds.begin(), kinds.end());
    m_log.append(logged);
    return saved;
}

Result<> MemoryRecordStore::apply(const ports::Change &change, QList<Record> &records, QList<EntityId> &made)
{
    const RecordSpec *spec = findRecord(change.type);
    if (!spec)
        return fail(ErrorCode::WrongUse, QStringLiteral("record type"));
    FieldMap fields = change.fields;
    for (auto it = change.entityRefs.cbegin(); it != change.entityRefs.cend(); ++it)
        fields.insert(it.key(), toByteArray(made.value(*it)));
    const bool isNew = change.kind == ports::OpKind::Create || change.kind == ports::OpKind::AppendEvent;
    if (change.kind != ports::OpKind::Tombstone)
        GUYUB_TRY(isNew ? validate(*spec, fields) : validatePart(*spec, fields));

    EntityId id = change.entityFrom >= 0 ? made.value(change.entityFrom) : change.entity;
    if (isNew && id.isZero())
        id = nextId();
    made.append(id);
    const auto existing
        = std::find_if(records.begin(), records.end(), [&](const Record &each) { return each.id == id; });
    if (isNew) {
        Record record;
        record.id = id;
        record.type = change.type;
        record.subject = change.subjectFrom >= 0 ? made.value(change.subjectFrom) : change.subject;
        if (record.subject.isZero())
            record.subject = id;
        record.fields = fields;
        record.savedAt = m_clock.nowUtc();
        record.waiting = true;
        records.append(record);
        return {};
    }
    if (existing == records.end())
        return fail(ErrorCode::NotFound, QStringLiteral("record"));
    if (change.kind == ports::OpKind::Tombstone) {
        records.erase(existing);
        return {};
    }
    if (spec->isEvent)
        return fail(ErrorCode::WrongUse, QStringLiteral("an event never changes"));
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        existing->fields.insert(it.key(), *it);
    existing->savedAt = m_clock.nowUtc();
    return {};
}

Result<> MemoryRecordStore::checkAuthority(
    const ports::Action &action, const QList<EntityId> &made, const QList<Record> &after) const
{
    const EntityId authority = action.authorityFrom >= 0 ? made.value(action.authorityFrom) : action.authority;
    for (qsizetype i = 0; i < action.changes.size(); ++i) {
        if (!isSensitive(action.changes[i].fields) || ports::isLegalBasis(authority))
            continue;
        const Record *about = byId(after, made[i]);
        const Record *consent = byId(after, authority);
        if (!consent || consent->type != RecordType::Consent || !about || consent->subject != about->subject
            || wholeOf(consent->fields, consent::Given) != 1)
            return fail(ErrorCode::NoConsent, QStringLiteral("tier 2 without a consent in force"));
    }
    return {};
}

EntityId MemoryRecordStore::nextId()
{
    ++m_ids;
    EntityId id = markedId(kRecordMark);
    for (std::size_t i = 0; i < sizeof m_ids; ++i)
        id[15 - i] = static_cast<Byte>(m_ids >> (8 * i));
    return id;
}

std::optional<Record> MemoryRecordStore::find(RecordType type, FieldTag tag, const Value &value) const
{
    for (const Record &record : m_records)
        if (record.type == type && record.fields.value(tag) == value)
            return record;
    return {};
}

Result<Record> MemoryRecordStore::load(const EntityId &id) const
{
    const Record *record = byId(m_records, id);
    if (!record)
        return fail(ErrorCode::NotFound, QStringLiteral("record"));
    Record loaded = *record;
    loaded.hasConflict = std::any_of(m_conflicts.cbegin(), m_conflicts.cend(),
        [&](const ports::Conflict &each) { return each.entity == id && !each.automatic; });
    return loaded;
}

Result<QList<ResidentHit>> MemoryRecordStore::search(const ports::SearchQuery &query) const
{
    if (query.text.size() > ports::SearchQuery::kLongestText)
        return fail(ErrorCode::BadInput);
    QList<ResidentHit> hits;
    for (const Record &record : m_records) {
        const bool matches = record.type == RecordType::Resident
            && (textOf(record.fields, resident::Name).contains(query.text, Qt::CaseInsensitive)
                || textOf(record.fields, resident::Nik) == query.text);
        if (matches && hits.size() < query.limit)
            hits.append(hitOf(record));
    }
    return hits;
}

Result<QList<ResidentHit>> MemoryRecordStore::likelyDuplicates(
    const QString &name, const QString &nik, DayNumber birthDate, const QString &) const
{
    QList<ResidentHit> hits;
    for (const Record &record : m_records) {
        if (record.type != RecordType::Resident)
            continue;
        const bool sameNik = !nik.isEmpty() && textOf(record.fields, resident::Nik) == nik;
        const bool samePerson = textOf(record.fields, resident::Name).compare(name, Qt::CaseInsensitive) == 0
            && wholeOf(record.fields, resident::BirthDate) == birthDate;
        if (sameNik || samePerson)
            hits.append(hitOf(record));
    }
    return hits;
}

Result<QList<Record>> MemoryRecordStore::recordsOf(
    const EntityId &resident, RecordType type, int limit, int offset) const
{
    QList<Record> found;
    std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(found),
        [&](const Record &each) { return each.type == type && isAbout(each, resident); });
    return newestFirst(found, limit, offset);
}

Result<QList<ResidentHit>> MemoryRecordStore::livingWith(const EntityId &resident, int limit) const
{
    QList<ResidentHit> hits;
    const Record *person = byId(m_records, resident);
    for (const Record &record : m_records) {
        const auto isSame = [&](FieldTag tag) { return hasValue(record.fields, tag) && record.fields.value(tag) == person->fields.value(tag); };
        const bool isOther = person && record.type == RecordType::Resident && record.id != resident;
        if (isOther && (isSame(resident::HouseholdId) || isSame(resident::NoKk)) && hits.size() < limit)
            hits.append(hitOf(record));
    }
    return hits;
}

Result<QList<Record>> MemoryRecordStore::allOf(RecordType type, int limit, int offset) const
{
    QList<Record> found;
    std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(found),
        [&](const Record &each) { return each.type == type; });
    return newestFirst(found, limit, offset);
}

Result<QList<ResidentHit>> MemoryRecordStore::bornBetween(DayNumber first, DayNumber last, int limit) const
{
    QList<ResidentHit> hits;
    for (const Record &record : m_records) {
        const DayNumber born = wholeOf(record.fields, resident::BirthDate);
        if (record.type == RecordType::Resident && born >= first && born <= last && hits.size() < limit)
            hits.append(hitOf(record));
    }
    return hits;
}

Result<EntityId> MemoryRecordStore::householdByNoKk(const QString &noKk) const
{
    const auto record = find(RecordType::Household, household::NoKk, noKk);
    if (!record)
        return fail(ErrorCode::NotFound, QStringLiteral("household"));
    return record->id;
}

Result<EntityId> MemoryRecordStore::consentInForce(const EntityId &resident, int purpose) const
{
    GUYUB_TRY_VALUE(const QList<Record> answers, recordsOf(resident, RecordType::Consent, 100));
    for (const Record &answer : answers) {
        if (wholeOf(answer.fields, consent::Purpose) != purpose)
            continue;
        if (wholeOf(answer.fields, consent::Given) == 1)
            return answer.id;
        break;
    }
    return fail(ErrorCode::NoConsent, QStringLiteral("purpose %1").arg(purpose));
}

Result<QList<Record>> MemoryRecordStore::receiptsByNumber(const QString &number) const
{
    QList<Record> found;
    std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(found),
        [&](const Record &each) { return each.type == RecordType::Receipt && textOf(each.fields, receipt::Number) == number; });
    return found;
}

Result<QList<Record>> MemoryRecordStore::certificatesByKeyId(const QByteArray &keyId) const
{
    QList<Record> found;
    std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(found), [&](const Record &each) {
        return each.type == RecordType::DeviceCertificate
            && bytesOf(each.fields, devicecertificate::ReceiptKeyId) == keyId;
    });
    return found;
}

Result<QList<ports::ActionAbout>> MemoryRecordStore::newestActionsAbout(const EntityId &resident) const
{
    QList<ports::ActionAbout> actions;
    QList<ports::ActionKind> seen;
    for (auto it = m_log.crbegin(); it != m_log.crend(); ++it) {
        ports::ActionAbout action{it->hash, {}};
        for (const ports::ActionKind kind : it->kinds.value(resident))
            if (!seen.contains(kind))
                action.kinds.append(kind);
        seen += action.kinds;
        if (!action.kinds.isEmpty())
            actions.append(action);
    }
    return actions;
}

Result<QList<ports::ActionKind>> MemoryRecordStore::kindsOfAction(const Hash &commit, const EntityId &resident) const
{
    for (const Logged &each : m_log)
        if (each.hash == commit)
            return each.kinds.value(resident);
    return QList<ports::ActionKind>();
}

Result<QList<ports::DataChange>> MemoryRecordStore::changesOf(const EntityId &resident, int limit) const
{
    QList<ports::DataChange> changes;
    for (auto it = m_log.crbegin(); it != m_log.crend() && changes.size() < limit; ++it)
        if (it->changes.contains(resident))
            changes.append(it->changes.value(resident));
    return changes;
}

void MemoryRecordStore::beginStream(const StreamId &stream)
{
    m_stream = stream;
    m_lastReceipt = 0;
}

Result<QList<ports::Conflict>> MemoryRecordStore::conflicts(bool openOnly) const
{
    QList<ports::Conflict> found;
    std::copy_if(m_conflicts.cbegin(), m_conflicts.cend(), std::back_inserter(found),
        [openOnly](const ports::Conflict &each) { return !openOnly || !each.automatic; });
    return found;
}

Result<ports::SyncStatus> MemoryRecordStore::syncStatus() const
{
    ports::SyncStatus status = m_sync;
    status.waitingCommits = static_cast<int>(m_commits);
    return status;
}

Result<ports::DayFigures> MemoryRecordStore::figuresOf(DayNumber day, UtcMs, UtcMs) const
{
    ports::DayFigures figures;
    QList<QByteArray> weighed;
    for (const Record &record : m_records) {
        const QByteArray child = bytesOf(record.fields, visit::ResidentId);
        if (record.type == RecordType::Visit && wholeOf(record.fields, visit::MeasuredOn) == day
            && !weighed.contains(child))
            weighed.append(child);
    }
    figures.childrenWeighed = static_cast<int>(weighed.size());
    return figures;
}

Result<> MemoryRecordStore::saveDraft(const ports::Draft &draft)
{
    GUYUB_TRY(dropDraft(draft.id));
    m_drafts.prepend(draft);
    return {};
}

Result<> MemoryRecordStore::dropDraft(const Id &id)
{
    m_drafts.removeIf([&](const ports::Draft &each) { return each.id == id; });
    return {};
}

Result<QList<ports::Draft>> MemoryRecordStore::draftsOf(const Id &author) const
{
    QList<ports::Draft> drafts;
    std::copy_if(m_drafts.cbegin(), m_drafts.cend(), std::back_inserter(drafts),
        [&](const ports::Draft &each) { return each.author == author; });
    return drafts;
}

Id MemoryRecordStore::operatorId() const
{
    return markedId(kOperatorMark);
}

StreamId MemoryRecordStore::stream() const
{
    return m_stream;
}

EntityId MemoryRecordStore::ledgerSubject() const
{
    return markedId(kLedgerMark);
}

} // namespace guyub::test
