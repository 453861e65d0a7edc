// guyub enrol: the kiosk meets a hub. The agent carries request and answer; this program never opens a connection.
#include "app/tool/commands.h"
#include "app/tool/openstore.h"
#include "storage/enrolment.h"
#include "sync/protocol/spool.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace guyub::tool {

namespace {

// Errors: NotReachable, Refused, StoreInUse as the agent's exit code says; its words have been shown.
Result<> runAgent(const QString &folder)
{
    QProcess agent;
    agent.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    agent.start(QCoreApplication::applicationDirPath() + QStringLiteral("/guyub-agent"), {QStringLiteral("once"), QStringLiteral("--data"), folder});
    if (!agent.waitForStarted())
        return fail(ErrorCode::NotReachable, QStringLiteral("guyub-agent is not beside this program"));
    agent.waitForFinished(-1);
    if (agent.exitStatus() != QProcess::NormalExit)
        return fail(ErrorCode::NotReachable, QStringLiteral("guyub-agent ended early"));
    if (agent.exitCode() == exitCodeFor(ErrorCode::Refused))
        return fail(ErrorCode::Refused, QStringLiteral("the hub does not take this code: used, too old, mistyped, or another hub's"));
    if (agent.exitCode() != 0)
        return fail(ErrorCode::NotReachable, QStringLiteral("the hub was not reached; try again with the same code"));
    return {};
}

Result<> meet(OpenStore &opened, const QString &hub, const QString &typed)
{
    GUYUB_TRY_VALUE(const storage::EnrolCode code, storage::parseEnrolCode(typed));
    storage::Enrolment enrolment(opened.session->database(), opened.session->identity(), opened.session->folder());
    GUYUB_TRY(enrolment.request(hub, code));
    GUYUB_TRY(runAgent(opened.session->folder()));
    GUYUB_TRY(enrolment.accept(code, opened.store()));
    GUYUB_TRY(opened.session->cut());
    return {};
}

int run(const Arguments &arguments)
{
    const QString hub = arguments.value(QStringLiteral("hub")), code = arguments.value(QStringLiteral("code"));
    if (hub.isEmpty() || code.isEmpty())
        return wrongUse(kEnrol, QStringLiteral("--hub and --code are needed; the hub's operator has both"));
    if (!protocol::spool::isHubUrl(QUrl(hub)))
        return wrongUse(kEnrol, QStringLiteral("the hub's address must begin with https://"));
    return withStore(kEnrol, arguments, [&](OpenStore &opened) {
        if (const Result<> met = meet(opened, hub, code); !met)
            return failWith(met.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("enrolled"), true}, {QStringLiteral("hub"), hub}}));
        return writeLines({QStringLiteral("enrolled at %1").arg(hub)});
    });
}

} // namespace

const Command kEnrol{"enrol", "", GUYUB_STORE_OPTIONS "hub= code=", GUYUB_STORE_USAGE "--hub URL --code C", "Meets a hub with its one-time code; exit 5 when it is not reached, then the code still holds.", run};

} // namespace guyub::tool
