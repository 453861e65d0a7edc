#include "app/tool/command.h"

#include "app/host/errorline.h"

#include <QFile>

#include <cstdio>

namespace guyub::tool {

namespace {

// '=' value, ' ' flag, 0 unknown.
char kindOf(const QString &option, const QStringList &declared)
{
    if (declared.contains(option + QLatin1Char('=')))
        return '=';
    return declared.contains(option) ? ' ' : '\0';
}

} // namespace

Result<Arguments> Arguments::parse(const QStringList &words, const QString &declared)
{
    const QStringList known = declared.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == QLatin1String("--")) {
            arguments.m_rest += words.mid(i + 1);
            break;
        }
        if (!word.startsWith(QLatin1String("--"))) {
            arguments.m_rest.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString option = word.mid(2, equals < 0 ? -1 : equals - 2);
        const char kind = kindOf(option, known);
        if (kind == '\0')
            return fail(ErrorCode::WrongUse, QStringLiteral("unknown option --%1").arg(option));
        if (arguments.has(option))
            return fail(ErrorCode::WrongUse, QStringLiteral("--%1 is given twice").arg(option));
        if (kind == ' ' && equals >= 0)
            return fail(ErrorCode::WrongUse, QStringLiteral("--%1 takes no value").arg(option));
        if (kind == '=' && equals < 0 && ++i >= words.size())
            return fail(ErrorCode::WrongUse, QStringLiteral("--%1 needs a value").arg(option));
        const QString value = equals >= 0 ? word.mid(equals + 1) : words[i];
        arguments.m_options.insert(option, kind == '=' ? value : QString());
    }
    return arguments;
}

int writeResult(const QByteArray &bytes, int exitCode)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return exitCode;
    return failWith({ErrorCode::FileFailed, QStringLiteral("the result cannot be written"), {}, 0});
}

void writeMessage(const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

int failWith(const Error &error)
{
    writeMessage(host::errorLine(QStringLiteral("guyub"), error));
    return exitCodeFor(error.code);
}

int wrongUse(const Command &command, const QString &reason)
{
    writeMessage(QStringLiteral("guyub: %1").arg(reason));
    const QString name = QString::fromLatin1(command.name);
    writeMessage(QStringLiteral("usage: guyub %1%2 %3")
                     .arg(QString::fromLatin1(command.group), name.isEmpty() ? name : QLatin1Char(' ') + name,
                         QString::fromUtf8(command.usage)));
    return kExitWrongUse;
}

Result<QByteArray> readInput(const QString &path, qsizetype limit)
{
    QFile file(path);
    const bool opened
        = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(ErrorCode::BadInput, QStringLiteral("the file cannot be read: %1").arg(file.errorString()));
    const QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::BadInput, QStringLiteral("the file cannot be read: %1").arg(file.errorString()));
    if (bytes.size() > limit)
        return fail(ErrorCode::BadInput, QStringLiteral("the file is larger than %1 bytes").arg(limit));
    return bytes;
}

} // namespace guyub::tool
