// What the pages about PINs say when something is not as it should be: what it is, and what to do.
#pragma once

#include "app/usecase/newpin.h"
#include "ui/screens/errortext.h"

namespace guyub::ui {

ErrorWords pinFaultWords(usecase::PinFault fault);
ErrorWords pinsDifferWords();
// Of somebody who lets others in; `isSelf`: it was about themselves.
ErrorWords operatorErrorWords(const Error &error, bool isSelf, bool isAdmin);

} // namespace guyub::ui
