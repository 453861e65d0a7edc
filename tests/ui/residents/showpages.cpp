// guyub-residentpages DIR [--english] [--all] [SCENE]: pictures of the pages for residents with invented people, in every
// mode; with --all also on the small screen and with large text. For looking at, not for comparing.
#include "tests/ui/residents/scenes.h"
#include "translations/language.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>

using namespace guyub;

namespace {

void take(ui::Theme &theme, const test::Scene &scene, const QSize &size, ui::TextScale scale, ui::Mode mode, const QString &folder)
{
    static const char *const kModes[] = {"light", "dark", "contrast"};
    static const char *const kScales[] = {"100", "125", "150"};
    theme.setScreen({size, {}});
    theme.setTextScale(scale);
    theme.setMode(mode);
    test::Counter counter(theme);
    counter.window.resize(test::pageSize(size));
    scene.play(counter);
    counter.window.resize(test::pageSize(size));
    for (int i = 0; i < 20; ++i) // columns follow the width, heights the columns
        QApplication::processEvents();
    const QString file = QStringLiteral("%1/%2_%3x%4_%5_%6.png").arg(folder, scene.name).arg(size.width()).arg(size.height())
        .arg(QLatin1String(kScales[static_cast<int>(scale)]), QLatin1String(kModes[static_cast<int>(mode)]));
    counter.window.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1))) {
        QTextStream(stderr) << "usage: guyub-residentpages DIR [--english] [--all] [SCENE]\n";
        return 2;
    }
    ui::Theme theme(application);
    const bool isEnglish = arguments.contains(QStringLiteral("--english"));
    const translations::LanguageSwitch words(isEnglish ? translations::Language::English : translations::Language::Indonesian);
    for (const test::Scene &scene : test::residentScenes() + test::editScenes()) {
        if (arguments.size() > 2 && !arguments.last().startsWith(QLatin1String("--")) && scene.name != arguments.last())
            continue;
        for (const ui::Mode mode : {ui::Mode::Light, ui::Mode::Dark, ui::Mode::HighContrast})
            take(theme, scene, {1366, 768}, ui::TextScale::Normal, mode, arguments.at(1));
        if (!arguments.contains(QStringLiteral("--all")))
            continue;
        take(theme, scene, {1024, 600}, ui::TextScale::Normal, ui::Mode::Light, arguments.at(1));
        take(theme, scene, {1366, 768}, ui::TextScale::Largest, ui::Mode::Light, arguments.at(1));
        take(theme, scene, {1024, 600}, ui::TextScale::Largest, ui::Mode::Light, arguments.at(1));
    }
    return 0;
}
