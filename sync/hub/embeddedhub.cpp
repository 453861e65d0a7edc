#include "sync/hub/embeddedhub.h"

#include "sync/hub/columns.h"
#include "sync/hub/savepoint.h"

#include <algorithm>

namespace guyub::hub {

using domain::HubVerdict;

namespace {

constexpr int kRetryAfterS = 60;   // after a failure of our own
constexpr int kOurFault = 500;
constexpr int kMaxQuarantined = 500; // numbers named in one answer

protocol::HttpReply replyTo(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::ValueOutOfRange:
        return {400, {}, 0};
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

bool isOurs(const Error &error)
{
    return replyTo(error).status >= kOurFault;
}

} // namespace

EmbeddedHub::EmbeddedHub(HubStore &store, const ports::Clock &clock, const Hash &rootSha256)
    : m_store(store), m_clock(clock), m_ledgers(store.database()), m_devices(store.database()), m_enrolling(store.database(), m_ledgers, clock, rootSha256),
      m_ingest(store.database(), m_ledgers, clock), m_downlink(store.database(), m_devices)
{
}

Result<> EmbeddedHub::start()
{
    if (m_store.hasLostFrames()) {
        storage::Transaction transaction(m_store.database());
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY_VALUE(const QList<qint64> ledgers, m_ledgers.all());
        for (const qint64 ledger : ledgers)
            GUYUB_TRY(turnEpoch(ledger, "store_damaged", StreamId(crypto::randomBytes<16>())));
        GUYUB_TRY(transaction.commit());
    }
    GUYUB_TRY(m_ingest.recover());
    return {};
}

QList<protocol::HttpReply> EmbeddedHub::handle(const QList<protocol::HubRequest> &requests)
{
    QList<Item> items;
    for (const protocol::HubRequest &request : requests)
        items.append(Item{&request, {}, {}, {}});
    const Result<> kept = keepRaw(items);
    const auto replies = kept ? answerAll(items) : Result<QList<protocol::HttpReply>>(tl::unexpected(kept.error()));
    if (replies)
        return *replies;
    m_ledgers.forget(); // what is in memory may be ahead of the disk
    return QList<protocol::HttpReply>(requests.size(), replyTo(replies.error()));
}

Result<> EmbeddedHub::read(Item &item)
{
    if (item.request->kind == protocol::HubRequest::Kind::Enrol)
        return {};
    GUYUB_TRY_VALUE(item.device, m_devices.byTransportKey(item.request->transportKey));
    if (!item.device)
        return fail(ErrorCode::NotAllowed, QStringLiteral("unknown transport key"));
    if (item.request->kind == protocol::HubRequest::Kind::Sync) {
        GUYUB_TRY_VALUE(item.sync, protocol::decodeSyncRequest(item.request->body));
    }
    return {};
}

Result<> EmbeddedHub::keepRaw(QList<Item> &items)
{
    storage::Transaction transaction(m_store.database());
    GUYUB_TRY(transaction.begin());
    for (Item &item : items) {
        const Result<> understood = read(item);
        const QByteArray &file = item.request->kind == protocol::HubRequest::Kind::Segment ? item.request->body : item.sync.segment;
        const Result<> kept = understood && !file.isEmpty() ? m_ingest.keep(*item.device, file) : understood;
        if (kept)
            continue;
        if (isOurs(kept.error()))
            return kept;
        // What is no segment does not keep the rest of a sync from its answer.
        if (!understood || item.request->kind == protocol::HubRequest::Kind::Segment)
            item.reply = replyTo(kept.error());
        else
            item.sync.segment.clear();
    }
    return transaction.commit();
}

Result<QList<protocol::HttpReply>> EmbeddedHub::answerAll(const QList<Item> &items)
{
    QList<protocol::HttpReply> replies;
    storage::Transaction transaction(m_store.database());
    GUYUB_TRY(transaction.begin());
    for (const Item &item : items) {
        Savepoint part(m_store.database());
        GUYUB_TRY(part.begin());
        replies.append(item.reply ? *item.reply : answer(item));
        if (replies.last().status < kOurFault)
            GUYUB_TRY(part.keep());
        else
            m_ledgers.forget();
    }
    GUYUB_TRY(transaction.commit());
    return replies;
}

protocol::HttpReply EmbeddedHub::answer(const Item &item)
{
    switch (item.request->kind) {
    case protocol::HubRequest::Kind::Enrol:
        return enrol(item.request->body);
    case protocol::HubRequest::Kind::Sync:
        return sync(item);
    case protocol::HubRequest::Kind::Segment:
        break;
    }
    return segment(item);
}

protocol::HttpReply EmbeddedHub::enrol(const QByteArray &body)
{
    const Result<QByteArray> answer = m_enrolling.answer(body);
    return answer ? protocol::HttpReply{200, *answer, 0} : replyTo(answer.error());
}

protocol::HttpReply EmbeddedHub::segment(const Item &item)
{
    const Result<Taken> taken = m_ingest.take(*item.device, item.request->body);
    if (!taken)
        return replyTo(taken.error());
    if (*taken == Taken::Fork)
        return {409, {}, 0};
    return {*taken == Taken::Unreadable ? 422 : 204, {}, 0};
}

protocol::HttpReply EmbeddedHub::sync(const Item &item)
{
    auto meeting = meet(item);
    if (!meeting)
        return replyTo(meeting.error());
    const auto answer = answerTo(*meeting);
    if (!answer)
        return replyTo(answer.error());
    return {200, protocol::encode(*answer), 0};
}

Result<EmbeddedHub::Meeting> EmbeddedHub::meet(const Item &item)
{
    Meeting meeting{*item.device, item.sync, {}, HubVerdict::Normal};
    const auto hello = protocol::decodeHello(meeting.request.hello);
    if (!hello) // Damaged would be ours
        return fail(hello.error().code == ErrorCode::Damaged ? ErrorCode::NotAllowed : hello.error().code, hello.error().detail);
    meeting.hello = *hello;
    GUYUB_TRY_VALUE(const Ledger *ledger, m_ledgers.find(meeting.device.ledger));
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
        GUYUB_TRY(m_devices.keepStream(meeting.device.ledger, made));
        stream = made;
    }
    if (stream->certificate.deviceKey != meeting.device.deviceKey || !crypto::isSignedBy(stream->certificate.commitKey, viewOf(protocol::helloMessage(hello)), hello.signature))
        return fail(ErrorCode::NotAllowed, QStringLiteral("the hello's signature does not hold"));
    return {};
}

// Epoch, heads, ratchet, in this order (SYNC §1.10).
Result<HubVerdict> EmbeddedHub::judge(const Meeting &meeting, const Stream &stream)
{
    GUYUB_TRY_VALUE(const Ledger *ledger, m_ledgers.find(meeting.device.ledger));
    // The kiosk has applied more than there is: this hub came out of a backup that nobody told it of.
    if (meeting.hello.appliedHseq > ledger->hseq && meeting.request.epoch == ledger->epoch) {
        GUYUB_TRY_VALUE(const bool isNews, turnEpoch(ledger->number, "hub_behind", meeting.hello.stream));
        if (isNews)
            return HubVerdict::EpochChanged;
    }
    if (meeting.request.epoch != ledger->epoch)
        return HubVerdict::EpochChanged;
    GUYUB_TRY_VALUE(const HubVerdict heads, judgeHeads(meeting, stream));
    if (heads != HubVerdict::Normal)
        return heads;
    if (stream.state == StreamState::Cloned)
        return HubVerdict::Clone;
    const bool isFirst = !stream.ratchet;
    const bool isFresh = isFirst || meeting.request.ratchet == stream.ratchet || (stream.ratchetBefore && meeting.request.ratchet == stream.ratchetBefore);
    return isFresh ? HubVerdict::Normal : HubVerdict::Clone;
}

// A hello may be older than the segments that travel with it, so "behind" means behind an earlier hello, not behind the log.
Result<HubVerdict> EmbeddedHub::judgeHeads(const Meeting &meeting, const Stream &stream)
{
    const protocol::Hello &hello = meeting.hello;
    if (hello.sealedSeq > stream.seq)
        return HubVerdict::Normal; // its segments will tell whether they follow
    if (hello.sealedSeq > 0) {
        HubLog log(m_store.database(), meeting.device.ledger);
        GUYUB_TRY_VALUE(const auto known, log.hashAt(hello.stream, hello.sealedSeq));
        if (known != hello.sealedHead)
            return HubVerdict::Fork;
    }
    return hello.sealedSeq < stream.helloSeq ? HubVerdict::Behind : HubVerdict::Normal;
}

Result<protocol::SyncAnswer> EmbeddedHub::answerTo(Meeting &meeting)
{
    const qint64 number = meeting.device.ledger;
    GUYUB_TRY_VALUE(auto before, m_devices.stream(number, meeting.hello.stream));
    if (meeting.device.revokedAt != 0) {
        meeting.verdict = HubVerdict::Revoked;
    } else {
        GUYUB_TRY_VALUE(meeting.verdict, judge(meeting, *before));
    }
    if (!meeting.request.segment.isEmpty()) {
        // What cannot be taken in does not keep the rest of the night from its answer; a failure of our own does.
        const Result<Taken> taken = m_ingest.take(meeting.device, meeting.request.segment);
        if (!taken && isOurs(taken.error()))
            return tl::unexpected(taken.error());
        const auto head = protocol::readUpSegmentHead(meeting.request.segment);
        const bool isPresent = head && head->stream == meeting.hello.stream; // an earlier stream's other branch says nothing of this one
        if (taken && *taken == Taken::Fork && isPresent && meeting.verdict != HubVerdict::Revoked)
            meeting.verdict = HubVerdict::Fork;
    }

    protocol::SyncAnswer answer;
    GUYUB_TRY_VALUE(Ledger *ledger, m_ledgers.find(number));
    GUYUB_TRY_VALUE(auto stream, m_devices.stream(number, meeting.hello.stream));
    answer.verdict = meeting.verdict;
    answer.epoch = ledger->epoch;
    answer.hubTime = m_clock.nowUtc();
    GUYUB_TRY_VALUE(answer.marks, marksOf(*ledger, *stream));
    if (meeting.verdict != HubVerdict::Revoked) {
        answer.checkpoint = protocol::encode(Ledgers::checkpointOf(*ledger, answer.hubTime));
        if (meeting.verdict != HubVerdict::Fork && meeting.verdict != HubVerdict::Clone) {
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
    const UtcMs now = m_clock.nowUtc();
    HubLog log(m_store.database(), meeting.device.ledger);
    const auto alarm = [&](const char *kind) { return log.raiseAlert(kind, meeting.hello.stream, meeting.device.deviceKey, now); };
    if (meeting.verdict == HubVerdict::Clone) {
        stream.state = StreamState::Cloned;
        GUYUB_TRY(alarm("clone"));
    } else if (meeting.verdict == HubVerdict::Fork) {
        stream.state = StreamState::Forked;
        GUYUB_TRY(alarm("fork"));
    } else if (meeting.verdict == HubVerdict::Behind) {
        GUYUB_TRY(alarm("restored"));
    }
    FixedBytes<16> token = meeting.request.ratchet;
    if (meeting.verdict == HubVerdict::Normal || meeting.verdict == HubVerdict::Behind || meeting.verdict == HubVerdict::EpochChanged) {
        // The token that was presented is one the kiosk has had; a lost answer presents it again.
        if (stream.ratchet && meeting.request.ratchet == *stream.ratchet)
            stream.ratchetBefore = stream.ratchet;
        token = crypto::randomBytes<16>();
        stream.ratchet = token;
        stream.helloSeq = std::max(stream.helloSeq, meeting.hello.sealedSeq);
    }
    GUYUB_TRY(m_devices.keepStream(meeting.device.ledger, stream));
    GUYUB_TRY(m_devices.noteContact(meeting.device, meeting.hello, meeting.request.receivedHseq, meeting.verdict, now));
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
    GUYUB_TRY(HubLog(m_store.database(), number).raiseAlert(alert, stream, {}, m_clock.nowUtc()));
    if (m_store.database().changes() == 0)
        return false;
    ledger->epoch = crypto::randomBytes<16>();
    GUYUB_TRY(m_ledgers.save(*ledger));
    return true;
}

} // namespace guyub::hub
