#include "storage/sqliterecordstore.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/devicecertificate.h"
#include "app/domain/records/receipt.h"
#include "storage/actionfinder.h"
#include "storage/attachments.h"
#include "storage/conflictlist.h"
#include "storage/erasedlist.h"
#include "storage/residentsearch.h"
#include "storage/rowcodec.h"
#include "storage/syncstatus.h"
#include "storage/whereabouts.h"
#include "sync/protocol/messages.h"

#include <algorithm>

namespace guyub::storage {

using namespace domain;
using ports::Record;

SqliteRecordStore::SqliteRecordStore(Database &database, const Identity &identity, const Operator &signedIn, const ports::Clock &clock, QString folder)
    : m_database(database), m_identity(identity), m_operator(signedIn), m_clock(clock), m_folder(std::move(folder))
{
}

Result<ports::Saved> SqliteRecordStore::commit(const ports::Action &action)
{
    const bool givesReceipt = std::any_of(action.changes.cbegin(), action.changes.cend(),
        [](const ports::Change &change) { return change.type == RecordType::Receipt && change.fields.contains(receipt::Number); });
    Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY_VALUE(const ports::Saved saved, Author(m_database, m_identity, m_operator, m_clock).write(action));
    GUYUB_TRY(noteFiles(m_database, action, m_clock.nowUtc()));
    GUYUB_TRY(transaction.commit());
    if (givesReceipt)
        (void)Whereabouts(m_database, m_identity, m_folder).noteReceipt(); // the receipt stands; the next one notes both
    return saved;
}

Result<QList<Record>> SqliteRecordStore::read(RecordType type, const QString &tail, const QVariantList &values) const
{
    const RecordSpec *spec = findRecord(type);
    if (!spec)
        return fail(ErrorCode::WrongUse, QStringLiteral("record type"));
    GUYUB_TRY_VALUE(auto records, ProjectionRows(m_database).read(*spec, tail, values));
    GUYUB_TRY_VALUE(const qint64 position, Meta(m_database).number(metakey::appliedHseq));
    for (Record &record : records)
        record.position = static_cast<quint64>(position); // what the reader sees is the view at this position
    return records;
}

Result<Record> SqliteRecordStore::first(const RecordSpec &spec, const QString &tail, const QVariantList &values) const
{
    GUYUB_TRY_VALUE(const auto records, read(spec.type, tail, values));
    if (records.isEmpty())
        return fail(ErrorCode::NotFound, QLatin1String(spec.key));
    return records.first();
}

Result<Record> SqliteRecordStore::load(const EntityId &id) const
{
    GUYUB_TRY_VALUE(const RecordSpec *spec, ProjectionRows(m_database).typeOf(id));
    if (!spec)
        return fail(ErrorCode::NotFound, QStringLiteral("record"));
    GUYUB_TRY_VALUE(Record record, first(*spec, QStringLiteral("WHERE id=?"), {toByteArray(id)}));
    GUYUB_TRY_VALUE(const QVariant open, m_database.value(QStringLiteral("SELECT count(*) FROM conflict WHERE entity=? AND automatic=0"), {toByteArray(id)}));
    record.hasConflict = open.toInt() > 0;
    return record;
}

Result<QList<ports::ResidentHit>> SqliteRecordStore::search(const ports::SearchQuery &query) const
{
    return ResidentSearch(m_database).find(query);
}

Result<QList<ports::ResidentHit>> SqliteRecordStore::likelyDuplicates(const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName) const
{
    return ResidentSearch(m_database).likelyDuplicates(name, nik, birthDate, motherName);
}

Result<QList<ports::ResidentHit>> SqliteRecordStore::bornBetween(DayNumber firstDay, DayNumber lastDay, int limit) const
{
    return ResidentSearch(m_database).bornBetween(firstDay, lastDay, limit);
}

Result<QList<ports::ResidentHit>> SqliteRecordStore::livingWith(const EntityId &resident, int limit) const
{
    return ResidentSearch(m_database).livingWith(resident, limit);
}

// An entry of the read log has a subject of its own, so that its key can be destroyed without the person's.
Result<QList<Record>> SqliteRecordStore::recordsOf(const EntityId &resident, RecordType type, int limit, int offset) const
{
    const QString column = type == RecordType::Access ? QStringLiteral("resident_id") : QStringLiteral("subject");
    return read(type, QStringLiteral("WHERE %1=? AND tombstoned=0 ORDER BY saved_at_ms DESC, rid DESC LIMIT ? OFFSET ?").arg(column), {toByteArray(resident), limit, offset});
}

Result<QList<Record>> SqliteRecordStore::allOf(RecordType type, int limit, int offset) const
{
    return read(type, QStringLiteral("WHERE tombstoned=0 ORDER BY saved_at_ms DESC, rid DESC LIMIT ? OFFSET ?"), {limit, offset});
}

Result<EntityId> SqliteRecordStore::householdByNoKk(const QString &noKk) const
{
    GUYUB_TRY_VALUE(const QVariant id, m_database.value(QStringLiteral("SELECT id FROM household WHERE no_kk=? AND tombstoned=0 ORDER BY rid LIMIT 1"), {noKk}));
    const auto found = EntityId::from(viewOf(id.toByteArray()));
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("household"));
    return *found;
}

