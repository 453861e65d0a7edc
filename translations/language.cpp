#include "translations/language.h"

static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace guyub::translations {

std::unique_ptr<QTranslator> wordsOf(QStringView language)
{
    initTranslationResources();
    auto words = std::make_unique<QTranslator>();
    if (!words->load(QStringLiteral(":/translations/guyub_%1.qm").arg(language)))
        return nullptr;
    return words;
}

} // namespace guyub::translations
