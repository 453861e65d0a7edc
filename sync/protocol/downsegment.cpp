// Segments from the hub to one kiosk: commits of others whole, its own as their place only.
#include "storage/crypto/hash.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/cbor.h"
#include "sync/protocol/segmentfile.h"
#include "sync/protocol/segmentrows.h"

namespace guyub::protocol {

namespace {

constexpr quint64 kDownFormat = 2;
constexpr qsizetype kMaxRows = 20'000;
constexpr qsizetype kMaxStreams = 4096;
constexpr int kDownLevel = 9; // the hub makes many of them
constexpr int kSignatureBytes = 64;
constexpr quint64 kClockSuspect = 1, kQuarantined = 2;
constexpr int kMaxLedgerBytes = 32;

StreamId addressOf(const QByteArray &ledger)
{
    return crypto::blake2b<16>("guyub.down.1", viewOf(ledger));
}

QByteArray downMessage(const QByteArray &content)
{
    return QByteArrayLiteral("guyub.down.1") + toByteArray(crypto::blake2b<32>("guyub.downhash.1", viewOf(content)));
}

// Which streams a segment tells of, and how far each has come in it.
class StreamTable
{
public:
    struct Entry
    {
        StreamId stream;
        quint64 seq = 0; // 0: none in this segment yet
        Hash hash;       // of that commit; not known for the kiosk's own
        bool hasHash = false;
    };
    int indexOf(const StreamId &stream)
    {
        const auto [it, isNew] = m_index.try_emplace(stream, static_cast<int>(m_entries.size()));
        if (isNew)
            m_entries.append({stream, 0, {}, false});
        return it->second;
    }
    Entry &at(int index) { return m_entries[index]; }
    int size() const { return static_cast<int>(m_entries.size()); }
    const QList<Entry> &entries() const { return m_entries; }

private:
    QList<Entry> m_entries;
    std::unordered_map<StreamId, int> m_index;
};

const StreamId &streamOf(const PlacedCommit &placed)
{
    return placed.open ? placed.open->commit.stream : placed.ownStream;
}

quint64 seqOf(const PlacedCommit &placed)
{
    return placed.open ? placed.open->commit.seq : placed.ownSeq;
}

void writePlaced(CborWriter &writer, const PlacedCommit &placed, StreamTable &table, UtcMs previousReceived, UtcMs previousHlc)
{
    const int index = table.indexOf(streamOf(placed));
    StreamTable::Entry &entry = table.at(index);
    const bool follows = entry.seq != 0 && seqOf(placed) == entry.seq + 1;
    writer.array(6).integer(placed.note.receivedAt - previousReceived);
    writer.number64((placed.note.clockSuspect ? kClockSuspect : 0) | (placed.note.quarantined ? kQuarantined : 0));
    writer.number64(static_cast<quint64>(index));
    if (follows)
        writer.null();
    else
        writer.number64(seqOf(placed));
    if (!placed.open || (follows && entry.hasHash && entry.hash == placed.open->commit.prevHash))
        writer.null();
    else
        writer.bytes(placed.open->commit.prevHash);
    if (placed.open)
        writeCommitRow(writer, *placed.open, previousHlc);
    else
        writer.null();
    entry.seq = seqOf(placed);
    entry.hasHash = placed.open.has_value();
    entry.hash = placed.hash;
}

void writeStreams(CborWriter &writer, const DownSegment &segment)
{
    writer.array(segment.streams.size());
    for (const StreamCertificate &certificate : segment.streams)
        writer.array(5).bytes(certificate.stream).bytes(certificate.deviceKey).bytes(certificate.commitKey).bytes(certificate.salt).bytes(certificate.signature);
    writer.array(segment.heads.size());
    for (const HeadSignature &head : segment.heads)
        writer.array(4).bytes(head.stream).number64(head.seq).bytes(head.hash).bytes(head.signature);
}

// Rows are written first because they fill the table of streams, which the reader needs before them.
QByteArray downContent(const DownSegment &segment)
{
    CborWriter rows;
    StreamTable table;
    UtcMs previousReceived = 0, previousHlc = 0;
    for (const PlacedCommit &placed : segment.commits) {
        writePlaced(rows, placed, table, previousReceived, previousHlc);
        previousReceived = placed.note.receivedAt;
        if (placed.open)
            previousHlc = placed.open->commit.hlcMs;
    }
    CborWriter writer;
    writer.array(8).number64(kDownFormat).bytes(segment.ledger).array(table.size());
    for (const StreamTable::Entry &entry : table.entries())
        writer.bytes(entry.stream);
    writer.array(segment.commits.size()).item(rows.result());
    writeStreams(writer, segment);
    writer.number64(segment.treeSize).bytes(segment.treeRoot);
    return writer.result();
}

class DownReader
{
public:
    DownReader(CborReader &reader, DownSegment &segment, const KeyLookup &keys) : m_reader(reader), m_segment(segment), m_rows(reader, keys) { }

