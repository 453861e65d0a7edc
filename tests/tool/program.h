// Runs the built `guyub` and collects what it says.
#pragma once

#include <QProcess>

namespace guyub::test {

struct Run
{
    int exitCode = -1;
    QByteArray out, err;
};

inline Run runGuyub(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(GUYUB_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    Run run;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace guyub::test
