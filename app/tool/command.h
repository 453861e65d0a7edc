// The commands of `guyub`: each is a function in its own file and one line in the table of commands.cpp.
// Results go to stdout, messages to stderr; exit codes are those of exitCodeFor. A command never takes a
// secret as an argument.
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <span>

namespace guyub::tool {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFindings = 1; // a check ran and found something
inline constexpr int kExitWrongUse = 2;

// What stood behind `guyub GROUP NAME`: options the command declared, and the rest in order.
class Arguments
{
public:
    // `declared`: names separated by spaces; "data=" takes a value, "json" is a flag. `--name value` and `--name=value`
    // are the same; `--` ends the options; a lone `-` is a value. Errors: WrongUse for an option that is unknown,
    // given twice, or lacks its value.
    static Result<Arguments> parse(const QStringList &words, const QString &declared);

    bool has(const QString &option) const { return m_options.contains(option); }
    QString value(const QString &option, const QString &absent = {}) const { return m_options.value(option, absent); }
    const QStringList &rest() const { return m_rest; }

private:
    QHash<QString, QString> m_options; // without the dashes; flags hold an empty text
    QStringList m_rest;
};

// How many words a command takes besides its options.
enum class Operands : quint8 { None, One, Many };

struct Command
{
    const char *group; // "nik"
    const char *name; // "check"; empty when the group alone is the command
    const char *options; // see Arguments::parse
    const char *usage; // UTF-8: what stands behind the name, for example "[--today DATE] FILE.csv"
    const char *summary; // UTF-8: one sentence
    int (*run)(const Arguments &);
    Operands operands = Operands::None; // more words than these are wrong use, said before `run`
    bool drawsPaper = false; // needs fonts, and so more of Qt at the start
};

std::span<const Command *const> allCommands(); // in the order of the help

// Writes to stdout and answers `exitCode`, or that of a result that could not be written whole.
int writeResult(const QByteArray &bytes, int exitCode = kExitDone);
void writeMessage(const QString &text); // one line to stderr
// Says the error on stderr ("line 3: nik: ...") and answers its exit code.
int failWith(const Error &error);
int wrongUse(const Command &command, const QString &reason);

// The whole file, or standard input for "-". Errors: BadInput (not there, not readable, over `limit` bytes).
Result<QByteArray> readInput(const QString &path, qsizetype limit = 64 * 1024 * 1024);

} // namespace guyub::tool
