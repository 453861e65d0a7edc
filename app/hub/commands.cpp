#include "app/hub/commands.h"

#include "app/host/errorline.h"
#include "app/host/systemclock.h"
#include "app/hub/control.h"
#include "app/hub/serve.h"
#include "sync/hub/hubadmin.h"
#include "sync/hub/tls.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace guyub::hubapp {

namespace {

void say(const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
}

QString timeOf(const QJsonValue &ms)
{
    const qint64 value = ms.toInteger();
    return value == 0 ? QStringLiteral("never") : QDateTime::fromMSecsSinceEpoch(value).toString(Qt::ISODate);
}

// The running hub, else the store itself.
Result<QJsonObject> ask(const QString &folder, const QString &key, const QString &command, const QJsonObject &arguments)
{
    auto answer = askRunningHub(folder, command, arguments);
    if (answer || answer.error().code != ErrorCode::NotFound)
        return answer;
    const host::SystemClock clock;
    auto opened = hub::HubHome::open(folder, key, hub::HomeUse::Visit);
    if (!opened && opened.error().code == ErrorCode::StoreInUse)
        return askRunningHub(folder, command, arguments); // it was just starting
    if (!opened)
        return tl::unexpected(opened.error());
    const hub::HubHome &home = *opened;
    GUYUB_TRY_VALUE(const hub::TlsIdentity tls, hub::openTlsIdentity(home.tls()));
    GUYUB_TRY_VALUE(const auto store, hub::HubStore::open(home));
    hub::EmbeddedHub service(*store, clock, tls.rootSha256);
    GUYUB_TRY(service.start());
    return hub::HubAdmin(service, home, clock).run(command, arguments);
}

void printStatus(const QJsonObject &status)
{
    for (const QJsonValue warning : status.value(QLatin1String("warnings")).toArray())
        say(QStringLiteral("warning: %1").arg(warning.toString()));
    for (const QJsonValue value : status.value(QLatin1String("ledgers")).toArray()) {
        const QJsonObject ledger = value.toObject();
        const auto number = [&](const char *name) { return ledger.value(QLatin1String(name)).toInteger(); };
        say(QStringLiteral("%1: %2 commits, %3 records, %4 open conflicts, %5 quarantined, %6 held without consent, %7 segments waiting")
                .arg(ledger.value(QLatin1String("ledger")).toString()).arg(number("commits")).arg(number("records")).arg(number("open_conflicts")).arg(number("quarantined")).arg(number("held_without_consent")).arg(number("segments_waiting")));
        for (const QJsonValue deviceValue : ledger.value(QLatin1String("devices")).toArray()) {
            const QJsonObject device = deviceValue.toObject();
            say(QStringLiteral("  %1 %2 last contact %3").arg(device.value(QLatin1String("id")).toString().left(8), device.value(QLatin1String("name")).toString(), timeOf(device.value(QLatin1String("contact_at_ms")))));
        }
        for (const QJsonValue alert : ledger.value(QLatin1String("alerts")).toArray())
            say(QStringLiteral("  alert: %1 at %2").arg(alert.toObject().value(QLatin1String("kind")).toString(), timeOf(alert.toObject().value(QLatin1String("at_ms")))));
    }
}

// Values stay out of the plain list: a terminal's scrollback is no place for them. --json has them.
void printConflicts(const QJsonObject &answer)
{
    for (const QJsonValue value : answer.value(QLatin1String("conflicts")).toArray()) {
        const QJsonObject conflict = value.toObject();
        say(QStringLiteral("%1 %2 %3.%4 %5 %6 since %7").arg(conflict.value(QLatin1String("ledger")).toString(), conflict.value(QLatin1String("id")).toString().left(8), conflict.value(QLatin1String("type")).toString(),
            conflict.value(QLatin1String("field")).toString(), conflict.value(QLatin1String("class")).toString(), conflict.value(QLatin1String("state")).toString(), timeOf(conflict.value(QLatin1String("opened_at_ms")))));
    }
}

void printDevices(const QJsonObject &answer)
{
    for (const QJsonValue value : answer.value(QLatin1String("devices")).toArray()) {
        const QJsonObject device = value.toObject();
        const bool isRevoked = device.value(QLatin1String("revoked_at_ms")).toInteger() != 0;
        say(QStringLiteral("%1 %2 %3 %4%5").arg(device.value(QLatin1String("id")).toString(), device.value(QLatin1String("ledger")).toString(), device.value(QLatin1String("scope")).toString(),
            device.value(QLatin1String("name")).toString(), isRevoked ? QStringLiteral(" (revoked)") : QString()));
    }
}

void printVerify(const QJsonObject &answer)
{
    for (const QJsonValue value : answer.value(QLatin1String("ledgers")).toArray()) {
        const QJsonObject ledger = value.toObject();
        say(QStringLiteral("%1: %2 commits, digest %3").arg(ledger.value(QLatin1String("ledger")).toString()).arg(ledger.value(QLatin1String("commits")).toInteger()).arg(ledger.value(QLatin1String("digest")).toString()));
        for (const QJsonValue finding : ledger.value(QLatin1String("findings")).toArray())
            say(QStringLiteral("  %1").arg(finding.toString()));
    }
}

struct CommandSpec
{
    const char *name;
    const char *options; // names with a value; --json and --all have none
    const char *needs;
    void (*print)(const QJsonObject &);
};
const CommandSpec kCommands[] = {
    {"enrol", "data key ledger scope", "data ledger scope", [](const QJsonObject &answer) { say(answer.value(QLatin1String("code")).toString()); }},
    {"status", "data key", "data", printStatus},
    {"conflicts", "data key ledger", "data", printConflicts},
    {"devices", "data key ledger", "data", printDevices},
    {"revoke", "data key ledger device", "data ledger device", [](const QJsonObject &answer) { say(QStringLiteral("revoked %1").arg(answer.value(QLatin1String("revoked")).toString())); }},
    {"verify", "data key", "data", printVerify},
};

// Nothing when the words are wrong; the reason has been said.
bool parse(QCommandLineParser &parser, const QStringList &words, const char *options, const char *needs)
{
    for (const QString &name : QString::fromLatin1(options).split(QLatin1Char(' ')))
        parser.addOption(QCommandLineOption(name, QString(), QStringLiteral("value")));
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    if (!parser.parse(words)) {
        wrongUse(parser.errorText());
        return false;
    }
    if (!parser.positionalArguments().isEmpty()) {
        wrongUse(QStringLiteral("not understood: %1").arg(parser.positionalArguments().first()));
        return false;
    }
    for (const QString &name : QString::fromLatin1(needs).split(QLatin1Char(' '))) {
        if (parser.value(name).isEmpty()) {
            wrongUse(QStringLiteral("--%1 is needed").arg(name));
            return false;
        }
    }
    return true;
}

int runServe(const QStringList &words)
{
    QCommandLineParser parser;
    if (!parse(parser, words, "data listen key", "data listen"))
        return exitCodeFor(ErrorCode::WrongUse);
    const Result<> served = serve({parser.value(QStringLiteral("data")), parser.value(QStringLiteral("listen")), parser.value(QStringLiteral("key"))});
    return served ? 0 : failWith(served.error());
}

int runMakeKey(const QStringList &words)
{
    QCommandLineParser parser;
    if (!parse(parser, words, "key", "key"))
        return exitCodeFor(ErrorCode::WrongUse);
    const Result<> made = hub::makeKeyFile(parser.value(QStringLiteral("key")));
    return made ? 0 : failWith(made.error());
}

int runDeed(const CommandSpec &spec, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (QLatin1String(spec.name) == QLatin1String("conflicts"))
        parser.addOption(QCommandLineOption(QStringLiteral("all")));
    if (!parse(parser, words, spec.options, spec.needs))
        return exitCodeFor(ErrorCode::WrongUse);
    QJsonObject arguments;
    for (const char *name : {"ledger", "scope", "device"})
        if (parser.optionNames().contains(QLatin1String(name)))
            arguments.insert(QLatin1String(name), parser.value(QLatin1String(name)));
    if (parser.optionNames().contains(QLatin1String("all")))
        arguments.insert(QStringLiteral("all"), true);
    const auto answer = ask(parser.value(QStringLiteral("data")), parser.value(QStringLiteral("key")), QLatin1String(spec.name), arguments);
    if (!answer)
        return failWith(answer.error());
    if (QLatin1String(spec.name) == QLatin1String("enrol") && parser.value(QStringLiteral("scope")) != QLatin1String("*"))
        std::fputs("guyub-hub: this version sends the whole ledger to every kiosk; the scope is kept and will bind what a later version sends down\n", stderr);
    if (parser.isSet(QStringLiteral("json")))
        say(QString::fromUtf8(QJsonDocument(*answer).toJson(QJsonDocument::Indented).trimmed()));
    else
        spec.print(*answer);
    std::fflush(stdout);
    if (answer->value(QLatin1String("damaged")).toBool())
        return failWith({ErrorCode::Damaged, QStringLiteral("a page of hub.db cannot be read; restore the last backup"), {}, 0});
    return answer->value(QLatin1String("findings")).toInteger() > 0 ? 1 : 0;
}

} // namespace

