// Data files that are built into the library (resources/ of the repository).
#pragma once

#include <QByteArray>
#include <QString>

namespace guyub::domain {

// The bytes of `:/guyub/<path>`, for example "codes/agama.csv"; empty when there is no such file.
QByteArray builtInFile(const QString &path);

} // namespace guyub::domain
