#include "sync/hub/embeddedhub.h"

#include "sync/hub/columns.h"

#include <algorithm>

namespace guyub::hub {

namespace {

constexpr int kRetryAfterS = 60;   // after a failure of our own
constexpr int kMaxQuarantined = 500; // numbers named in one answer

protocol::HttpReply replyTo(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::ValueOutOfRange:
        return {400, {}, 0};
    case ErrorCode::Damaged:
        return {422, {}, 0};
    case ErrorCode::Refused:
    case ErrorCode::NotAllowed:
    case ErrorCode::NotFound:
        return {403, {}, 0};
    case ErrorCode::DiskFull:
        return {507, {}, kRetryAfterS};
    default:
        return {503, {}, kRetryAfterS};
    }
}

} // namespace

EmbeddedHub::EmbeddedHub(HubStore &store, const ports::Clock &clock, const Hash &rootSha256)
    : m_store(store), m_clock(clock), m_ledgers(store.database()), m_devices(store.database()), m_enrolling(store.database(), m_ledgers, clock, rootSha256),
      m_ingest(store.database(), m_ledgers, store.raw(), clock), m_downlink(store.database(), m_devices)
{
}

Result<> EmbeddedHub::start()
{
    if (m_store.hasLostFrames()) {
        GUYUB_TRY_VALUE(const QList<qint64> ledgers, m_ledgers.all());
        for (const qint64 ledger : ledgers)
            GUYUB_TRY(turnEpoch(ledger, "store_damaged", StreamId(crypto::randomBytes<16>())));
    }
    GUYUB_TRY(m_ingest.recover());
    return {};
}

bool EmbeddedHub::isTransportKeyKnown(const PublicKey &transportKey)
{
    const auto device = m_devices.byTransportKey(transportKey);
    return device && *device;
}

protocol::HttpReply EmbeddedHub::enrol(const QByteArray &body)
{
    const Result<QByteArray> answer = m_enrolling.answer(body);
    return answer ? protocol::HttpReply{200, *answer, 0} : replyTo(answer.error());
}

protocol::HttpReply EmbeddedHub::segment(const QByteArray &body, const PublicKey &transportKey)
{
    const auto device = m_devices.byTransportKey(transportKey);
    if (!device || !*device)
        return {device ? 403 : 503, {}, 0};
    const Result<Taken> taken = m_ingest.take(**device, body);
    if (!taken)
        return replyTo(taken.error());
    if (*taken == Taken::Fork)
        return {409, {}, 0};
    return {*taken == Taken::Unreadable ? 422 : 204, {}, 0};
}

protocol::HttpReply EmbeddedHub::sync(const QByteArray &body, const PublicKey &transportKey)
{
    auto meeting = meet(body, transportKey);
    if (!meeting)
        return replyTo(meeting.error());
    const auto answer = answerTo(*meeting);
    if (!answer)
        return replyTo(answer.error());
    return {200, protocol::encode(*answer), 0};
}

Result<EmbeddedHub::Meeting> EmbeddedHub::meet(const QByteArray &body, const PublicKey &transportKey)
{
    Meeting meeting;
    GUYUB_TRY_VALUE(meeting.request, protocol::decodeSyncRequest(body));
    GUYUB_TRY_VALUE(meeting.hello, protocol::decodeHello(meeting.request.hello));
    GUYUB_TRY_VALUE(const auto device, m_devices.byTransportKey(transportKey));
    if (!device)
        return fail(ErrorCode::NotAllowed, QStringLiteral("unknown transport key"));
    meeting.device = *device;
    GUYUB_TRY_VALUE(const Ledger *ledger, m_ledgers.find(device->ledger));
    if (meeting.hello.ledger != ledger->code)
        return fail(ErrorCode::NotAllowed, QStringLiteral("hello of another ledger"));
    GUYUB_TRY(checkHello(meeting));
    return meeting;
}

