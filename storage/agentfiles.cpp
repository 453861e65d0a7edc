#include "storage/agentfiles.h"

#include "app/base/durablefile.h"
#include "storage/meta.h"
#include "sync/protocol/spool.h"

#include <QDir>

namespace guyub::storage {

namespace {

constexpr qint64 kLongestFile = qint64(64) * 1024;

struct Kept
{
    QString path, key;
};
QList<Kept> filesOf(const QString &folder)
{
    namespace spool = protocol::spool;
    return {{spool::hubAddress(folder), metakey::hubAddress}, {spool::pinnedRoot(folder), metakey::pinnedRoot}, {spool::transportKey(folder), metakey::transportKey}};
}

} // namespace

Result<> takeAgentFiles(Database &database, const QString &folder)
{
    Meta meta(database);
    for (const Kept &file : filesOf(folder)) {
        const auto bytes = readWhole(file.path, kLongestFile);
        if (!bytes || bytes->isEmpty())
            return fail(ErrorCode::FileFailed, QStringLiteral("a file of the agent is missing"));
        GUYUB_TRY(meta.set(file.key, *bytes));
    }
    return {};
}

Result<> mendAgentFiles(Database &database, const QString &folder)
{
    Meta meta(database);
    for (const Kept &file : filesOf(folder)) {
        GUYUB_TRY_VALUE(const QByteArray known, meta.bytes(file.key));
        const auto there = readWhole(file.path, kLongestFile);
        if (known.isEmpty() || (there && *there == known))
            continue;
        GUYUB_TRY(makePrivateFolder(protocol::spool::agentFolder(folder)));
        if (!QDir().mkpath(protocol::spool::inbox(folder)))
            return fail(ErrorCode::FileFailed, QStringLiteral("inbox"));
        GUYUB_TRY(writeDurably(file.path, known, FileAccess::OwnerOnly));
    }
    return {};
}

} // namespace guyub::storage
