// The unattended half of a kiosk: ships sealed files and fetches sealed files, with nobody signed in and no key that
// reads them (DESIGN §7). Works on the folder of a store only; never opens the store.
#pragma once

#include "app/ports/clock.h"
#include "storage/crypto/signing.h"
#include "sync/client/hubconnection.h"
#include "sync/client/outboxfolder.h"
#include "sync/protocol/agentreport.h"

#include <QString>

#include <optional>

namespace guyub::protocol {
struct SyncAnswer;
}

namespace guyub::client {

struct AgentOutcome
{
    int segmentsSent = 0;
    int segmentsReceived = 0;
    int segmentsRefused = 0; // the hub could not open them; sealed again when somebody signs in
    qint64 bytesUp = 0, bytesDown = 0; // bodies
    bool enrolled = false;             // an enrolment was carried
};

class Agent
{
public:
    // `folder` is the store's. `clock` must outlive this object.
    Agent(QString folder, const ports::Clock &clock, Timeouts timeouts = {});

    // One try, start to end. Errors: StoreInUse (another agent runs), NotEnrolled, NotReachable, Refused (another history,
    // or not the hub that made the code), NotAllowed (revoked, or not known to this hub), DiskFull.
    // The report for the kiosk is written in every case after the lock was taken, and names the trouble.
    Result<AgentOutcome> once();

private:
    struct State
    {
        FixedBytes<16> epoch, ratchet;
        quint64 receivedHseq = 0;
    };
    Result<AgentOutcome> run();
    tl::unexpected<Error> stop(domain::CallTrouble trouble, ErrorCode code, const QString &detail);
    tl::unexpected<Error> stopAt(const Reply &reply);
    Result<Reply> post(HubConnection &hub, const QString &path, const QByteArray &body, const crypto::SigningKeys *signer);
    Result<> carryEnrolment(const QByteArray &request);
    Result<> exchange(HubConnection &hub, AgentOutcome &outcome);
    Result<> takeAnswer(const protocol::SyncAnswer &answer, AgentOutcome &outcome);
    Result<int> sendRest(HubConnection &hub, AgentOutcome &outcome);
    Result<Reply> ask(HubConnection &hub, const QByteArray &hello);
    Result<> keepInbox(const QByteArray &file);
    void refuse(const QString &name, AgentOutcome &outcome);
    Result<> readState();
    Result<> writeState() const;
    Result<QUrl> hubUrl() const;

    QString m_folder;
    const ports::Clock &m_clock;
    Timeouts m_timeouts;
    State m_state;
    protocol::AgentReport m_report;
    OutboxFolder m_outbox;
    StreamId m_stream; // of the hello: the watermarks are this stream's
    std::optional<crypto::SigningKeys> m_transport;
};

} // namespace guyub::client