// A new stream comes with its certificate under the enrolled device's key: a restored kiosk's next incarnation.
Result<> EmbeddedHub::checkHello(const Meeting &meeting)
{
    const protocol::Hello &hello = meeting.hello;
    GUYUB_TRY_VALUE(auto stream, m_devices.stream(meeting.device.ledger, hello.stream));
    if (!stream) {
        const protocol::StreamCertificate &certificate = hello.certificate;
        if (certificate.stream != hello.stream || certificate.deviceKey != meeting.device.deviceKey || !protocol::isGenuine(certificate))
            return fail(ErrorCode::NotAllowed, QStringLiteral("unknown stream"));
        Stream made;
        made.certificate = certificate;
        storage::Transaction transaction(m_store.database());
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY(m_devices.keepStream(meeting.device.ledger, made));
        GUYUB_TRY(transaction.commit());
        stream = made;
    }
    if (stream->certificate.deviceKey != meeting.device.deviceKey || !crypto::isSignedBy(stream->certificate.commitKey, viewOf(protocol::helloMessage(hello)), hello.signature))
        return fail(ErrorCode::NotAllowed, QStringLiteral("the hello's signature does not hold"));
    return {};
}

// Epoch, heads, ratchet, in this order (SYNC §1.10).
Result<Verdict> EmbeddedHub::judge(const Meeting &meeting, const Stream &stream)
{
    GUYUB_TRY_VALUE(const Ledger *ledger, m_ledgers.find(meeting.device.ledger));
    // The kiosk has applied more than there is: this hub came out of a backup that nobody told it of.
    if (meeting.hello.appliedHseq > ledger->hseq && meeting.request.epoch == ledger->epoch) {
        GUYUB_TRY_VALUE(const bool isNews, turnEpoch(ledger->number, "hub_behind", meeting.hello.stream));
        if (isNews)
            return EpochChanged;
    }
    if (meeting.request.epoch != ledger->epoch)
        return EpochChanged;
    GUYUB_TRY_VALUE(const Verdict heads, judgeHeads(meeting, stream));
    if (heads != Normal)
        return heads;
    if (stream.state == StreamState::Cloned)
        return CloneSeen;
    const bool isFirst = !stream.ratchet;
    const bool isFresh = isFirst || meeting.request.ratchet == stream.ratchet || (stream.ratchetBefore && meeting.request.ratchet == stream.ratchetBefore);
    return isFresh ? Normal : CloneSeen;
}

// A hello may be older than the segments that travel with it, so "behind" means behind an earlier hello, not behind the log.
Result<Verdict> EmbeddedHub::judgeHeads(const Meeting &meeting, const Stream &stream)
{
    const protocol::Hello &hello = meeting.hello;
    if (hello.sealedSeq > stream.seq)
        return Normal; // its segments will tell whether they follow
    if (hello.sealedSeq > 0) {
        HubLog log(m_store.database(), meeting.device.ledger);
        GUYUB_TRY_VALUE(const auto known, log.hashAt(hello.stream, hello.sealedSeq));
        if (known != hello.sealedHead)
            return ForkSeen;
    }
    return hello.sealedSeq < stream.helloSeq ? Behind : Normal;
}

Result<protocol::SyncAnswer> EmbeddedHub::answerTo(Meeting &meeting)
{
    const qint64 number = meeting.device.ledger;
    GUYUB_TRY_VALUE(auto before, m_devices.stream(number, meeting.hello.stream));
    if (meeting.device.revokedAt != 0) {
        meeting.verdict = DeviceRevoked;
    } else {
        GUYUB_TRY_VALUE(meeting.verdict, judge(meeting, *before));
    }
    if (!meeting.request.segment.isEmpty()) {
        // What cannot be taken in does not keep the rest of the night from its answer; a failure of our own does.
        const Result<Taken> taken = m_ingest.take(meeting.device, meeting.request.segment);
        if (!taken && taken.error().code != ErrorCode::BadInput && taken.error().code != ErrorCode::NotAllowed)
            return tl::unexpected(taken.error());
        if (taken && *taken == Taken::Fork && meeting.verdict != DeviceRevoked)
            meeting.verdict = ForkSeen;
    }

    protocol::SyncAnswer answer;
    GUYUB_TRY_VALUE(Ledger *ledger, m_ledgers.find(number));
    GUYUB_TRY_VALUE(auto stream, m_devices.stream(number, meeting.hello.stream));
    answer.verdict = meeting.verdict;
    answer.epoch = ledger->epoch;
    answer.hubTime = m_clock.nowUtc();
    GUYUB_TRY_VALUE(answer.marks, marksOf(*ledger, *stream));
    if (meeting.verdict != DeviceRevoked) {
        answer.checkpoint = protocol::encode(Ledgers::checkpointOf(*ledger, answer.hubTime));
        if (meeting.verdict != ForkSeen && meeting.verdict != CloneSeen) {
            const Downlink::Has has{meeting.hello.stream, meeting.hello.sealedSeq};
            GUYUB_TRY_VALUE(const DownPiece piece, m_downlink.make(*ledger, meeting.device, meeting.request.receivedHseq, has, meeting.request.byteBudget));
            answer.down = piece.file;
            answer.moreDown = !piece.isLast;
        }
    }
    GUYUB_TRY_VALUE(answer.ratchet, noteMeeting(meeting, *stream));
    return answer;
}

