// What the agent leaves for the kiosk after each try: how far the hub has the log, and how the line is. Numbers and one word.
#pragma once

#include "app/base/ids.h"
#include "app/base/time.h"
#include "app/domain/hubcontact.h"

#include <QByteArray>
#include <QList>

namespace guyub::protocol {

struct AgentReport
{
    UtcMs triedAt = 0;
    UtcMs contactAt = 0; // last answer of the hub; 0: never
    UtcMs hubTime = 0;   // the hub's clock in that answer
    int failures = 0;    // tries in a row without an answer
    StreamId stream; // of the last answer: verdict and watermarks are this stream's
    domain::HubVerdict verdict = domain::HubVerdict::Normal; // of the last answer
    domain::CallTrouble trouble = domain::CallTrouble::None; // why the last try came to nothing
    quint64 storedSeq = 0, appliedSeq = 0, backedUpSeq = 0;
    quint64 receivedHseq = 0;
    QList<quint64> quarantined;
    friend bool operator==(const AgentReport &, const AgentReport &) = default;
};

// One "name value" a line; unknown names are skipped, damaged lines count as absent.
QByteArray encode(const AgentReport &report);
AgentReport decodeAgentReport(const QByteArray &bytes);

// What of it concerns `stream`: of another stream's answer only when it came and how the line was.
AgentReport reportAbout(const StreamId &stream, const AgentReport &report);

} // namespace guyub::protocol
