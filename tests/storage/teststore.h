// A sealed store in a folder of its own, for the tests of this room, and short ways to say what is done with it.
#pragma once

#include "app/domain/records/consent.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "app/usecase/recordconsent.h"
#include "app/usecase/registerresident.h"
#include "storage/session.h"
#include "storage/upgrade.h"
#include "tests/support/folders.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QtTest>

namespace guyub::test {

inline crypto::SecretBytes secretOf(const char *text)
{
    return crypto::SecretBytes::copyOf({reinterpret_cast<const Byte *>(text), std::strlen(text)});
}

inline constexpr char kPin[] = "482915";
inline const QString kLedger = QStringLiteral("35.77.03.1009");

// The device secret of tests and what marks their stores lie beside them, never in the home of whoever runs them.
inline void useOwnDeviceSecret()
{
    static const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.path()));
    qputenv("XDG_STATE_HOME", QFile::encodeName(home.path() + QStringLiteral("/state")));
    qunsetenv("CREDENTIALS_DIRECTORY");
}

class TestStore
{
public:
    explicit TestStore(const QString &operatorName = QStringLiteral("Wening"))
    {
        useOwnDeviceSecret();
        storage::NewStore wanted;
        wanted.folder = folder();
        wanted.operatorName = operatorName;
        wanted.ledger = kLedger;
        wanted.deviceName = QStringLiteral("Kios uji");
        wanted.passphrase = secretOf(kPin);
        auto created = storage::Session::create(std::move(wanted), clock);
        if (!created)
            qFatal("store: %s", qPrintable(created.error().detail));
        recoveryKey = created->recoveryKey;
        session = std::move(created->session);
    }

    // A copy of a closed store in a folder of its own, opened there.
    struct CopyOf
    {
        const TestStore &original;
    };
    explicit TestStore(CopyOf copied)
    {
        clock = copied.original.clock;
        if (!copyFolder(copied.original.folder(), folder()))
            qFatal("store: not copied");
        if (const auto opened = open(); !opened)
            qFatal("store: %s", qPrintable(opened.error().detail));
    }

    QString folder() const { return m_dir.path() + QStringLiteral("/store"); }
    QString beside(const QString &name) const { return m_dir.path() + QLatin1Char('/') + name; }
    void close() { session.reset(); }
    Result<> open(const char *pin = kPin)
    {
        session.reset();
        GUYUB_TRY_VALUE(storage::Keys keys, storage::Session::unlockNamed(folder(), {}, secretOf(pin), clock));
        GUYUB_TRY_VALUE(session, storage::Session::open(folder(), std::move(keys), clock));
        return {};
    }

    // The tables derived again, as by guyub log rebuild; the store is closed and opened for it.
    Result<> rebuild(const storage::Progress &progress = {})
    {
        session.reset();
        GUYUB_TRY_VALUE(storage::Keys keys, storage::Session::unlockNamed(folder(), {}, secretOf(kPin), clock));
        GUYUB_TRY_VALUE(session, storage::Session::open(folder(), std::move(keys), clock, {progress, true}));
        return {};
    }

    storage::SqliteRecordStore &store() { return session->store(); }
    storage::Database &database() { return session->database(); }
    Hash digest() { return storage::projectionDigest(database()).value_or(Hash{}); }
    QStringList findings()
    {
        const auto verdict = storage::verifyLog(database(), session->identity());
        return verdict ? verdict->findings : QStringList{QStringLiteral("verify failed")};
    }
    int count(const QString &table) { return database().value(QStringLiteral("SELECT count(*) FROM %1").arg(table)).value_or(QVariant(-1)).toInt(); }

    // Registers a person; with `consent`, the counter's and the child's health consent too.
    EntityId person(const QString &name, domain::FieldMap more = {}, bool consent = true)
    {
        usecase::Registration registration;
        registration.resident = std::move(more);
        registration.resident.insert(domain::resident::Name, name);
        if (consent)
            registration.consents = {answer(usecase::Purpose::Counter, true), answer(usecase::Purpose::ChildHealth, true)};
        if (usecase::needsGuardian(domain::wholeOf(registration.resident, domain::resident::BirthDate), clock.today()))
            for (usecase::ConsentAnswer &one : registration.consents) {
                one.givenBy = usecase::kGivenByGuardian;
                one.guardianName = QStringLiteral("Bu Ngatini");
            }
        registration.span.startedAt = clock.nowUtc();
        clock.advanceMs(60'000);
        const auto done = usecase::RegisterResident(store(), clock).run(registration);
        return done ? done->resident : EntityId{};
    }
    static usecase::ConsentAnswer answer(usecase::Purpose purpose, bool given)
    {
        return {purpose, given, 1, {}, QStringLiteral("1"), QStringLiteral("id")};
    }
    Result<EntityId> say(const EntityId &resident, usecase::Purpose purpose, bool given)
    {
        clock.advanceMs(60'000);
        return usecase::RecordConsent(store(), clock).run(resident, answer(purpose, given));
    }
    // Weighs a person on the authority of a consent.
    Result<ports::Saved> weigh(const EntityId &resident, qint64 grams, const EntityId &authority)
    {
        clock.advanceMs(60'000);
        ports::Change change;
        change.kind = ports::OpKind::AppendEvent;
        change.type = domain::RecordType::Visit;
        change.subject = resident;
        change.fields = {{domain::visit::ResidentId, toByteArray(resident)}, {domain::visit::Place, QStringLiteral("Posyandu")}, {domain::visit::MeasuredOn, qint64(20261124)}, {domain::visit::WeightG, grams}};
        ports::Action action;
        action.source = ports::Source::Visit;
        action.authority = authority;
        action.changes = {change};
        return store().commit(action);
    }
    // Sets fields of a record as it stands in the view.
    Result<ports::Saved> set(const EntityId &id, const domain::FieldMap &fields)
    {
        clock.advanceMs(60'000);
        GUYUB_TRY_VALUE(const ports::Record seen, store().load(id));
        ports::Change change;
        change.kind = ports::OpKind::Set;
        change.type = seen.type;
        change.entity = id;
        change.subject = seen.subject;
        change.openedAt = seen.position;
        change.fields = fields;
        ports::Action action;
        action.changes = {change};
        return store().commit(action);
    }
    QString nameOf(const EntityId &id)
    {
        const auto record = store().load(id);
        return record ? domain::textOf(record->fields, domain::resident::Name) : QString();
    }
    // A resident's tombstone.
    Result<ports::Saved> withdraw(const EntityId &id)
    {
        GUYUB_TRY_VALUE(const ports::Record seen, store().load(id));
        ports::Change change;
        change.kind = ports::OpKind::Tombstone;
        change.type = domain::RecordType::Resident;
        change.entity = id;
        change.subject = id;
        change.openedAt = seen.position;
        ports::Action action;
        action.changes = {change};
        return store().commit(action);
    }
    QStringList find(const QString &text)
    {
        QStringList names;
        const auto hits = store().search({text, 50});
        for (const ports::ResidentHit &hit : hits.value_or(QList<ports::ResidentHit>()))
            names.append(hit.name);
        return names;
    }

private:
    QTemporaryDir m_dir; // outlives the session

public:
    ManualClock clock;
    QString recoveryKey;
    std::unique_ptr<storage::Session> session;
};

} // namespace guyub::test