// A fresh token for whoever stands well. A clone and a fork get back what they brought, so that the other side's token
// stays the good one.
Result<FixedBytes<16>> EmbeddedHub::noteMeeting(const Meeting &meeting, Stream stream)
{
    storage::Transaction transaction(m_store.database());
    GUYUB_TRY(transaction.begin());
    const UtcMs now = m_clock.nowUtc();
    HubLog log(m_store.database(), meeting.device.ledger);
    const auto alarm = [&](const char *kind) { return log.raiseAlert(kind, meeting.hello.stream, meeting.device.deviceKey, now); };
    if (meeting.verdict == CloneSeen) {
        stream.state = StreamState::Cloned;
        GUYUB_TRY(alarm("clone"));
    } else if (meeting.verdict == ForkSeen) {
        stream.state = StreamState::Forked;
        GUYUB_TRY(alarm("fork"));
    } else if (meeting.verdict == Behind) {
        GUYUB_TRY(alarm("restored"));
    }
    FixedBytes<16> token = meeting.request.ratchet;
    if (meeting.verdict == Normal || meeting.verdict == Behind || meeting.verdict == EpochChanged) {
        // The token that was presented is one the kiosk has had; a lost answer presents it again.
        if (stream.ratchet && meeting.request.ratchet == *stream.ratchet)
            stream.ratchetBefore = stream.ratchet;
        token = crypto::randomBytes<16>();
        stream.ratchet = token;
        stream.helloSeq = std::max(stream.helloSeq, meeting.hello.sealedSeq);
    }
    GUYUB_TRY(m_devices.keepStream(meeting.device.ledger, stream));
    GUYUB_TRY(m_devices.noteContact(meeting.device, meeting.hello, meeting.request.receivedHseq, meeting.verdict, now));
    GUYUB_TRY(transaction.commit());
    return token;
}

// `backed_up` moves only when a backup is recorded; nothing records one yet, so kiosks keep what they sent.
Result<protocol::Watermarks> EmbeddedHub::marksOf(const Ledger &ledger, const Stream &stream)
{
    protocol::Watermarks marks;
    marks.storedSeq = stream.seq;
    marks.appliedSeq = stream.seq;
    HubLog log(m_store.database(), ledger.number);
    if (ledger.backedUpHseq > 0) {
        GUYUB_TRY_VALUE(const QVariant seq, m_store.database().value(QStringLiteral("SELECT max(seq) FROM commit_log WHERE ledger=? AND stream=? AND hseq<=?"),
            {ledger.number, columnOf(stream.certificate.stream), columnOf(ledger.backedUpHseq)}));
        marks.backedUpSeq = seq.toULongLong();
    }
    GUYUB_TRY_VALUE(marks.quarantined, log.asideNumbers(stream.certificate.stream, kMaxQuarantined));
    return marks;
}

// False when this stream has told so before: the epoch turns once for each restore, not at every contact.
Result<bool> EmbeddedHub::turnEpoch(qint64 number, const char *alert, const StreamId &stream)
{
    GUYUB_TRY_VALUE(Ledger *ledger, m_ledgers.find(number));
    const FixedBytes<16> before = ledger->epoch;
    const auto run = [&]() -> Result<bool> {
        storage::Transaction transaction(m_store.database());
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY(HubLog(m_store.database(), number).raiseAlert(alert, stream, {}, m_clock.nowUtc()));
        if (m_store.database().changes() == 0)
            return false;
        ledger->epoch = crypto::randomBytes<16>();
        GUYUB_TRY(m_ledgers.save(*ledger));
        GUYUB_TRY(transaction.commit());
        return true;
    };
    const Result<bool> turned = run();
    if (!turned)
        ledger->epoch = before;
    return turned;
}

} // namespace guyub::hub
