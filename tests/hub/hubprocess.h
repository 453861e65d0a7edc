// The real guyub-hub as a process with a temporary data folder, and its operator's commands.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace guyub::test {

inline const QString kHubLedger = QStringLiteral("35.77.03.1009");

struct Ran
{
    int exitCode = -1;
    QByteArray out, err;
};

class HubProcess
{
public:
    HubProcess();
    ~HubProcess();
    bool start();         // serves on a free port of loopback; `url` says which
    int stop(int signal); // the exit code, -1 when the signal ended it
    Ran run(const QStringList &arguments) const;
    Ran run(const QString &name, const QStringList &more = {}) const;
    QString newCode() const;
    QString data() const;

    QTemporaryDir folder;
    QProcessEnvironment environment;
    std::unique_ptr<QProcess> process;
    QString url;
};

} // namespace guyub::test
