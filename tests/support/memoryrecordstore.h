// The port RecordStore in plain memory: checks against the specs, keeps actions whole, asks for a consent or a legal basis
// before tier-2 fields. No log, no keys, no hub: for those there is the sealed store. Search is by parts of words.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

#include <optional>

namespace guyub::test {

class MemoryRecordStore final : public ports::RecordStore
{
public:
    explicit MemoryRecordStore(const ports::Clock &clock); // must outlive the store

    // The next commit answers this and stores nothing.
    void failNextCommit(ErrorCode code) { m_nextFailure = code; }
    qsizetype count(domain::RecordType type) const;
    qsizetype commits() const { return m_commits; }
    const ports::Action &lastAction() const { return m_lastAction; }
    void setRole(ports::Role role) { m_role = role; }
    void setConflicts(const QList<ports::Conflict> &conflicts) { m_conflicts = conflicts; }
    void setSyncStatus(const ports::SyncStatus &status) { m_sync = status; }
    // A new incarnation of the device, as after a backup was restored: receipt numbers begin again.
    void beginStream(const StreamId &stream);

    Result<ports::Saved> commit(const ports::Action &action) override;
    Result<ports::Record> load(const EntityId &id) const override;
    Result<QList<ports::ResidentHit>> search(const ports::SearchQuery &query) const override;
    Result<QList<ports::ResidentHit>> likelyDuplicates(
        const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName) const override;
    Result<QList<ports::ResidentHit>> livingWith(const EntityId &resident, int limit) const override;
    Result<QList<ports::Record>> recordsOf(
        const EntityId &resident, domain::RecordType type, int limit, int offset = 0) const override;
    Result<QList<ports::Record>> allOf(domain::RecordType type, int limit, int offset = 0) const override;
    Result<QList<ports::ResidentHit>> bornBetween(DayNumber first, DayNumber last, int limit) const override;
    Result<EntityId> householdByNoKk(const QString &noKk) const override;
    Result<EntityId> consentInForce(const EntityId &resident, int purpose) const override;

    Result<qint64> nextReceiptNumber() const override { return m_lastReceipt + 1; }
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

    Id operatorId() const override;
    ports::Role operatorRole() const override { return m_role; }
    StreamId stream() const override;
    EntityId ledgerSubject() const override;

private:
    Result<> apply(const ports::Change &change, QList<ports::Record> &records, QList<EntityId> &made);
    Result<> checkAuthority(
        const ports::Action &action, const QList<EntityId> &made, const QList<ports::Record> &after) const;
    EntityId nextId();
    std::optional<ports::Record> find(domain::RecordType type, domain::FieldTag tag, const domain::Value &value) const;

    struct Logged
    {
        Hash hash;
        QMap<EntityId, QList<ports::ActionKind>> kinds; // by the person they are about
        QMap<EntityId, ports::DataChange> changes;      // likewise
    };

    const ports::Clock &m_clock;
    QList<ports::Record> m_records; // oldest first
    QList<Logged> m_log;            // oldest first
    QList<ports::Conflict> m_conflicts; // newest first
    ports::SyncStatus m_sync;
    StreamId m_stream;
    QList<ports::Draft> m_drafts;
    ports::Action m_lastAction;
    std::optional<ErrorCode> m_nextFailure;
    ports::Role m_role = ports::Role::Operator;
    qsizetype m_commits = 0;
    qint64 m_lastReceipt = 0;
    quint32 m_ids = 0;
};

} // namespace guyub::test
