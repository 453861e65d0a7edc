// A counter that issues receipts, for the tests of issuing, printing and checking.
#pragma once

#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/resident.h"
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
