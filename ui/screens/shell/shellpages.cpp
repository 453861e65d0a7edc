#include "ui/screens/shell/shellpages.h"

#include "ui/screens/shell/conflictsscreen.h"
#include "ui/screens/shell/homescreen.h"
#include "ui/screens/shell/pinscreen.h"
#include "ui/screens/shell/senddatascreen.h"
#include "ui/screens/shell/settingsscreen.h"

namespace guyub::ui {

void registerShellPages(Pages &pages, Appearance &appearance, std::function<void()> closeKiosk)
{
    pages.add(Page::Home, [&pages](const Theme &theme, AppContext &context) -> Screen * { return new HomeScreen(theme, context, pages); });
    pages.add(Page::SendData,
        [&pages](const Theme &theme, AppContext &context) -> Screen * { return new SendDataScreen(theme, context, pages); });
    pages.add<ConflictsScreen>(Page::Conflicts);
    pages.add<PinScreen>(Page::Pin);
    pages.add(Page::Settings, [&appearance, closeKiosk = std::move(closeKiosk)](const Theme &, AppContext &context) -> Screen * {
        return new SettingsScreen(appearance, context, closeKiosk);
    });
}

} // namespace guyub::ui
