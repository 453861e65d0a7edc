// Turns placed commits into merged states and conflicts of one ledger (SYNC §1.5), exactly as every kiosk does with the
// commits that come down: the merge is app/domain's, and so is its outcome. Works inside the caller's transaction;
// finish() writes what was touched.
#pragma once

#include "app/domain/merge.h"
#include "storage/sql/database.h"
#include "sync/hub/hublog.h"
#include "sync/protocol/fieldops.h"
#include "sync/protocol/segment.h"

#include <QSet>

#include <unordered_map>

namespace guyub::hub {

enum class ConflictClass : quint8 { Review = 0, Auto = 1, Tombstone = 2 };
enum class ConflictState : quint8 { Open = 0, Auto = 1, Resolved = 2 };

class Interpreter
{
public:
    Interpreter(storage::Database &database, HubLog &log, qint64 ledger) : m_database(database), m_log(log), m_ledger(ledger) { }

    // A commit that is not in quarantine. `author`: Device::id() of the stream's device. `fields`: one per op, nothing
    // where the body cannot be read.
    using Fields = QList<std::optional<domain::FieldMap>>;
    Result<> apply(const protocol::Commit &commit, const Fields &fields, const protocol::Note &note, const Id &author);
    Result<> finish();
    // Before apply(), against what stands here: why the commit may change nothing, in words for the quarantine; empty when
    // it may. Every kiosk hears of it by the note, so all come to the same.
    Result<QString> objection(const protocol::Commit &commit, const Fields &fields);

private:
    struct Source
    {
        const protocol::Commit &commit;
        const protocol::Note &note;
        Id author;
    };
    struct Touched
    {
        domain::EntityState state;
        bool isStored = false;  // has a row
        bool isChanged = false;
        quint64 madeBy = 0; // position of the commit that made it, when that happened in this transaction
        quint64 hseq = 0;
        bool isKnown() const { return isStored || madeBy != 0; }
    };
    struct OpView
    {
        const protocol::Op &op;
        int index;
        domain::IncomingKind kind;
        const domain::FieldMap &fields;
    };
    Result<> applyOp(const Source &source, const OpView &view);
    Result<> applyEvent(const Source &source, const OpView &view, Touched &touched);
    Result<> applyMerged(const Source &source, const OpView &view, Touched &touched);
    Result<Touched *> stateOf(const EntityId &entity);
    Result<QString> objectionTo(const protocol::FieldOp &op, const domain::FieldMap &fields);
    Result<QString> objectionToSignature(const protocol::Commit &commit, const Fields &fields);
    Result<QByteArray> operatorKey(const protocol::Commit &commit, const Fields &fields);
    Result<bool> isAuthorised(const Source &source, const EntityId &subject);
    Result<> noteConsent(const Source &source, const EntityId &subject, const domain::FieldMap &fields);
    Result<> hold(const Source &source, const OpView &view);
    Result<> releaseHeld(const EntityId &subject);
    Result<> keepConflict(const Source &source, const EntityId &entity, const domain::EntityState &state, const domain::FieldOutcome &outcome, quint64 base);

    storage::Database &m_database;
    HubLog &m_log;
    qint64 m_ledger;
    std::unordered_map<EntityId, Touched> m_touched; // references stay good while it grows
    QSet<EntityId> m_completed; // events whose sensitive part comes later, after a consent
};

} // namespace guyub::hub
