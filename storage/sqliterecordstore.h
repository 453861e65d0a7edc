// The RecordStore port over the sealed store.
#pragma once

#include "storage/author.h"

namespace guyub::storage {

class SqliteRecordStore final : public ports::RecordStore
{
public:
    // All must outlive this object. `spoolStatus` is where waiting segments and the agent's last answer are looked up.
    SqliteRecordStore(Database &database, const Identity &identity, const Operator &signedIn, const ports::Clock &clock, QString folder);

    Result<ports::Saved> commit(const ports::Action &action) override;
    Result<ports::Record> load(const EntityId &id) const override;
    Result<QList<ports::ResidentHit>> search(const ports::SearchQuery &query) const override;
    Result<QList<ports::ResidentHit>> likelyDuplicates(const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName) const override;
    Result<QList<ports::ResidentHit>> livingWith(const EntityId &resident, int limit) const override;
    Result<QList<ports::Record>> recordsOf(const EntityId &resident, domain::RecordType type, int limit, int offset) const override;
    Result<QList<ports::Record>> allOf(domain::RecordType type, int limit, int offset) const override;
    Result<QList<ports::ResidentHit>> bornBetween(DayNumber first, DayNumber last, int limit) const override;
    Result<EntityId> householdByNoKk(const QString &noKk) const override;
    Result<EntityId> consentInForce(const EntityId &resident, int purpose) const override;
    Result<qint64> nextReceiptNumber() const override;
    Result<QList<ports::Record>> receiptsByNumber(const QString &number) const override;
    Result<QList<ports::Record>> certificatesByKeyId(const QByteArray &keyId) const override;
    Result<QList<ports::ActionAbout>> newestActionsAbout(const EntityId &resident) const override;
    Result<QList<ports::ActionKind>> kindsOfAction(const Hash &commit, const EntityId &resident) const override;
    Result<QList<ports::DataChange>> changesOf(const EntityId &resident, int limit) const override;
    Result<QList<ports::Conflict>> conflicts(bool openOnly) const override;
    Result<ports::SyncStatus> syncStatus() const override;
    Result<ports::DayFigures> figuresOf(DayNumber day, UtcMs dayStart, UtcMs dayEnd) const override;
    Result<> saveDraft(const ports::Draft &draft) override;
    Result<> dropDraft(const Id &id) override;
    Result<QList<ports::Draft>> draftsOf(const Id &author) const override;
    Id operatorId() const override { return m_operator.id; }
    ports::Role operatorRole() const override { return m_operator.role; }
    StreamId stream() const override { return m_identity.stream(); }
    EntityId ledgerSubject() const override { return m_identity.ledgerSubject(); }

private:
    Result<ports::Record> first(const domain::RecordSpec &spec, const QString &tail, const QVariantList &values) const;
    Result<QList<ports::Record>> read(domain::RecordType type, const QString &tail, const QVariantList &values) const;

    Database &m_database;
    const Identity &m_identity;
    const Operator &m_operator;
    const ports::Clock &m_clock;
    QString m_folder;
};

} // namespace guyub::storage
