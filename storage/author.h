// Makes a commit of an action: splits it by tier and base, derives ids, seals, hashes and signs, and puts log and
// projections into the caller's transaction.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/recordstore.h"
#include "storage/commitlog.h"
#include "storage/identity.h"
#include "storage/meta.h"
#include "storage/projector.h"

namespace guyub::storage {

struct Operator // who is signed in
{
    Id id;
    ports::Role role = ports::Role::Operator;
    crypto::SigningKeys keys;
};

class Author
{
public:
    // All must outlive this object.
    Author(Database &database, const Identity &identity, const Operator &signedIn, const ports::Clock &clock);

    // Errors: RequiredFieldMissing, ValueOutOfRange, NotFound, NoConsent, StoreFailed. The caller rolls back.
    Result<ports::Saved> write(const ports::Action &action);

private:
    struct PlannedOp
    {
        protocol::Op op;
        domain::FieldMap fields;
    };
    Result<> plan(const ports::Action &action);
    Result<> planChange(const ports::Change &change);
    Result<EntityId> subjectOf(domain::RecordType type, const EntityId &entity); // when the caller names none
    Result<EntityId> readLogSubject();
    Result<domain::FieldMap> completeFields(const ports::Change &change) const;
    void addOps(const ports::Change &change, const domain::FieldMap &fields, EntityId entity, EntityId subject);
    Result<QMap<quint64, domain::FieldMap>> byBase(const ports::Change &change, const EntityId &entity, const domain::FieldMap &fields);
    Result<> sealOps();
    Result<> tick();
    bool needsOperatorSignature() const;
    Result<> keepReceiptNumber();

    Database &m_database;
    const Identity &m_identity;
    const Operator &m_operator;
    const ports::Clock &m_clock;
    CommitLog m_log;
    Meta m_meta;
    SubjectKeyTable m_keys;
    protocol::Commit m_commit;
    QList<PlannedOp> m_planned;
    QList<EntityId> m_entities; // one per change
};

} // namespace guyub::storage
