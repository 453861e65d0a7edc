#include "ui/screens/posyandu/pages.h"

#include "ui/screens/posyandu/posyanduscreen.h"

namespace guyub::ui {

void registerPosyanduPages(Pages &pages)
{
    pages.add<PosyanduScreen>(Page::Posyandu);
}

} // namespace guyub::ui
