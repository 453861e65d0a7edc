#include "sync/hub/rawsegments.h"

#include "sync/hub/columns.h"

namespace guyub::hub {

namespace {

const QString kColumns = QStringLiteral("SELECT ledger, sha256, stream, first_seq, last_seq, state, tries FROM raw_segment ");

RawSegment segmentOf(const QSqlQuery &row)
{
    RawSegment segment;
    segment.ledger = row.value(0).toLongLong();
    segment.sha256 = fixedOrZero<32>(row.value(1));
    segment.head.stream = fixedOrZero<16>(row.value(2));
    segment.head.firstSeq = row.value(3).toULongLong();
    segment.head.lastSeq = row.value(4).toULongLong();
    segment.state = static_cast<Taken>(row.value(5).toUInt());
    segment.tries = row.value(6).toInt();
    return segment;
}

} // namespace

Result<> RawSegments::keep(qint64 ledger, const Hash &sha256, const protocol::SegmentHead &head, const QByteArray &file, UtcMs now)
{
    return m_database.run(QStringLiteral("INSERT INTO raw_segment(ledger, sha256, stream, first_seq, last_seq, bytes, received_at_ms, state, tries) VALUES(?,?,?,?,?,?,?,0,0) ON CONFLICT DO NOTHING"),
        {ledger, columnOf(sha256), columnOf(head.stream), columnOf(head.firstSeq), columnOf(head.lastSeq), file, now});
}

Result<> RawSegments::drop(const RawSegment &segment)
{
    return m_database.run(QStringLiteral("DELETE FROM raw_segment WHERE ledger=? AND sha256=?"), {segment.ledger, columnOf(segment.sha256)});
}

Result<std::optional<RawSegment>> RawSegments::find(qint64 ledger, const Hash &sha256)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("WHERE ledger=? AND sha256=?"), {ledger, columnOf(sha256)}));
    std::optional<RawSegment> segment;
    if (query->next())
        segment = segmentOf(*query);
    GUYUB_TRY(storage::endRows(*query));
    return segment;
}

Result<QByteArray> RawSegments::bytes(const RawSegment &segment)
{
    GUYUB_TRY_VALUE(const QVariant bytes, m_database.value(QStringLiteral("SELECT bytes FROM raw_segment WHERE ledger=? AND sha256=?"), {segment.ledger, columnOf(segment.sha256)}));
    if (bytes.isNull())
        return fail(ErrorCode::Damaged, QStringLiteral("raw segment"));
    return bytes.toByteArray();
}

Result<> RawSegments::settle(const RawSegment &segment, Taken state)
{
    return m_database.run(QStringLiteral("UPDATE raw_segment SET state=?, tries=0 WHERE ledger=? AND sha256=?"), {int(state), segment.ledger, columnOf(segment.sha256)});
}

Result<> RawSegments::noteTry(const RawSegment &segment)
{
    return m_database.run(QStringLiteral("UPDATE raw_segment SET tries=tries+1 WHERE ledger=? AND sha256=?"), {segment.ledger, columnOf(segment.sha256)});
}

Result<QList<RawSegment>> RawSegments::waiting()
{
    QList<RawSegment> segments;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("WHERE state=0 ORDER BY ledger, stream, first_seq")));
    while (query->next())
        segments.append(segmentOf(*query));
    GUYUB_TRY(storage::endRows(*query));
    return segments;
}

Result<std::optional<RawSegment>> RawSegments::next(qint64 ledger, const StreamId &stream, quint64 seq)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("WHERE ledger=? AND stream=? AND state=0 AND first_seq<=? AND last_seq>? ORDER BY first_seq LIMIT 1"),
        {ledger, columnOf(stream), columnOf(seq + 1), columnOf(seq)}));
    std::optional<RawSegment> segment;
    if (query->next())
        segment = segmentOf(*query);
    GUYUB_TRY(storage::endRows(*query));
    return segment;
}

} // namespace guyub::hub
