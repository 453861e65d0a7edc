// How a number that names a person shows where others may look on.
#pragma once

#include <QString>

namespace guyub::domain {

// "•••• •••• •••• 9001"; empty for an empty NIK; shorter texts show their last four characters at most.
QString maskNik(const QString &nik);
// The same, with those digits that are other ones in `other`: two versions side by side can be told apart.
QString maskNikAgainst(const QString &nik, const QString &other);
// "3577 0301 0190 9001": groups of four, for reading back.
QString groupNik(const QString &nik);

} // namespace guyub::domain
