// The operator's commands.
#pragma once

#include "app/base/error.h"

#include <QStringList>

#include <cstdio>

namespace guyub::hubapp {

// `words`: the command and what follows it. Returns the exit code of DESIGN §8.
int runCommand(const QStringList &words);
int wrongUse(const QString &reason);
int failWith(const Error &error);
void printUsage(std::FILE *stream);

} // namespace guyub::hubapp
