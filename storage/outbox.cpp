#include "storage/outbox.h"

#include "app/base/durablefile.h"
#include "storage/crypto/hash.h"
#include "storage/logreader.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <algorithm>
#include <iterator>

namespace guyub::storage {

namespace {

// Where a segment is cut (SYNC §2.1).
constexpr int kCutBytes = 64 * 1024;
constexpr int kCutCommits = 256;
constexpr int kNumberDigits = 20; // of a file's name

} // namespace

Outbox::Outbox(Database &database, const Identity &identity, QString folder) : m_database(database), m_identity(identity), m_folder(std::move(folder)), m_meta(database) { }

Result<int> Outbox::seal(quint64 storedSeq)
{
    if (!m_identity.hub)
        return 0;
    if (!QDir().mkpath(protocol::spool::outboxReady(m_folder)))
        return fail(ErrorCode::FileFailed, QStringLiteral("outbox"));
    GUYUB_TRY(takeBackRefused());
    GUYUB_TRY_VALUE(const int again, sealMissing(storedSeq));
    GUYUB_TRY_VALUE(const qint64 sealed, m_meta.number(metakey::sealedThrough));
    GUYUB_TRY_VALUE(const int fresh, sealBetween(static_cast<quint64>(sealed), protocol::kMaxPosition));
    return again + fresh;
}

Result<int> Outbox::sealBetween(quint64 after, quint64 last)
{
    for (int written = 0;; ++written) {
        GUYUB_TRY_VALUE(const Range range, nextRange(after, last));
        if (range.last == 0)
            return written;
        GUYUB_TRY(sealRange(range));
        after = range.last;
    }
}

// A file may go astray by a hand or a dying disk. The log has what was in it.
Result<int> Outbox::sealMissing(quint64 storedSeq)
{
    GUYUB_TRY_VALUE(const qint64 sealedThrough, m_meta.number(metakey::sealedThrough));
    const auto sealed = static_cast<quint64>(sealedThrough);
    int written = 0;
    quint64 covered = std::min(storedSeq, sealed);
    for (const Range &range : sealedRanges(storedSeq) + QList<Range>{{sealed + 1, sealed}}) {
        if (range.first > covered + 1) {
            GUYUB_TRY_VALUE(const int again, sealBetween(covered, range.first - 1));
            written += again;
        }
        covered = std::max(covered, range.last);
    }
    return written;
}

// What lies in files of this stream and may hold commits above `storedSeq`, by first number. What cannot be read holds nothing.
QList<Outbox::Range> Outbox::sealedRanges(quint64 storedSeq) const
{
    QMap<QString, QString> files; // names sort by first number
    for (const QString &folder : {protocol::spool::outboxSent(m_folder), protocol::spool::outboxReady(m_folder)})
        for (const QString &name : QDir(folder).entryList({QStringLiteral("*.seg")}, QDir::Files))
            files.insert(name, folder + QLatin1Char('/') + name);
    QList<Range> ranges;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        const auto next = std::next(it);
        const bool isStored = next != files.cend() && next.key().left(kNumberDigits).toULongLong() <= storedSeq + 1 && it.key().left(kNumberDigits) != next.key().left(kNumberDigits);
        const auto file = isStored ? Result<QByteArray>(fail(ErrorCode::NotFound)) : readWhole(*it, protocol::kMaxSegmentFileBytes);
        const auto head = file ? protocol::readUpSegmentHead(*file) : Result<protocol::SegmentHead>(tl::unexpected(file.error()));
        if (head && head->stream == m_identity.stream())
            ranges.append({head->firstSeq, head->lastSeq});
    }
    return ranges;
}

// A file that the hub could not open was spoilt on this disk, or sealed to a key that the hub no longer has. The log has
// what was in it; what the hub has already it drops.
Result<> Outbox::takeBackRefused()
{
    const QDir refused(protocol::spool::outboxRefused(m_folder));
    const QStringList names = refused.entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return {};
    const qint64 first = names.first().left(kNumberDigits).toLongLong();
    GUYUB_TRY_VALUE(const qint64 sealed, m_meta.number(metakey::sealedThrough));
    if (first > 0 && first <= sealed)
        GUYUB_TRY(m_meta.set(metakey::sealedThrough, first - 1));
    for (const QString &name : names)
        QFile::remove(refused.filePath(name));
    return {};
}

