#include "app/domain/resource.h"

#include <QFile>

// A static library's resources are dropped by the linker unless somebody names them; the macro must stand outside every
// namespace.
static void registerDomainResources()
{
    Q_INIT_RESOURCE(domain);
}

namespace guyub::domain {

QByteArray builtInFile(const QString &path)
{
    static const bool registered = (registerDomainResources(), true);
    Q_UNUSED(registered);
    QFile file(QStringLiteral(":/guyub/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace guyub::domain
