// Bytes that must never change, as hexadecimal in tests/golden/protocol. GUYUB_WRITE_GOLDEN=1 writes them anew: only
// for a new format number.
#pragma once

#include <QFile>
#include <QtTest>

namespace guyub::test {

inline QString goldenPath(const QString &name)
{
    return QFINDTESTDATA("../golden/protocol") + QLatin1Char('/') + name;
}
inline QByteArray golden(const QString &name)
{
    QFile file(goldenPath(name));
    return file.open(QIODevice::ReadOnly) ? QByteArray::fromHex(file.readAll().simplified()) : QByteArray();
}
inline bool isGolden(const QString &name, const QByteArray &bytes)
{
    if (qEnvironmentVariableIsSet("GUYUB_WRITE_GOLDEN")) {
        QFile file(goldenPath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes.toHex() + '\n');
    }
    return !bytes.isEmpty() && golden(name) == bytes;
}

} // namespace guyub::test
