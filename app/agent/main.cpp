// `guyub-agent once --data D [--json]`: one try to hand over what waits and to fetch what others wrote, with nobody
// signed in. Exit 0; 3 no such folder; 5 not reachable or not enrolled; 4 refused or another agent runs.
#include "app/host/errorline.h"
#include "app/host/secrecy.h"
#include "app/host/systemclock.h"
#include "sync/client/agent.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace guyub;

namespace {

constexpr int kExitWrongUse = 2;

void say(std::FILE *where, const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), where);
    std::fflush(where);
}

QString sentenceOf(const client::AgentOutcome &outcome)
{
    if (outcome.enrolled)
        return QStringLiteral("enrolment carried; the kiosk takes it in at sign-in");
    return QStringLiteral("%1 segments sent, %2 received, %3 bytes up, %4 bytes down")
        .arg(outcome.segmentsSent).arg(outcome.segmentsReceived).arg(outcome.bytesUp).arg(outcome.bytesDown);
}

QString jsonOf(const client::AgentOutcome &outcome)
{
    const QJsonObject object{{QStringLiteral("segments_sent"), outcome.segmentsSent}, {QStringLiteral("segments_received"), outcome.segmentsReceived}, {QStringLiteral("segments_refused"), outcome.segmentsRefused},
        {QStringLiteral("bytes_up"), outcome.bytesUp}, {QStringLiteral("bytes_down"), outcome.bytesDown}, {QStringLiteral("enrolment_carried"), outcome.enrolled}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

int main(int argc, char **argv)
{
    host::keepMemoryPrivate();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("guyub-agent"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GUYUB_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Ships a kiosk's sealed files to its hub and fetches sealed files, with nobody signed in.\n"
                                                    "Exit codes: 0 done, 2 wrong use, 3 no such folder, 4 refused or already running, 5 not reachable."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("The store's folder."), QStringLiteral("D"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Print one JSON document."));
    parser.addOptions({data, json});
    parser.addPositionalArgument(QStringLiteral("once"), QStringLiteral("One try, start to end."));
    if (!parser.parse(QCoreApplication::arguments())) {
        say(stderr, QStringLiteral("guyub-agent: %1").arg(parser.errorText()));
        return kExitWrongUse;
    }
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        say(stdout, parser.isSet(QStringLiteral("help")) ? parser.helpText().trimmed() : QStringLiteral("guyub-agent " GUYUB_VERSION));
        return 0;
    }
    if (parser.positionalArguments() != QStringList{QStringLiteral("once")} || parser.value(data).isEmpty()) {
        say(stderr, QStringLiteral("usage: guyub-agent once --data D [--json]"));
        return kExitWrongUse;
    }

    if (!QFileInfo(parser.value(data)).isDir()) {
        say(stderr, host::errorLine(QStringLiteral("guyub-agent"), {ErrorCode::NotFound, QStringLiteral("there is no folder %1; name the store's with --data").arg(parser.value(data)), {}, 0}));
        return exitCodeFor(ErrorCode::NotFound);
    }
    const host::SystemClock clock;
    const auto outcome = client::Agent(parser.value(data), clock).once();
    if (!outcome) {
        say(stderr, host::errorLine(QStringLiteral("guyub-agent"), outcome.error()));
        return exitCodeFor(outcome.error().code);
    }
    say(stdout, parser.isSet(json) ? jsonOf(*outcome) : sentenceOf(*outcome));
    return 0;
}
