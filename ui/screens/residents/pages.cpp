#include "ui/screens/residents/pages.h"

#include "ui/screens/residents/editresidentscreen.h"
#include "ui/screens/residents/registerscreen.h"
#include "ui/screens/residents/residentscreen.h"
#include "ui/screens/residents/residentsscreen.h"

namespace guyub::ui {

void registerResidentPages(Pages &pages)
{
    pages.add<EditResidentScreen>(Page::EditResident);
    pages.add<RegisterScreen>(Page::Register);
    pages.add<ResidentScreen>(Page::Resident);
    pages.add<ResidentsScreen>(Page::Residents);
}

} // namespace guyub::ui
