#include "sync/protocol/agentreport.h"

namespace guyub::protocol {

QByteArray encode(const AgentReport &report)
{
    QByteArray bytes;
    const auto put = [&bytes](const char *name, const QByteArray &value) { bytes += QByteArray(name) + ' ' + value + '\n'; };
    put("tried_at_ms", QByteArray::number(report.triedAt));
    put("contact_at_ms", QByteArray::number(report.contactAt));
    put("hub_time_ms", QByteArray::number(report.hubTime));
    put("failures", QByteArray::number(report.failures));
    if (!report.stream.isZero())
        put("stream", toHexString(report.stream).toLatin1());
    put("verdict", QByteArray::number(static_cast<int>(report.verdict)));
    put("stored_seq", QByteArray::number(report.storedSeq));
    put("applied_seq", QByteArray::number(report.appliedSeq));
    put("backed_up_seq", QByteArray::number(report.backedUpSeq));
    put("received_hseq", QByteArray::number(report.receivedHseq));
    for (const quint64 seq : report.quarantined)
        put("quarantined", QByteArray::number(seq));
    if (report.trouble != domain::CallTrouble::None)
        put("trouble", domain::callTroubleName(report.trouble).toLatin1());
    return bytes;
}

AgentReport decodeAgentReport(const QByteArray &bytes)
{
    AgentReport report;
    for (const QByteArray &line : bytes.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (space < 0)
            continue;
        const QByteArray name = line.left(space);
        if (name == "trouble") {
            report.trouble = domain::callTroubleOf(QString::fromLatin1(line.mid(space + 1)));
            continue;
        }
        if (name == "stream") {
            report.stream = StreamId::from(viewOf(QByteArray::fromHex(line.mid(space + 1)))).value_or(StreamId{});
            continue;
        }
        bool isNumber = false;
        const quint64 value = line.mid(space + 1).toULongLong(&isNumber);
        if (!isNumber)
            continue;
        if (name == "tried_at_ms")
            report.triedAt = static_cast<UtcMs>(value);
        else if (name == "contact_at_ms")
            report.contactAt = static_cast<UtcMs>(value);
        else if (name == "hub_time_ms")
            report.hubTime = static_cast<UtcMs>(value);
        else if (name == "failures")
            report.failures = static_cast<int>(value);
        else if (name == "verdict" && value <= static_cast<quint64>(domain::HubVerdict::Revoked))
            report.verdict = static_cast<domain::HubVerdict>(value);
        else if (name == "stored_seq")
            report.storedSeq = value;
        else if (name == "applied_seq")
            report.appliedSeq = value;
        else if (name == "backed_up_seq")
            report.backedUpSeq = value;
        else if (name == "received_hseq")
            report.receivedHseq = value;
        else if (name == "quarantined")
            report.quarantined.append(value);
    }
    return report;
}

AgentReport reportAbout(const StreamId &stream, const AgentReport &report)
{
    if (report.stream == stream)
        return report;
    AgentReport rest;
    rest.triedAt = report.triedAt;
    rest.contactAt = report.contactAt;
    rest.hubTime = report.hubTime;
    rest.failures = report.failures;
    rest.trouble = report.trouble;
    return rest;
}

} // namespace guyub::protocol
