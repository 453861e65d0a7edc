#include "ui/screens/residents/pages.h"

#include "ui/screens/residents/registerscreen.h"

namespace guyub::ui {

void registerResidentPages(Pages &pages)
{
    pages.add<RegisterScreen>(Page::Register);
}

} // namespace guyub::ui
