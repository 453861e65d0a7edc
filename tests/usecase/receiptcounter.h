// A counter that issues receipts, for the tests of issuing, printing and checking.
#pragma once

#include "app/domain/records/consent.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "app/ports/legalbasis.h"
#include "app/usecase/issuereceipt.h"
#include "app/usecase/printreceipt.h"
#include "app/usecase/verifyreceipt.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/seedsigner.h"

namespace guyub::test {

class ReceiptCounter
{
public:
    ManualClock clock;
    MemoryRecordStore store {clock};
    SeedSigner signer;
    usecase::IssueReceipt issuing {store, signer, clock};
    usecase::PrintReceipt printing {store, clock};
    usecase::VerifyReceipt verifying {store, signer};

    explicit ReceiptCounter(char seed = 'k') : signer(seed)
    {
        using namespace domain;
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].type = RecordType::LedgerSettings;
        action.changes[0].fields = {{ledgersettings::AreaCode, QStringLiteral("35.77.03.1009")}, {ledgersettings::OfficeName, QStringLiteral("Kelurahan Taman")}};
        store.commit(action);
    }

    ports::Saved person(const QString &name)
    {
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].fields = {{domain::resident::Name, name}};
        return store.commit(action).value_or(ports::Saved());
    }
    // A visit or an answer of this person, as little of it as a record may have.
    ports::Saved event(const EntityId &person, domain::RecordType type)
    {
        using namespace domain;
        ports::Action action;
        action.authority = ports::legalBasisId(QLatin1String(ports::kPopulationAdministration));
        action.changes.append(ports::Change());
        ports::Change &change = action.changes[0];
        change.kind = ports::OpKind::AppendEvent;
        change.type = type;
        change.subject = person;
        if (type == RecordType::Visit)
            change.fields = {{visit::ResidentId, toByteArray(person)}, {visit::MeasuredOn, qint64(20261124)}};
        else
            change.fields = usecase::consentFields({usecase::Purpose::ChildHealth, true, usecase::kGivenBySelf, {}, QStringLiteral("1"), QStringLiteral("id")}, clock.nowUtc());
        if (type == RecordType::Consent)
            change.fields.insert(consent::ResidentId, toByteArray(person));
        return saved(action);
    }
    ports::Saved change(const EntityId &person, const domain::FieldMap &fields)
    {
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].kind = ports::OpKind::Set;
        action.changes[0].entity = person;
        action.changes[0].fields = fields;
        return saved(action);
    }
    ports::Saved saved(const ports::Action &action)
    {
        const auto done = store.commit(action);
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return *done;
    }
    usecase::ReceiptRequest request(const EntityId &resident) const
    {
        usecase::ReceiptRequest wanted;
        wanted.resident = resident;
        return wanted;
    }
    Result<usecase::IssuedReceipt> issue(const usecase::ReceiptRequest &wanted)
    {
        return issuing.run(wanted, {usecase::ServiceKind::Receipt, clock.nowUtc(), false});
    }
    usecase::IssuedReceipt issued(const EntityId &resident) { return issue(request(resident)).value_or(usecase::IssuedReceipt()); }
    usecase::ReceiptCheck check(const QString &text) const { return verifying.run(text).value_or(usecase::ReceiptCheck()); }
    domain::FieldMap fieldsOf(const EntityId &id) const { return store.load(id).value_or(ports::Record()).fields; }
};

} // namespace guyub::test
