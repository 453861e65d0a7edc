// The append-only log: commits of this stream and of others, verbatim, with the place the hub gave them.
#pragma once

#include "storage/sql/database.h"
#include "sync/protocol/segment.h"

namespace guyub::storage {

struct LoggedCommit
{
    protocol::Commit commit;
    Hash hash;
    std::optional<protocol::Note> note; // nothing: not placed yet
    qint64 row = 0;
};

class CommitLog
{
public:
    explicit CommitLog(Database &database) : m_database(database) { }

    struct Head
    {
        quint64 seq = 0; // 0: nothing written yet
        Hash hash;
    };
    Result<Head> headOf(const StreamId &stream);
    // Errors: StoreFailed (also when (stream, seq) is there already).
    Result<> append(const protocol::Commit &commit, const Hash &hash, const std::optional<protocol::Note> &note);
    // Whom a commit is about, so that what was done to a person is found without walking the log. append() does it;
    // by itself only to derive it anew.
    Result<> keepSubjects(const protocol::Commit &commit, qint64 row);
    // All of `stream` that has no place: it is issued again in another stream.
    Result<> dropUnplaced(const StreamId &stream);
    // Gives an own commit its place. Errors: Damaged when the hash is another, NotFound.
    Result<> place(const StreamId &stream, quint64 seq, const Hash &hash, const protocol::Note &note);
    Result<LoggedCommit> read(const StreamId &stream, quint64 seq); // Errors: NotFound, Damaged.
    Result<LoggedCommit> readAt(quint64 hseq); // Errors: as read().
    Result<bool> contains(const StreamId &stream, quint64 seq);
    // In ledger order, then the unplaced ones of `own` by seq; calls `visit` for each. Stops at its first error.
    Result<> forEach(const StreamId &own, const std::function<Result<>(const LoggedCommit &)> &visit);
    Result<qint64> count();

    Result<> keepStream(const protocol::StreamCertificate &certificate);
    Result<std::optional<protocol::StreamCertificate>> findStream(const StreamId &stream);
    Result<QList<StreamId>> streams();
    Result<> keepHead(const protocol::HeadSignature &head);

private:
    Result<LoggedCommit> first(const QString &where, const QVariantList &values);

    Database &m_database;
};

} // namespace guyub::storage