int runCommand(const QStringList &words)
{
    const QString name = words.value(0);
    if (name == QLatin1String("serve"))
        return runServe(words);
    if (name == QLatin1String("make-key"))
        return runMakeKey(words);
    for (const CommandSpec &spec : kCommands)
        if (name == QLatin1String(spec.name))
            return runDeed(spec, words);
    return wrongUse(QStringLiteral("unknown command '%1'").arg(name));
}

int wrongUse(const QString &reason)
{
    std::fprintf(stderr, "guyub-hub: %s\n", qPrintable(reason));
    printUsage(stderr);
    return exitCodeFor(ErrorCode::WrongUse);
}

int failWith(const Error &error)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(host::errorLine(QStringLiteral("guyub-hub"), error)));
    return exitCodeFor(error.code);
}

void printUsage(std::FILE *stream)
{
    std::fputs("usage: guyub-hub serve     --data DIR --listen ADDRESS:PORT [--key FILE]\n"
               "       guyub-hub enrol     --data DIR --ledger 35.77.03.1009 --scope SCOPE [--json]\n"
               "       guyub-hub status    --data DIR [--json]\n"
               "       guyub-hub conflicts --data DIR [--ledger L] [--all] [--json]\n"
               "       guyub-hub devices   --data DIR [--ledger L] [--json]\n"
               "       guyub-hub revoke    --data DIR --ledger L --device ID [--json]\n"
               "       guyub-hub verify    --data DIR [--json]\n"
               "       guyub-hub make-key  --key FILE\n"
               "SCOPE is * for the whole kelurahan, 001 for an RW, 001/002 for an RT. Commands reach a running hub through the\n"
               "socket in DIR; they open the store themselves only when none runs, and then take --key FILE as serve does.\n"
               "Exit: 0 done, 1 done with findings, 2 wrong use, 3 bad input, 4 no access, 5 not reachable, 6 damaged, 7 could not be written, 70 our bug.\n",
        stream);
}

} // namespace guyub::hubapp
