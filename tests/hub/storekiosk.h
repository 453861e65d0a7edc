// A kiosk's store, its agent, and nobody else. People are invented.
#pragma once

#include "app/usecase/issuereceipt.h"
#include "app/usecase/verifyreceipt.h"
#include "storage/session.h"
#include "sync/client/agent.h"
#include "tests/support/manualclock.h"

namespace guyub::test {

class HubProcess;

class StoreKiosk
{
public:
    // Makes the store of `ledger`; `session` stays null when that failed.
    StoreKiosk(const QString &folder, const QString &name, const QString &ledger);
    explicit StoreKiosk(const QString &folder); // opens the store that lies there
    Result<> open();
    void close() { session.reset(); }

    Result<> enrol(const HubProcess &hub);
    // Seal, ship to `url`, apply. The hub may have moved, or something stands in between.
    Result<client::AgentOutcome> sync(const QString &url, client::Timeouts timeouts = {});
    Result<client::AgentOutcome> sync(const HubProcess &hub);
    Result<> turnTo(const QString &url);

    EntityId registerPerson(const QString &name, const QString &nik);
    bool rename(const EntityId &id, const QString &name);
    Result<usecase::IssuedReceipt> receiptFor(const EntityId &id);
    usecase::ReceiptVerdict verdictOn(const QString &text);
    QString nameOf(const EntityId &id);
    Hash digest();
    const QString &folder() const { return m_folder; }

    ManualClock clock;
    std::unique_ptr<storage::Session> session;

private:
    QString m_folder;
};

} // namespace guyub::test
