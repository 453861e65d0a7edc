// guyub-hub: the hub service and its operator's commands.
#include "app/hub/commands.h"

#include <QCoreApplication>

#include <cstdio>

#include <sys/resource.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    // What the hub writes is its owner's alone, and no core dump carries keys.
    ::umask(S_IRWXG | S_IRWXO);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("guyub-hub"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GUYUB_VERSION));
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty())
        return guyub::hubapp::wrongUse(QStringLiteral("no command"));
    if (words.contains(QLatin1String("--help")) || words.first() == QLatin1String("help")) {
        guyub::hubapp::printUsage(stdout);
        return 0;
    }
    if (words.first() == QLatin1String("--version")) {
        std::printf("guyub-hub %s\n", GUYUB_VERSION);
        return 0;
    }
    return guyub::hubapp::runCommand(words);
}
