// How this kiosk looks and speaks, as somebody set it: one object a program that theme, language and keyboard follow. Kept
// by the main in a file; holds nothing about people.
#pragma once

#include "translations/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keyboard.h"

#include <QObject>

namespace guyub::ui {

struct Preferences
{
    Mode mode = Mode::Light;
    TextScale textScale = TextScale::Normal;
    translations::Language language = translations::Language::Indonesian;
    KeyboardDock::When keyboard = KeyboardDock::When::OnTouch;
    std::optional<double> pxPerMm; // measured with a bank card
    friend bool operator==(const Preferences &, const Preferences &) = default;
};

class Appearance : public QObject
{
    Q_OBJECT
public:
    // Both must outlive this object; they are set to `preferences` at once.
    Appearance(Theme &theme, translations::LanguageSwitch &language, const Preferences &preferences);

    const Preferences &preferences() const { return m_preferences; }
    void set(const Preferences &preferences);
    void setScreenSize(const QSize &sizePx);
    Theme &theme() const { return m_theme; }

    // One step on, round and round: for the switches in the bars.
    void nextMode();
    void nextTextScale();
    void nextLanguage();

Q_SIGNALS:
    void changed(); // everything follows already

private:
    void apply();

    Theme &m_theme;
    translations::LanguageSwitch &m_language;
    Preferences m_preferences;
};

} // namespace guyub::ui