    Result<> read()
    {
        m_reader.array(8);
        if (m_reader.number() != kDownFormat)
            m_reader.refuse("segment of an unknown format");
        m_segment.ledger = m_reader.byteArray(kMaxLedgerBytes);
        const qsizetype streams = m_reader.array();
        if (streams > kMaxStreams)
            m_reader.refuse("number of streams");
        for (qsizetype i = 0; i < streams && !m_reader.hasFailed(); ++i)
            m_table.indexOf(m_reader.fixed<16>());
        m_reader.end();
        GUYUB_TRY(commits());
        certificates();
        heads();
        m_segment.treeSize = m_reader.number(kMaxPosition);
        m_segment.treeRoot = m_reader.fixed<32>();
        m_reader.end();
        return m_reader.finish();
    }

private:
    Result<> commits()
    {
        const qsizetype count = m_reader.array();
        if (count < 1 || count > kMaxRows || static_cast<quint64>(count) != m_segment.lastHseq - m_segment.firstHseq + 1)
            m_reader.refuse("number of commits");
        for (qsizetype i = 0; i < count && !m_reader.hasFailed(); ++i)
            GUYUB_TRY(placed(m_segment.firstHseq + static_cast<quint64>(i)));
        m_reader.end();
        return {};
    }

    Result<> placed(quint64 hseq)
    {
        PlacedCommit placed;
        m_reader.array(6);
        const qint64 delta = m_reader.integer();
        placed.note.hseq = hseq;
        if (__builtin_add_overflow(m_received, delta, &m_received))
            m_reader.refuse("time out of range");
        placed.note.receivedAt = m_received;
        const quint64 flags = m_reader.number(kClockSuspect | kQuarantined);
        placed.note.clockSuspect = flags & kClockSuspect;
        placed.note.quarantined = flags & kQuarantined;
        const int index = static_cast<int>(m_reader.number(kMaxStreams));
        if (index >= m_table.size())
            m_reader.refuse("stream that is not in the table");
        if (m_reader.hasFailed())
            return tl::unexpected(m_reader.finish().error());
        StreamTable::Entry &entry = m_table.at(index);
        const quint64 seq = m_reader.null() ? entry.seq + 1 : m_reader.number(kMaxPosition);
        Hash prevHash = entry.hash;
        if (!m_reader.null())
            prevHash = m_reader.fixed<32>();
        if (m_reader.peek() == CborReader::Kind::Null) {
            m_reader.null();
            if (seq == 0)
                m_reader.refuse("commit numbers begin with 1");
            placed.ownStream = entry.stream;
            placed.ownSeq = seq;
            m_reader.end();
        } else {
            GUYUB_TRY_VALUE(placed.open, m_rows.commit({entry.stream, seq, prevHash}, m_hlc));
            m_hlc = placed.open->commit.hlcMs;
            placed.hash = commitHash(placed.open->commit);
            m_reader.end();
        }
        entry.seq = seq;
        entry.hasHash = placed.open.has_value();
        entry.hash = placed.hash;
        m_segment.commits.append(placed);
        return {};
    }