Result<EntityId> SqliteRecordStore::consentInForce(const EntityId &resident, int purpose) const
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT id, given FROM consent WHERE resident_id=? AND purpose=? ORDER BY waiting DESC, placed_at DESC, rid DESC LIMIT 1"), {toByteArray(resident), purpose}));
    const bool given = query->next() && query->value(1).toInt() == 1;
    const auto id = given ? EntityId::from(viewOf(query->value(0).toByteArray())) : std::nullopt;
    GUYUB_TRY(endRows(*query));
    if (!id)
        return fail(ErrorCode::NoConsent, QStringLiteral("purpose %1").arg(purpose));
    return *id;
}

Result<qint64> SqliteRecordStore::nextReceiptNumber() const
{
    GUYUB_TRY_VALUE(const qint64 last, Meta(m_database).number(metakey::lastReceipt));
    return last + 1;
}

Result<QList<Record>> SqliteRecordStore::receiptsByNumber(const QString &number) const
{
    return read(RecordType::Receipt, QStringLiteral("WHERE number=? ORDER BY rid"), {number});
}

Result<QList<Record>> SqliteRecordStore::certificatesByKeyId(const QByteArray &keyId) const
{
    GUYUB_TRY_VALUE(const auto candidates, read(RecordType::DeviceCertificate, QStringLiteral("WHERE receipt_key_id=?"), {keyId}));
    QList<Record> verified;
    if (!m_identity.hub)
        return verified;
    GUYUB_TRY_VALUE(const QString ledger, Meta(m_database).text(metakey::ledger));
    for (const Record &record : candidates) {
        const auto key = [&](FieldTag tag) { return PublicKey::from(viewOf(bytesOf(record.fields, tag))); };
        const auto device = key(devicecertificate::DeviceKey), receipt = key(devicecertificate::ReceiptKey), seal = key(devicecertificate::SealKey), transport = key(devicecertificate::TransportKey);
        const auto signature = Signature::from(viewOf(bytesOf(record.fields, devicecertificate::Certificate)));
        if (!device || !receipt || !seal || !transport || !signature)
            continue;
        const QByteArray message = protocol::deviceCertificateMessage(ledger.toUtf8(), *device, *receipt, *seal, *transport, wholeOf(record.fields, devicecertificate::IssuedAt));
        if (crypto::isSignedBy(m_identity.hub->ledgerKey, viewOf(message), *signature))
            verified.append(record);
    }
    return verified;
}

Result<QList<ports::ActionAbout>> SqliteRecordStore::newestActionsAbout(const EntityId &resident) const
{
    return ActionFinder(m_database).newestAbout(resident);
}

