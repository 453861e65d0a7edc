// guyub-gallery: every widget of the kit. `guyub-gallery` opens a window (F5 mode, F6 text size, F7 page);
// `guyub-gallery --shot DIR [--all]` writes pictures; with --all every size and text scale, else 1366x768.
#include "tests/ui/gallery/gallerypages.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QShortcut>
#include <QTextStream>

#include <memory>

using namespace guyub::ui;

namespace {

struct Shot
{
    QSize size;
    TextScale scale;
    Mode mode;
};

QString nameOf(const Shot &shot)
{
    static const char *const kModes[] = {"light", "dark", "contrast"};
    static const char *const kScales[] = {"100", "125", "150"};
    return QStringLiteral("%1x%2_%3_%4").arg(shot.size.width()).arg(shot.size.height())
        .arg(QLatin1String(kScales[static_cast<int>(shot.scale)]), QLatin1String(kModes[static_cast<int>(shot.mode)]));
}

QList<Shot> shotsToTake(bool all)
{
    QList<Shot> shots;
    for (const Mode mode : {Mode::Light, Mode::Dark, Mode::HighContrast})
        shots.append({QSize(1366, 768), TextScale::Normal, mode});
    if (!all)
        return shots;
    for (const QSize &size : {QSize(1024, 600), QSize(1366, 768), QSize(1920, 1080)}) {
        for (const TextScale scale : {TextScale::Normal, TextScale::Large, TextScale::Largest}) {
            if (size.width() != 1366 || scale != TextScale::Normal)
                shots.append({size, scale, Mode::Light});
        }
    }
    return shots;
}

int takeShots(Theme &theme, const QString &folder, bool all)
{
    QTextStream out(stdout);
    if (!QDir().mkpath(folder))
        return 3;
    for (const Shot &shot : shotsToTake(all)) {
        theme.setScreen({shot.size, {}});
        theme.setTextScale(shot.scale);
        theme.setMode(shot.mode);
        for (const gallery::Page &page : gallery::pages()) {
            const std::unique_ptr<QWidget> window(gallery::makeWindow(theme, page));
            window->resize(shot.size);
            window->show();
            QApplication::processEvents();
            const QString file = QStringLiteral("%1/%2_%3.png").arg(folder, page.name, nameOf(shot));
            if (!window->grab().save(file))
                return 3;
            out << file << "  " << window->width() << "x" << window->height() << '\n';
        }
    }
    return 0;
}

template<typename Enum>
Enum nextOf(Enum value)
{
    return static_cast<Enum>((static_cast<int>(value) + 1) % 3);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption shot(QStringLiteral("shot"), QStringLiteral("Write pictures to <dir>."), QStringLiteral("dir"));
    const QCommandLineOption all(QStringLiteral("all"), QStringLiteral("All sizes and text scales."));
    parser.addOptions({shot, all});
    parser.process(application);

    Theme theme(application);
    if (parser.isSet(shot))
        return takeShots(theme, parser.value(shot), parser.isSet(all));

    std::unique_ptr<QWidget> window;
    std::size_t page = 0;
    const std::function<void()> open = [&] {
        std::unique_ptr<QWidget> next(gallery::makeWindow(theme, gallery::pages().at(page)));
        next->resize(theme.screen().sizePx);
        const auto onKey = [&next](Qt::Key key, const std::function<void()> &action) {
            QObject::connect(new QShortcut(QKeySequence(key), next.get()), &QShortcut::activated, next.get(), action,
                Qt::QueuedConnection);
        };
        onKey(Qt::Key_F5, [&] { theme.setMode(nextOf(theme.mode())); });
        onKey(Qt::Key_F6, [&] { theme.setTextScale(nextOf(theme.textScale())); });
        onKey(Qt::Key_F7, [&] {
            page = (page + 1) % gallery::pages().size();
            open();
        });
        next->show();
        if (window)
            window.release()->deleteLater();
        window = std::move(next);
    };
    open();
    return QApplication::exec();
}