    void certificates()
    {
        const qsizetype count = m_reader.array();
        for (qsizetype i = 0; i < count && !m_reader.hasFailed(); ++i) {
            StreamCertificate certificate;
            m_reader.array(5);
            certificate.stream = m_reader.fixed<16>();
            certificate.deviceKey = m_reader.fixed<32>();
            certificate.commitKey = m_reader.fixed<32>();
            certificate.salt = m_reader.fixed<16>();
            certificate.signature = m_reader.fixed<64>();
            m_reader.end();
            m_segment.streams.append(certificate);
        }
        m_reader.end();
    }

    void heads()
    {
        const qsizetype count = m_reader.array();
        for (qsizetype i = 0; i < count && !m_reader.hasFailed(); ++i) {
            HeadSignature head;
            m_reader.array(4);
            head.stream = m_reader.fixed<16>();
            head.seq = m_reader.number(kMaxPosition);
            head.hash = m_reader.fixed<32>();
            head.signature = m_reader.fixed<64>();
            m_reader.end();
            m_segment.heads.append(head);
        }
        m_reader.end();
    }

    CborReader &m_reader;
    DownSegment &m_segment;
    RowReader m_rows;
    StreamTable m_table;
    UtcMs m_received = 0, m_hlc = 0;
};

} // namespace

Result<QByteArray> sealDownSegment(const DownSegment &segment, const PublicKey &kioskSealKey, const crypto::SecretBytes &ledgerSecret)
{
    if (segment.commits.isEmpty() || segment.commits.size() > kMaxRows || segment.ledger.size() > kMaxLedgerBytes || segment.firstHseq == 0
        || segment.lastHseq - segment.firstHseq + 1 != static_cast<quint64>(segment.commits.size()))
        return fail(ErrorCode::WrongUse, QStringLiteral("segment numbers"));
    const QByteArray content = downContent(segment);
    const QByteArray signature = toByteArray(crypto::sign(ledgerSecret, viewOf(downMessage(content))));
    return sealSegmentFile({addressOf(segment.ledger), segment.firstHseq, segment.lastHseq, {}}, content + signature, kioskSealKey, kDownLevel);
}

Result<DownSegment> openDownSegment(const QByteArray &file, const PublicKey &sealPublic, const crypto::SecretBytes &sealSecret, const PublicKey &ledgerKey, const KeyLookup &keys)
{
    GUYUB_TRY_VALUE(const SegmentHead head, readUpSegmentHead(file));
    GUYUB_TRY_VALUE(const QByteArray signedContent, openSegmentFile(file, sealPublic, sealSecret));
    if (signedContent.size() <= kSignatureBytes)
        return fail(ErrorCode::BadInput, QStringLiteral("segment: cut short"));
    const QByteArray content = signedContent.chopped(kSignatureBytes);
    // The seal proves no sender: nothing is read that the ledger has not signed.
    const Signature signature = *Signature::from(viewOf(signedContent).last(kSignatureBytes));
    if (!crypto::isSignedBy(ledgerKey, viewOf(downMessage(content)), signature))
        return fail(ErrorCode::Damaged, QStringLiteral("segment: not signed by the ledger"));
    DownSegment segment;
    segment.firstHseq = head.firstSeq;
    segment.lastHseq = head.lastSeq;
    CborReader reader(content, kMaxContentBytes);
    GUYUB_TRY(DownReader(reader, segment, keys).read());
    if (downContent(segment) != content)
        return fail(ErrorCode::BadInput, QStringLiteral("segment: not canonical"));
    if (head.stream != addressOf(segment.ledger))
        return fail(ErrorCode::Damaged, QStringLiteral("segment: head of another ledger"));
    return segment;
}

} // namespace guyub::protocol
