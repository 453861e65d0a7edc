// Turns commits into rows (DESIGN §4): state = merge(trunk placed by the ledger, own operations that wait). Runs inside
// the caller's transaction; finish() must be called before it commits.
#pragma once

#include "app/domain/merge.h"
#include "storage/sql/database.h"
#include "storage/projectionrows.h"
#include "storage/subjectkeys.h"
#include "sync/protocol/segment.h"

#include <QMap>
#include <QSet>

namespace guyub::storage {

class Projector
{
public:
    // `device` is this kiosk's author id in merges.
    Projector(Database &database, const Id &device);

    // A commit that this kiosk makes now, unplaced. `bodies`: one per op, plain.
    // Errors: NoConsent when a tier-2 op's authority is not in force in this store's view; WrongUse for a change of an event.
    Result<> applyOwn(const protocol::Commit &commit, const QList<std::optional<QByteArray>> &bodies);
    // The same commit later, from the log: what has lost its consent meanwhile is held, as it will be once it is placed.
    Result<> replayOwn(const protocol::Commit &commit, const QList<std::optional<QByteArray>> &bodies);
    // A commit at its place. `author`: the device that made it; `isOwn`: it was applied by applyOwn() before.
    Result<> applyPlaced(const protocol::Commit &commit, const QList<std::optional<QByteArray>> &bodies, const protocol::Note &note, const Id &author, bool isOwn);
    // An own commit whose content the ledger has placed under another number: it no longer waits.
    Result<> dropWaiting(const protocol::Commit &commit);
    // Writes what is visible of every record touched since the last call.
    Result<> finish();

private:
    struct OpView
    {
        const protocol::Op &op;
        int index;
        domain::IncomingKind kind;
        domain::FieldMap fields;
        const domain::RecordSpec *spec;
    };
    struct Source // of the commit being applied
    {
        const protocol::Commit &commit;
        const protocol::Note *note; // null: unplaced
        Id author;
        bool isOwn;
        bool isNew = false; // being authored: refused rather than held
    };

    Result<> apply(const Source &source, const QList<std::optional<QByteArray>> &bodies);
    Result<> applyWithConsent(const Source &source, const OpView &view);
    Result<> applyOp(const Source &source, const OpView &view);
    Result<> applyEvent(const Source &source, const OpView &view);
    Result<> applyToTrunk(const Source &source, const OpView &view);
    Result<> keepPending(const Source &source, const OpView &view);
    Result<> hold(const Source &source, const OpView &view);
    Result<> withdraw(const Source &source, const QList<std::optional<QByteArray>> &bodies);
    Result<> judgeAnew(const EntityId &subject);
    Result<> releaseHeld(const EntityId &subject);
    Result<> holdWaiting(const EntityId &subject);
    Result<bool> hasWaiting(const EntityId &subject);
    Result<bool> isAuthorised(const Source &source, const EntityId &subject);
    Result<const domain::RecordSpec *> specOf(const protocol::Op &op, const domain::FieldMap &fields);
    Result<domain::EntityState> trunkOf(const domain::RecordSpec &spec, const EntityId &entity, const EntityId &subject);
    Result<> keepConflicts(const EntityId &entity, domain::RecordType type, const QList<domain::FieldOutcome> &outcomes, bool provisional, UtcMs at);
    Result<> refresh(const EntityId &entity);

    struct Touched
    {
        const domain::RecordSpec *spec;
        domain::EntityState trunk;
        bool hasTrunk = false;
        UtcMs savedAtMs = 0;
    };

    Database &m_database;
    ProjectionRows m_rows;
    Id m_device;
    QMap<EntityId, Touched> m_touched;
    QSet<EntityId> m_ownEvents; // events begun by the commit being applied
};

} // namespace guyub::storage
