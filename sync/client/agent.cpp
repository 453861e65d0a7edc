#include "sync/client/agent.h"

#include "app/base/durablefile.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QtEndian>

#include <algorithm>

namespace guyub::client {

namespace spool = protocol::spool;

namespace {

// What the hub says of one segment (resources/docs/protocol.md).
constexpr int kNoSegment = 400, kFork = 409, kTooLarge = 413, kUnreadable = 422;
constexpr int kMaxRounds = 1000; // of one run; a hub that always says "more" does not hold the agent for ever

Error statusError(const Reply &reply)
{
    switch (reply.status) {
    case 401:
    case 403:
        return {ErrorCode::NotAllowed, QStringLiteral("hub refuses this device"), {}, 0};
    case 429:
    case 503:
        return {ErrorCode::NotReachable, QStringLiteral("hub is busy, try again in %1 s").arg(std::max(1, reply.retryAfterS)), {}, 0};
    default:
        break;
    }
    if (reply.status >= 500)
        return {ErrorCode::NotReachable, QStringLiteral("hub answered %1").arg(reply.status), {}, 0};
    return {ErrorCode::Refused, QStringLiteral("hub answered %1").arg(reply.status), {}, 0};
}

} // namespace

Agent::Agent(QString folder, const ports::Clock &clock, Timeouts timeouts) : m_folder(std::move(folder)), m_clock(clock), m_timeouts(timeouts) { }

Result<AgentOutcome> Agent::once()
{
    if (!QDir(spool::agentFolder(m_folder)).exists())
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no hub is set for this store"));
    QLockFile lock(spool::agentLock(m_folder));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return fail(ErrorCode::StoreInUse, QStringLiteral("guyub-agent"));
    if (const auto bytes = readWhole(spool::lastAnswer(m_folder)))
        m_report = protocol::decodeAgentReport(*bytes);
    m_report.triedAt = m_clock.nowUtc();
    const Result<AgentOutcome> outcome = run();
    if (outcome)
        m_report.failures = 0;
    else if (outcome.error().code == ErrorCode::NotReachable || outcome.error().code == ErrorCode::Refused)
        ++m_report.failures;
    GUYUB_TRY(writeDurably(spool::lastAnswer(m_folder), protocol::encode(m_report)));
    return outcome;
}

Result<QUrl> Agent::hubUrl() const
{
    const auto lines = readWhole(spool::hubAddress(m_folder), 4096);
    if (!lines)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no hub is set for this store"));
    const QUrl url(QString::fromUtf8(lines->split('\n').value(0)));
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("the hub's address must begin with https://"));
    return url;
}

Result<AgentOutcome> Agent::run()
{
    AgentOutcome outcome;
    const auto seed = readWhole(spool::transportKey(m_folder), 64);
    if (!seed || seed->size() != 32)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no transport key"));
    m_transport = crypto::signingKeysFromSeed(viewOf(*seed));
    if (const auto request = readWhole(spool::enrolRequest(m_folder), 64 * 1024)) {
        GUYUB_TRY(carryEnrolment(*request));
        outcome.enrolled = true;
        return outcome;
    }
    GUYUB_TRY_VALUE(const QUrl url, hubUrl());
    const auto pem = readWhole(spool::pinnedRoot(m_folder), 64 * 1024);
    const QList<QSslCertificate> roots = pem ? QSslCertificate::fromData(*pem) : QList<QSslCertificate>();
    if (roots.isEmpty())
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no pinned root"));
    GUYUB_TRY(readState());
    HubConnection hub(url, roots.first(), m_timeouts);
    const Result<> exchanged = exchange(hub, outcome);
    outcome.bytesUp = hub.bytesUp();
    outcome.bytesDown = hub.bytesDown();
    if (!exchanged)
        return tl::unexpected(exchanged.error());
    return outcome;
}