Result<QList<ports::ActionKind>> SqliteRecordStore::kindsOfAction(const Hash &commit, const EntityId &resident) const
{
    return ActionFinder(m_database).kindsOf(commit, resident);
}

Result<QList<ports::DataChange>> SqliteRecordStore::changesOf(const EntityId &resident, int limit) const
{
    return ActionFinder(m_database).changesOf(resident, limit);
}

Result<QList<ports::Conflict>> SqliteRecordStore::conflicts(bool openOnly) const
{
    return ConflictList(m_database).read(openOnly);
}

Result<ports::SyncStatus> SqliteRecordStore::syncStatus() const
{
    return readSyncStatus(m_database, m_identity, m_folder);
}

Result<ports::DayFigures> SqliteRecordStore::figuresOf(DayNumber day, UtcMs dayStart, UtcMs dayEnd) const
{
    const auto count = [&](const QString &sql, const QVariantList &values) -> Result<int> {
        GUYUB_TRY_VALUE(const QVariant value, m_database.value(sql, values));
        return value.toInt();
    };
    constexpr DayNumber kFiveYears = 50'000; // years stand before month and day
    ports::DayFigures figures;
    // A receipt made right after something else is the same resident's; looking up and checking paper serve nobody yet.
    GUYUB_TRY_VALUE(figures.residentsServed, count(QStringLiteral("SELECT count(*) FROM service s WHERE ended_at_ms>=? AND ended_at_ms<? AND abandoned=0 AND kind NOT IN (2,5) "
                                                                  "AND NOT (kind=4 AND EXISTS(SELECT 1 FROM service b WHERE b.operator_id=s.operator_id AND b.abandoned=0 AND b.kind IN (1,3,6,7) "
                                                                  "AND b.ended_at_ms>=s.started_at_ms-120000 AND b.ended_at_ms<=s.started_at_ms))"), {dayStart, dayEnd}));
    GUYUB_TRY_VALUE(figures.receiptsPrinted, count(QStringLiteral("SELECT max(0, coalesce(sum(1 - 2 * failed), 0)) FROM printevent WHERE at_ms>=? AND at_ms<?"), {dayStart, dayEnd}));
    GUYUB_TRY_VALUE(figures.childrenWeighed, count(QStringLiteral("SELECT count(DISTINCT resident_id) FROM visit WHERE measured_on=?"), {day}));
    GUYUB_TRY_VALUE(figures.childrenExpected, count(QStringLiteral("SELECT count(*) FROM resident WHERE birth_date>? AND birth_date<=? AND tombstoned=0"), {day - kFiveYears, day}));
    return figures;
}

Result<> SqliteRecordStore::saveDraft(const ports::Draft &draft)
{
    GUYUB_TRY_VALUE(const bool isGone, isErased(m_database, draft.id)); // a form about somebody who was erased meanwhile
    if (isGone)
        return {};
    return m_database.run(QStringLiteral("INSERT INTO draft(id, author, form, title, step, content, saved_at_ms) VALUES(?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET title=excluded.title, step=excluded.step, content=excluded.content, saved_at_ms=excluded.saved_at_ms"),
        {toByteArray(draft.id), toByteArray(draft.author), draft.form, draft.title, draft.step, draft.content, draft.savedAt});
}

Result<> SqliteRecordStore::dropDraft(const Id &id)
{
    return m_database.run(QStringLiteral("DELETE FROM draft WHERE id=?"), {toByteArray(id)});
}

Result<QList<ports::Draft>> SqliteRecordStore::draftsOf(const Id &author) const
{
    QList<ports::Draft> drafts;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT id, form, title, step, content, saved_at_ms FROM draft WHERE author=? ORDER BY saved_at_ms DESC"), {toByteArray(author)}));
    while (query->next())
        drafts.append({Id::from(viewOf(query->value(0).toByteArray())).value_or(Id{}), author, query->value(1).toString(), query->value(2).toString(), query->value(3).toInt(), query->value(4).toByteArray(), query->value(5).toLongLong()});
    GUYUB_TRY(endRows(*query));
    return drafts;
}

} // namespace guyub::storage
