#include "ui/fonts/fonts.h"

#include <QFontDatabase>

// A static library's resources are dropped by the linker unless something calls for them; the macro must stand
// outside every namespace.
static void initFontResources()
{
    Q_INIT_RESOURCE(fonts);
}

namespace guyub::fonts {

void load()
{
    initFontResources();
    // Qt knows a file that it has been given before and answers with the same id.
    QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/NotoSans-Regular.ttf"));
    QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/NotoSans-Bold.ttf"));
}

} // namespace guyub::fonts