Result<Outbox::Range> Outbox::nextRange(quint64 after, quint64 last)
{
    Range range;
    int bytes = 0, commits = 0;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT seq, length(bytes) FROM commit_log WHERE stream=? AND seq>? AND seq<=? ORDER BY seq LIMIT ?"), {toByteArray(m_identity.stream()), static_cast<qint64>(after), static_cast<qint64>(last), kCutCommits}));
    while (query->next()) {
        bytes += query->value(1).toInt();
        if (commits > 0 && bytes > kCutBytes)
            break;
        ++commits;
        range.first = range.first ? range.first : query->value(0).toULongLong();
        range.last = query->value(0).toULongLong();
    }
    GUYUB_TRY(endRows(*query));
    return range;
}

Result<> Outbox::sealRange(const Range &range)
{
    CommitLog log(m_database);
    SubjectKeyTable keys(m_database);
    protocol::UpSegment segment;
    segment.stream = m_identity.stream();
    segment.firstSeq = range.first;
    segment.lastSeq = range.last;
    for (quint64 seq = range.first; seq <= range.last; ++seq) {
        GUYUB_TRY_VALUE(const LoggedCommit logged, log.read(segment.stream, seq));
        GUYUB_TRY_VALUE(auto open, openCommit(keys, logged.commit));
        segment.commits.append(open);
        segment.headHash = logged.hash;
    }
    segment.signature = crypto::sign(m_identity.commit.secret, viewOf(protocol::headSignatureMessage(segment.stream, segment.lastSeq, segment.headHash)));
    GUYUB_TRY_VALUE(const QByteArray file, protocol::sealUpSegment(segment, m_identity.hub->sealKey));
    const QString name = QStringLiteral("%1-%2.seg").arg(range.first, kNumberDigits, 10, QLatin1Char('0')).arg(toHexString(crypto::sha256(viewOf(file))));
    GUYUB_TRY(writeDurably(protocol::spool::outboxReady(m_folder) + QLatin1Char('/') + name, file));

    Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY_VALUE(const qint64 sealed, m_meta.number(metakey::sealedThrough));
    GUYUB_TRY(m_meta.set(metakey::sealedThrough, std::max(sealed, static_cast<qint64>(range.last))));
    GUYUB_TRY(keys.forgetSeedsThrough(range.last));
    GUYUB_TRY(transaction.commit());
    return {};
}

Result<> Outbox::leaveHello(bool withCertificate)
{
    if (!m_identity.hub)
        return {};
    if (!QDir().mkpath(protocol::spool::agentFolder(m_folder)))
        return fail(ErrorCode::FileFailed, QStringLiteral("agent folder"));
    protocol::Hello hello;
    hello.stream = m_identity.stream();
    GUYUB_TRY_VALUE(const qint64 sealed, m_meta.number(metakey::sealedThrough));
    hello.sealedSeq = static_cast<quint64>(sealed);
    if (sealed > 0) {
        GUYUB_TRY_VALUE(const LoggedCommit head, CommitLog(m_database).read(hello.stream, hello.sealedSeq));
        hello.sealedHead = head.hash;
    }
    GUYUB_TRY_VALUE(const qint64 applied, m_meta.number(metakey::appliedHseq));
    hello.appliedHseq = static_cast<quint64>(applied);
    GUYUB_TRY_VALUE(const QString ledger, m_meta.text(metakey::ledger));
    hello.ledger = ledger.toUtf8();
    if (withCertificate)
        hello.certificate = m_identity.certificate;
    // A crash after enrolling may have left these; the agent would carry them for ever instead of syncing.
    QFile::remove(protocol::spool::enrolRequest(m_folder));
    QFile::remove(protocol::spool::enrolAnswer(m_folder));
    hello.signature = crypto::sign(m_identity.commit.secret, viewOf(protocol::helloMessage(hello)));
    return writeDurably(protocol::spool::hello(m_folder), protocol::encode(hello));
}

Result<> Outbox::tidy(quint64 backedUpSeq)
{
    const QDir sent(protocol::spool::outboxSent(m_folder));
    for (const QString &name : sent.entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name)) {
        const auto file = readWhole(sent.filePath(name), protocol::kMaxSegmentFileBytes);
        const auto head = file ? protocol::readUpSegmentHead(*file) : Result<protocol::SegmentHead>(tl::unexpected(file.error()));
        if (head && head->stream == m_identity.stream() && head->lastSeq <= backedUpSeq)
            QFile::remove(sent.filePath(name));
    }
    return {};
}

} // namespace guyub::storage
