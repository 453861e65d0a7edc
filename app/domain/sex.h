// Sex as the civil registry codes it (resources/codes/jenis_kelamin.csv); the numbers are permanent.
#pragma once

#include <QtGlobal>

namespace guyub::domain {

enum class Sex : quint8
{
    Unknown = 0,
    Male = 1,
    Female = 2
};

} // namespace guyub::domain