Result<> Agent::carryEnrolment(const QByteArray &request)
{
    GUYUB_TRY_VALUE(const QUrl url, hubUrl());
    GUYUB_TRY_VALUE(const QByteArray lines, readWhole(spool::hubAddress(m_folder), 4096));
    const QByteArray prefix = QByteArray::fromHex(lines.split('\n').value(1));
    if (prefix.size() < 15)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no code"));
    GUYUB_TRY_VALUE(const QSslCertificate root, HubConnection::fetchRoot(url, viewOf(prefix), m_timeouts));
    HubConnection hub(url, root, m_timeouts);
    GUYUB_TRY_VALUE(const Reply reply, hub.post(QStringLiteral("/1/enrol"), request, nullptr));
    if (reply.status != 200)
        return tl::unexpected(statusError(reply));
    GUYUB_TRY(writeDurably(spool::pinnedRoot(m_folder), root.toPem()));
    GUYUB_TRY(writeDurably(spool::enrolAnswer(m_folder), reply.body));
    m_report.contactAt = m_clock.nowUtc();
    return {};
}

QStringList Agent::readySegments() const
{
    return QDir(spool::outboxReady(m_folder)).entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
}

Result<> Agent::exchange(HubConnection &hub, AgentOutcome &outcome)
{
    const auto hello = readWhole(spool::hello(m_folder), 64 * 1024);
    if (!hello)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("the kiosk has left no hello"));
    const auto decoded = protocol::decodeHello(*hello);
    if (!decoded)
        return fail(ErrorCode::Damaged, QStringLiteral("hello"));
    // What lies in the inbox counts as received; once the kiosk has emptied it, what it has applied does.
    if (QDir(spool::inbox(m_folder)).entryList({QStringLiteral("*.seg")}, QDir::Files).isEmpty())
        m_state.receivedHseq = decoded->appliedHseq;

    for (int round = 0; round < kMaxRounds; ++round) {
        protocol::SyncRequest request;
        request.hello = *hello;
        request.epoch = m_state.epoch;
        request.ratchet = m_state.ratchet;
        request.receivedHseq = m_state.receivedHseq;
        const QStringList ready = readySegments();
        if (!ready.isEmpty()) {
            GUYUB_TRY_VALUE(request.segment, readWhole(spool::outboxReady(m_folder) + QLatin1Char('/') + ready.first(), protocol::kMaxSegmentFileBytes));
        }
        GUYUB_TRY_VALUE(const Reply reply, hub.post(QStringLiteral("/1/sync"), protocol::encode(request), &*m_transport));
        if (reply.status != 200)
            return tl::unexpected(statusError(reply));
        const auto answer = protocol::decodeSyncAnswer(reply.body);
        if (!answer)
            return fail(ErrorCode::NotReachable, QStringLiteral("not a hub's answer (a login page in between?)"));
        GUYUB_TRY(takeAnswer(*answer, outcome));
        if (answer->verdict != 0 && answer->verdict != 4)
            return {}; // acted on at sign-in, by the kiosk
        GUYUB_TRY(sendRest(hub, outcome));
        if (!answer->moreDown && readySegments().isEmpty())
            break;
        if (answer->moreDown && answer->down.isEmpty())
            break;
    }
    return {};
}

Result<> Agent::takeAnswer(const protocol::SyncAnswer &answer, AgentOutcome &outcome)
{
    if (!answer.down.isEmpty()) {
        GUYUB_TRY_VALUE(const protocol::SegmentHead head, protocol::readUpSegmentHead(answer.down));
        if (head.lastSeq > m_state.receivedHseq) {
            GUYUB_TRY(keepInbox(answer.down));
            m_state.receivedHseq = head.lastSeq;
            ++outcome.segmentsReceived;
        }
    }
    m_state.epoch = answer.epoch;
    m_state.ratchet = answer.ratchet;
    GUYUB_TRY(writeState());
    m_report.contactAt = m_clock.nowUtc();
    m_report.hubTime = answer.hubTime;
    m_report.verdict = answer.verdict;
    m_report.storedSeq = answer.marks.storedSeq;
    m_report.appliedSeq = answer.marks.appliedSeq;
    m_report.backedUpSeq = answer.marks.backedUpSeq;
    m_report.quarantined = answer.marks.quarantined;
    m_report.receivedHseq = m_state.receivedHseq;
    const int before = static_cast<int>(readySegments().size());
    setAside(answer.marks.storedSeq);
    outcome.segmentsSent += before - static_cast<int>(readySegments().size());
    return {};
}

