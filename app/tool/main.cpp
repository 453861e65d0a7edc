// `guyub`: everything that can be scripted. This file only finds the command; see command.h.
#include "app/host/secrecy.h"
#include "app/tool/command.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QStringDecoder>

#include <algorithm>
#include <memory>

using namespace guyub;
using namespace guyub::tool;

namespace {

QString callOf(const Command &command)
{
    const QString name = QString::fromLatin1(command.name);
    return QString::fromLatin1(command.group) + (name.isEmpty() ? name : QLatin1Char(' ') + name);
}

// Of one command, else of a group, else of all.
QByteArray helpText(const Command *only, const QString &group)
{
    const auto commands = allCommands();
    const bool isGroup = std::any_of(commands.begin(), commands.end(), [&](const Command *command) { return group == QLatin1String(command->group); });
    QString text = QStringLiteral("usage: guyub COMMAND [OPTIONS] [ARGUMENTS]\n\n");
    for (const Command *command : commands) {
        if (only ? command != only : isGroup && group != QLatin1String(command->group))
            continue;
        text += QStringLiteral("  guyub %1 %2\n      %3\n")
                    .arg(callOf(*command), QString::fromUtf8(command->usage), QString::fromUtf8(command->summary));
    }
    text += QStringLiteral(
        "\n  guyub --help | --version\n\nexit codes: 0 done, 1 done with findings, 2 wrong use, 3 bad input, "
        "4 no access, 5 not reachable, 6 damaged data, 7 could not be written, 70 a bug of ours\n");
    return text.toUtf8();
}

// The command named by the first words, and how many words named it.
std::pair<const Command *, int> findCommand(const QStringList &words)
{
    for (const Command *command : allCommands()) {
        if (words.value(0) != QLatin1String(command->group))
            continue;
        if (*command->name == '\0')
            return {command, 1};
        if (words.value(1) == QLatin1String(command->name))
            return {command, 2};
    }
    return {nullptr, 0};
}

int run(const QStringList &words, const Command *command, int used)
{
    if (words.isEmpty()) {
        writeMessage(QString::fromUtf8(helpText(nullptr, {})));
        return kExitWrongUse;
    }
    if (words.front() == QLatin1String("--version"))
        return writeResult("guyub " GUYUB_VERSION "\n");
    const qsizetype endOfOptions = words.indexOf(QStringLiteral("--"));
    const qsizetype help = words.indexOf(QStringLiteral("--help"));
    if (help >= 0 && (endOfOptions < 0 || help < endOfOptions))
        return writeResult(helpText(command, words.front()));
    if (!command) {
        writeMessage(QStringLiteral("guyub: there is no such command; see guyub --help"));
        return kExitWrongUse;
    }
    const Result<Arguments> arguments = Arguments::parse(words.mid(used), QString::fromLatin1(command->options));
    if (!arguments)
        return wrongUse(*command, arguments.error().detail);
    if (command->operands != Operands::Many && arguments->rest().size() > (command->operands == Operands::One ? 1 : 0))
        return wrongUse(*command, QStringLiteral("there are more words than this command takes"));
    return command->run(*arguments);
}

// Some commands draw only when they are asked for a sheet.
bool drawsPaper(const Command *command, const QStringList &words)
{
    const bool onlyWithSheet = command && QByteArray(command->options).contains("sheet=");
    const auto isSheet = [](const QString &word) { return word.startsWith(QLatin1String("--sheet")); };
    return command && command->drawsPaper && (!onlyWithSheet || std::any_of(words.cbegin(), words.cend(), isSheet));
}

// Fonts need a QGuiApplication; a command that draws nothing starts faster without. No window is ever shown.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv, bool draws)
{
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false")); // Qt misses a desktop's folders; nobody else does
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    host::keepMemoryPrivate();
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        words.append(decoder(QByteArrayView(argv[i])));
        if (decoder.hasError() || words.constLast().contains(QChar::ReplacementCharacter)) {
            writeMessage(QStringLiteral("guyub: word %1 of the command is no text in UTF-8; type it again").arg(i));
            return exitCodeFor(ErrorCode::BadInput);
        }
    }
    const auto [command, used] = findCommand(words);
    const auto application = makeApplication(argc, argv, drawsPaper(command, words));
    QCoreApplication::setApplicationName(QStringLiteral("guyub"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GUYUB_VERSION));
    return run(words, command, used);
}
