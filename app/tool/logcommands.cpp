// guyub log verify | digest | rebuild
#include "app/tool/commands.h"
#include "app/tool/meter.h"
#include "app/tool/openstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guyub::tool {

namespace {

int verify(const Arguments &arguments)
{
    return withStore(kLogVerify, arguments, [](OpenStore &opened) {
        const auto verdict = storage::verifyLog(opened.session->database(), opened.session->identity());
        if (!verdict)
            return failWith(verdict.error());
        const int code = verdict->isDamaged ? exitCodeFor(ErrorCode::Damaged) : verdict->findings.isEmpty() ? kExitDone : kExitFindings;
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("commits"), verdict->commits}, {QStringLiteral("streams"), verdict->streams}, {QStringLiteral("placed_through"), static_cast<qint64>(verdict->placedThrough)},
                                 {QStringLiteral("findings"), QJsonArray::fromStringList(verdict->findings)}}),
                code);
        return writeLines(QStringList{QStringLiteral("%1 commits in %2 streams, placed through %3, %4 findings").arg(verdict->commits).arg(verdict->streams).arg(verdict->placedThrough).arg(verdict->findings.size())} + verdict->findings, code);
    });
}

int tell(const OpenStore &opened, const Hash &digest)
{
    if (opened.json)
        return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("digest"), toHexString(digest)}}));
    return writeLines({toHexString(digest)});
}

int digest(const Arguments &arguments)
{
    return withStore(kLogDigest, arguments, [](OpenStore &opened) {
        const auto hash = storage::projectionDigest(opened.session->database());
        return hash ? tell(opened, *hash) : failWith(hash.error());
    });
}

int rebuild(const Arguments &arguments)
{
    const storage::Opening how{meter(QStringLiteral("deriving the tables")), true};
    return withStore(
        kLogRebuild, arguments, [](OpenStore &opened) {
            const auto hash = storage::projectionDigest(opened.session->database());
            return hash ? tell(opened, *hash) : failWith(hash.error());
        },
        how);
}

} // namespace

const Command kLogVerify{"log", "verify", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Checks chains, hashes, signatures and the ledger's tree; exit 1 when something does not hold, 6 when a page is damaged.", verify};
const Command kLogDigest{"log", "digest", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Prints 64 hexadecimal digits over everything the tables hold; equal on kiosks that hold the same.", digest};
const Command kLogRebuild{"log", "rebuild", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Derives the tables from the log again, in a new file that then takes the old one's place, and prints their digest; Ctrl-C leaves all as it was.", rebuild};

} // namespace guyub::tool
