#include "sync/client/agent.h"

#include "app/base/durablefile.h"
#include "app/base/folderlock.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace guyub::client {

namespace spool = protocol::spool;
using domain::CallTrouble;
using domain::HubVerdict;

namespace {

constexpr int kMaxRounds = 1000; // of one run; a hub that always says "more" does not hold the agent for ever
constexpr int kStored = 204, kConflict = 409;
const QString kNoHubsAnswer = QStringLiteral("not a hub's answer (a login page in between?)");

// The body was read and will not do, now or later (SYNC §2.2).
bool isRefusedFile(int status)
{
    return status == 400 || status == 413 || status == 422;
}

bool isNotAllowed(int status)
{
    return status == 401 || status == 403;
}

} // namespace

Agent::Agent(QString folder, const ports::Clock &clock, Timeouts timeouts) : m_folder(std::move(folder)), m_clock(clock), m_timeouts(timeouts), m_outbox(m_folder) { }

Result<AgentOutcome> Agent::once()
{
    if (!QDir(spool::agentFolder(m_folder)).exists())
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no hub is set for this store"));
    GUYUB_TRY_VALUE(const FolderLock lock, FolderLock::take(spool::agentLock(m_folder), QStringLiteral("guyub-agent")));
    if (const auto bytes = readWhole(spool::lastAnswer(m_folder)))
        m_report = protocol::decodeAgentReport(*bytes);
    m_report.triedAt = m_clock.nowUtc();
    m_report.trouble = CallTrouble::None;
    const Result<AgentOutcome> outcome = run();
    m_report.failures = outcome ? 0 : m_report.failures + 1;
    if (!outcome && m_report.trouble == CallTrouble::None)
        m_report.trouble = outcome.error().code == ErrorCode::NotEnrolled ? CallTrouble::NotEnrolled : CallTrouble::Kiosk;
    GUYUB_TRY(writeDurably(spool::lastAnswer(m_folder), protocol::encode(m_report)));
    return outcome;
}

tl::unexpected<Error> Agent::stop(CallTrouble trouble, ErrorCode code, const QString &detail)
{
    m_report.trouble = trouble;
    return fail(code, detail);
}

tl::unexpected<Error> Agent::stopAt(const Reply &reply)
{
    if (isNotAllowed(reply.status))
        return stop(CallTrouble::NotKnown, ErrorCode::NotAllowed, QStringLiteral("hub refuses this device"));
    if (reply.status == 429 || reply.status == 503)
        return stop(CallTrouble::Busy, ErrorCode::NotReachable, QStringLiteral("hub is busy, try again in %1 s").arg(std::max(1, reply.retryAfterS)));
    if (reply.status < 400)
        return stop(CallTrouble::NotAHub, ErrorCode::NotReachable, kNoHubsAnswer);
    return stop(CallTrouble::HubFailed, reply.status >= 500 ? ErrorCode::NotReachable : ErrorCode::Refused, QStringLiteral("hub answered %1").arg(reply.status));
}

Result<Reply> Agent::post(HubConnection &hub, const QString &path, const QByteArray &body, const crypto::SigningKeys *signer)
{
    auto reply = hub.post(path, body, signer);
    if (!reply)
        m_report.trouble = hub.hasMetAnother() ? CallTrouble::OtherHub : CallTrouble::Line;
    return reply;
}

Result<QUrl> Agent::hubUrl() const
{
    const auto lines = readWhole(spool::hubAddress(m_folder), 4096);
    if (!lines)
        return fail(lines.error().code == ErrorCode::NotFound ? ErrorCode::NotEnrolled : ErrorCode::Damaged, QStringLiteral("no hub is set for this store"));
    const QUrl url(QString::fromUtf8(lines->split('\n').value(0)));
    if (!spool::isHubUrl(url))
        return fail(ErrorCode::BadInput, QStringLiteral("the hub's address must begin with https://"));
    return url;
}

