// How a page may have to look: both screens, both languages, light, dark and high contrast, and larger text.
#pragma once

#include "translations/language.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace guyub::test {

struct Look
{
    QString name;
    QSize screen;
    ui::Mode mode;
    ui::TextScale scale;
    translations::Language language;

    QSize room() const { return {screen.width() - (screen.width() < 1100 ? 125 : 245), screen.height() - 66}; } // without rail and bar
};

inline QList<Look> looks()
{
    using translations::Language;
    using ui::Mode;
    using ui::TextScale;
    return {{QStringLiteral("wide"), {1366, 768}, Mode::Light, TextScale::Normal, Language::Indonesian},
        {QStringLiteral("small"), {1024, 600}, Mode::Light, TextScale::Normal, Language::Indonesian},
        {QStringLiteral("english"), {1366, 768}, Mode::HighContrast, TextScale::Normal, Language::English},
        {QStringLiteral("dark"), {1366, 768}, Mode::Dark, TextScale::Large, Language::Indonesian},
        {QStringLiteral("large"), {1024, 600}, Mode::Light, TextScale::Large, Language::Indonesian},
        {QStringLiteral("largest"), {1024, 600}, Mode::Light, TextScale::Largest, Language::Indonesian}};
}

inline void wear(ui::Theme &theme, const Look &look)
{
    theme.setScreen({look.screen, {}});
    theme.setMode(look.mode);
    theme.setTextScale(look.scale);
}

inline void wearNothing(ui::Theme &theme)
{
    theme.setScreen({});
    theme.setMode(ui::Mode::Light);
    theme.setTextScale(ui::TextScale::Normal);
}

} // namespace guyub::test
