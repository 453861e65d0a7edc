#include "sync/hub/downlink.h"

#include <QMap>

#include <algorithm>

namespace guyub::hub {

namespace {

constexpr int kMaxCommits = 2000;
constexpr quint64 kMinBytes = 4 * 1024;
constexpr quint64 kMaxBytes = 512 * 1024; // of commits, before compression; one transaction on the kiosk

} // namespace

Result<DownPiece> Downlink::make(const Ledger &ledger, const Device &device, quint64 receivedHseq, const Has &has, quint64 byteBudget)
{
    if (receivedHseq >= ledger.hseq)
        return DownPiece{};
    HubLog log(m_database, ledger.number);
    const quint64 bytes = byteBudget == 0 ? kMaxBytes : std::clamp(byteBudget, kMinBytes, kMaxBytes);
    GUYUB_TRY_VALUE(const QList<PlacedBytes> commits, log.from(receivedHseq + 1, kMaxCommits, static_cast<qint64>(bytes)));
    if (commits.isEmpty() || commits.first().note.hseq != receivedHseq + 1)
        return fail(ErrorCode::Damaged, QStringLiteral("gap in the ledger"));

    protocol::DownSegment segment;
    segment.ledger = ledger.code;
    segment.firstHseq = receivedHseq + 1;
    segment.lastHseq = commits.last().note.hseq;
    GUYUB_TRY_VALUE(const auto own, m_devices.stream(ledger.number, has.stream));
    const bool isOwnStream = own && own->certificate.deviceKey == device.deviceKey;
    for (const PlacedBytes &commit : commits) {
        protocol::PlacedCommit placed;
        placed.note = commit.note;
        placed.hash = commit.hash;
        if (isOwnStream && commit.stream == has.stream && commit.seq <= has.seq) {
            placed.ownStream = commit.stream;
            placed.ownSeq = commit.seq;
        } else {
            GUYUB_TRY_VALUE(placed.open, log.open(commit.bytes));
        }
        segment.commits.append(placed);
    }
    GUYUB_TRY(addStreams(segment, ledger.number, log));
    if (segment.lastHseq == ledger.hseq) {
        segment.treeSize = ledger.tree.size();
        segment.treeRoot = ledger.tree.root();
    }
    GUYUB_TRY_VALUE(const QByteArray file, protocol::sealDownSegment(segment, device.sealKey, ledger.keys.secret));
    return DownPiece{file, segment.lastHseq == ledger.hseq};
}

// Certificates and head signatures of the streams that appear, so that the kiosk checks authors and need not trust us.
Result<> Downlink::addStreams(protocol::DownSegment &segment, qint64 ledger, HubLog &log)
{
    struct Range
    {
        quint64 first = 0, last = 0;
    };
    QMap<StreamId, Range> ranges;
    for (const protocol::PlacedCommit &placed : segment.commits) {
        if (!placed.open)
            continue;
        Range &range = ranges[placed.open->commit.stream];
        range.first = range.first == 0 ? placed.open->commit.seq : std::min(range.first, placed.open->commit.seq);
        range.last = std::max(range.last, placed.open->commit.seq);
    }
    for (auto it = ranges.cbegin(); it != ranges.cend(); ++it) {
        GUYUB_TRY_VALUE(const auto stream, m_devices.stream(ledger, it.key()));
        if (!stream)
            return fail(ErrorCode::Damaged, QStringLiteral("stream without a certificate"));
        segment.streams.append(stream->certificate);
        GUYUB_TRY_VALUE(const auto heads, log.headsBetween(it.key(), it->first, it->last));
        segment.heads += heads;
    }
    return {};
}

} // namespace guyub::hub
