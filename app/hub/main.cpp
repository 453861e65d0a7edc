// guyub-hub: the hub service and its operator's commands.
#include "app/host/secrecy.h"
#include "app/hub/commands.h"

#include <QCoreApplication>

#include <cstdio>

#include <sys/stat.h>

int main(int argc, char **argv)
{
    guyub::host::keepMemoryPrivate();
    ::umask(S_IRWXG | S_IRWXO); // what the hub writes is its owner's alone
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