// Further segments of the same night. One that the hub cannot open stops none of the others: the kiosk seals it again.
Result<> Agent::sendRest(HubConnection &hub, AgentOutcome &outcome)
{
    for (const QString &name : readySegments()) {
        GUYUB_TRY_VALUE(const QByteArray file, readWhole(spool::outboxReady(m_folder) + QLatin1Char('/') + name, protocol::kMaxSegmentFileBytes));
        GUYUB_TRY_VALUE(const Reply reply, hub.post(QStringLiteral("/1/segment"), file, &*m_transport));
        if (reply.status == kFork)
            return {}; // the next answer says what it means
        if (reply.status == kNoSegment || reply.status == kTooLarge || reply.status == kUnreadable) {
            moveTo(spool::outboxRefused(m_folder), name);
            ++outcome.segmentsRefused;
            continue;
        }
        if (reply.status != 200 && reply.status != 204)
            return tl::unexpected(statusError(reply));
        GUYUB_TRY_VALUE(const protocol::SegmentHead head, protocol::readUpSegmentHead(file));
        if (head.firstSeq <= m_report.storedSeq + 1)
            m_report.storedSeq = std::max(m_report.storedSeq, head.lastSeq);
        moveTo(spool::outboxSent(m_folder), name);
        ++outcome.segmentsSent;
    }
    return {};
}

void Agent::moveTo(const QString &folder, const QString &name)
{
    QDir().mkpath(folder);
    const QString target = folder + QLatin1Char('/') + name;
    QFile::remove(target);
    QFile::rename(spool::outboxReady(m_folder) + QLatin1Char('/') + name, target);
}

// Kept until the hub has them in a backup; only the kiosk deletes them.
void Agent::setAside(quint64 storedSeq)
{
    for (const QString &name : readySegments()) {
        const QString path = spool::outboxReady(m_folder) + QLatin1Char('/') + name;
        const auto file = readWhole(path, protocol::kMaxSegmentFileBytes);
        const auto head = file ? protocol::readUpSegmentHead(*file) : Result<protocol::SegmentHead>(tl::unexpected(file.error()));
        if (head && head->lastSeq <= storedSeq)
            moveTo(spool::outboxSent(m_folder), name);
    }
}

Result<> Agent::keepInbox(const QByteArray &file)
{
    const QString folder = spool::inbox(m_folder);
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::FileFailed, QStringLiteral("inbox"));
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
    const quint64 next = names.isEmpty() ? 1 : names.last().left(20).toULongLong() + 1;
    return writeDurably(QStringLiteral("%1/%2.seg").arg(folder).arg(next, 20, 10, QLatin1Char('0')), file);
}

Result<> Agent::readState()
{
    const auto bytes = readWhole(spool::agentState(m_folder), 64);
    if (!bytes || bytes->size() != 40)
        return {}; // a first contact
    m_state.epoch = *FixedBytes<16>::from(viewOf(*bytes).first(16));
    m_state.ratchet = *FixedBytes<16>::from(viewOf(*bytes).subspan(16, 16));
    m_state.receivedHseq = qFromBigEndian<quint64>(bytes->constData() + 32);
    return {};
}

Result<> Agent::writeState() const
{
    QByteArray received(8, '\0');
    qToBigEndian(m_state.receivedHseq, received.data());
    return writeDurably(spool::agentState(m_folder), toByteArray(m_state.epoch) + toByteArray(m_state.ratchet) + received);
}

} // namespace guyub::client