Result<AgentOutcome> Agent::run()
{
    AgentOutcome outcome;
    const auto seed = readWhole(spool::transportKey(m_folder), 64);
    if (!seed && seed.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no transport key"));
    if (!seed || seed->size() != 32)
        return fail(ErrorCode::Damaged, QStringLiteral("the agent's transport key is damaged; sign in at the kiosk once, and it is put back"));
    m_transport = crypto::signingKeysFromSeed(viewOf(*seed));
    if (const auto request = readWhole(spool::enrolRequest(m_folder), 64 * 1024)) {
        if (!QFile::exists(spool::enrolAnswer(m_folder)))
            GUYUB_TRY(carryEnrolment(*request));
        outcome.enrolled = true;
        return outcome;
    }
    GUYUB_TRY_VALUE(const QUrl url, hubUrl());
    const auto pem = readWhole(spool::pinnedRoot(m_folder), 64 * 1024);
    const QList<QSslCertificate> roots = pem ? QSslCertificate::fromData(*pem) : QList<QSslCertificate>();
    if (!pem && pem.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("no pinned root"));
    if (roots.isEmpty())
        return fail(ErrorCode::Damaged, QStringLiteral("the hub's pinned root is damaged; sign in at the kiosk once, and it is put back"));
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
    const auto root = HubConnection::fetchRoot(url, viewOf(prefix), m_timeouts);
    if (!root)
        return stop(root.error().code == ErrorCode::Refused ? CallTrouble::OtherHub : CallTrouble::Line, root.error().code, root.error().detail);
    HubConnection hub(url, *root, m_timeouts);
    GUYUB_TRY_VALUE(const Reply reply, post(hub, QStringLiteral("/1/enrol"), request, nullptr));
    if (reply.status != 200)
        return stopAt(reply);
    if (!protocol::decodeEnrolAnswer(reply.body))
        return stop(CallTrouble::NotAHub, ErrorCode::NotReachable, kNoHubsAnswer);
    GUYUB_TRY(writeDurably(spool::pinnedRoot(m_folder), root->toPem()));
    GUYUB_TRY(writeDurably(spool::enrolAnswer(m_folder), reply.body));
    m_report.contactAt = m_clock.nowUtc();
    return {};
}

// One file that the hub cannot take must not hold up the ones behind it.
void Agent::refuse(const QString &name, AgentOutcome &outcome)
{
    m_outbox.refuse(name);
    ++outcome.segmentsRefused;
}

Result<> Agent::exchange(HubConnection &hub, AgentOutcome &outcome)
{
    const auto hello = readWhole(spool::hello(m_folder), 64 * 1024);
    if (!hello)
        return fail(ErrorCode::NotEnrolled, QStringLiteral("the kiosk has left no hello"));
    const auto decoded = protocol::decodeHello(*hello);
    if (!decoded)
        return fail(ErrorCode::Damaged, QStringLiteral("hello"));
    m_stream = decoded->stream;
    m_report = protocol::reportAbout(m_stream, m_report);
    m_report.stream = m_stream;
    // What lies in the inbox counts as received; once the kiosk has emptied it, only what it has applied does.
    const bool isInboxEmpty = QDir(spool::inbox(m_folder)).entryList({QStringLiteral("*.seg")}, QDir::Files).isEmpty();
    m_state.receivedHseq = isInboxEmpty ? decoded->appliedHseq : std::max(m_state.receivedHseq, decoded->appliedHseq);

    for (int round = 0; round < kMaxRounds; ++round) {
        GUYUB_TRY_VALUE(const Reply reply, ask(hub, *hello));
        const auto answer = protocol::decodeSyncAnswer(reply.body);
        if (!answer)
            return stop(CallTrouble::NotAHub, ErrorCode::NotReachable, kNoHubsAnswer);
        GUYUB_TRY(takeAnswer(*answer, outcome));
        if (domain::isOtherHistory(answer->verdict))
            return {}; // acted on at sign-in, by the kiosk
        GUYUB_TRY_VALUE(const int sent, sendRest(hub, outcome));
        if (answer->verdict == HubVerdict::Revoked)
            return stop(CallTrouble::Revoked, ErrorCode::NotAllowed, QStringLiteral("the hub has revoked this device; what it sends is kept for review"));
        const bool isMoreDown = answer->moreDown && !answer->down.isEmpty();
        if (!isMoreDown && sent == 0)
            break; // after a rest was sent, once more: for its watermarks and places
    }
    return {};
}

// Asks with the first waiting segment on its back. When the hub will not have the two together, alone: sendRest() then
// hears which of them it was.
Result<Reply> Agent::ask(HubConnection &hub, const QByteArray &hello)
{
    bool isAlone = false;
    for (;;) {
        protocol::SyncRequest request;
        request.hello = hello;
        request.epoch = m_state.epoch;
        request.ratchet = m_state.ratchet;
        request.receivedHseq = m_state.receivedHseq;
        const QStringList names = m_outbox.ready();
        if (!isAlone && !names.isEmpty()) {
            const auto file = m_outbox.read(names.first());
            request.segment = file ? *file : QByteArray();
        }
        GUYUB_TRY_VALUE(const Reply reply, post(hub, QStringLiteral("/1/sync"), protocol::encode(request), &*m_transport));
        if (reply.status == 200)
            return reply;
        if (request.segment.isEmpty() || !isRefusedFile(reply.status))
            return stopAt(reply);
        isAlone = true;
    }
}

Result<> Agent::takeAnswer(const protocol::SyncAnswer &answer, AgentOutcome &outcome)
{
    if (!answer.down.isEmpty()) {
        const auto head = protocol::readUpSegmentHead(answer.down);
        if (!head)
            return stop(CallTrouble::NotAHub, ErrorCode::NotReachable, kNoHubsAnswer);
        if (head->lastSeq > m_state.receivedHseq) {
            GUYUB_TRY(keepInbox(answer.down));
            m_state.receivedHseq = head->lastSeq;
            ++outcome.segmentsReceived;
        }
    }
    m_state.epoch = answer.epoch;
    m_state.ratchet = answer.ratchet;
    GUYUB_TRY(writeState());
    m_report.contactAt = m_clock.nowUtc();
    m_report.hubTime = answer.hubTime;
    m_report.verdict = answer.verdict;
    m_report.receivedHseq = m_state.receivedHseq;
    if (domain::isOtherHistory(answer.verdict))
        return {}; // the hub's numbers count another branch; they say nothing of our files
    m_report.storedSeq = answer.marks.storedSeq;
    m_report.appliedSeq = answer.marks.appliedSeq;
    m_report.backedUpSeq = answer.marks.backedUpSeq;
    m_report.quarantined = answer.marks.quarantined;
    if (answer.verdict == HubVerdict::Revoked)
        return {};
    outcome.segmentsSent += m_outbox.setAsideThrough(m_stream, answer.marks.storedSeq);
    if (answer.verdict == HubVerdict::EpochChanged)
        m_outbox.bringBackAbove(m_stream, answer.marks.storedSeq);
    return {};
}

// Further segments of the same night. Answers how many the hub has taken.
Result<int> Agent::sendRest(HubConnection &hub, AgentOutcome &outcome)
{
    int sent = 0;
    for (const QString &name : m_outbox.ready()) {
        const auto file = m_outbox.read(name);
        if (!file) {
            refuse(name, outcome);
            continue;
        }
        GUYUB_TRY_VALUE(const Reply reply, post(hub, QStringLiteral("/1/segment"), *file, &*m_transport));
        const auto head = protocol::readUpSegmentHead(*file);
        const bool isPresent = !head || head->stream == m_stream;
        if (!isPresent && (isRefusedFile(reply.status) || isNotAllowed(reply.status))) {
            m_outbox.setAside(name, false); // kept; what the hub cannot take of an earlier stream stops nothing
            ++outcome.segmentsRefused;
            continue;
        }
        if (isRefusedFile(reply.status)) {
            refuse(name, outcome);
            continue;
        }
        if (reply.status == kConflict && isPresent) {
            m_report.verdict = HubVerdict::Fork;
            return stop(CallTrouble::Fork, ErrorCode::Refused, QStringLiteral("the hub has another history of this kiosk; sign in there"));
        }
        if (reply.status != kStored && reply.status != kConflict) // an earlier stream's other branch is kept there, and stops nothing
            return stopAt(reply);
        // Behind a gap it waits at the hub; then the watermark has not moved.
        if (isPresent && head && head->firstSeq <= m_report.storedSeq + 1)
            m_report.storedSeq = std::max(m_report.storedSeq, head->lastSeq);
        m_outbox.setAside(name, isPresent);
        ++outcome.segmentsSent;
        ++sent;
    }
    return sent;
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
