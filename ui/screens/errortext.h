// The words for every error code, for people at the counter: what happened and what to do.
#pragma once

#include "app/base/error.h"

#include <QString>

namespace guyub::ui {

struct ErrorWords
{
    QString title;
    QString remedy;
};

ErrorWords errorWords(const Error &error);

} // namespace guyub::ui
