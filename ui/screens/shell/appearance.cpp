#include "ui/screens/shell/appearance.h"

namespace guyub::ui {
namespace {

template<typename Enum>
Enum oneOn(Enum value, int count)
{
    return static_cast<Enum>((static_cast<int>(value) + 1) % count);
}

} // namespace

Appearance::Appearance(Theme &theme, translations::LanguageSwitch &language, const Preferences &preferences) :
    m_theme(theme), m_language(language), m_preferences(preferences)
{
    apply();
}

void Appearance::set(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    apply();
    Q_EMIT changed();
}

void Appearance::setScreenSize(const QSize &sizePx)
{
    if (m_theme.screen().sizePx != sizePx)
        m_theme.setScreen({sizePx, m_preferences.pxPerMm});
}

void Appearance::nextMode()
{
    Preferences next = m_preferences;
    next.mode = oneOn(next.mode, 3);
    set(next);
}

void Appearance::nextTextScale()
{
    Preferences next = m_preferences;
    next.textScale = oneOn(next.textScale, 3);
    set(next);
}

void Appearance::nextLanguage()
{
    Preferences next = m_preferences;
    next.language = oneOn(next.language, 2);
    set(next);
}

void Appearance::apply()
{
    if (m_theme.screen().pxPerMm != m_preferences.pxPerMm)
        m_theme.setScreen({m_theme.screen().sizePx, m_preferences.pxPerMm});
    m_theme.setMode(m_preferences.mode);
    m_theme.setTextScale(m_preferences.textScale);
    m_language.use(m_preferences.language);
}

} // namespace guyub::ui
