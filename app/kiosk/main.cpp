// `guyub-kiosk --data D`: the counter. Builds the real things, wires them to the screens and runs.
#include "app/host/agentlink.h"
#include "app/host/secrecy.h"
#include "app/kiosk/folderframes.h"
#include "app/kiosk/options.h"
#include "app/kiosk/printerlist.h"
#include "app/kiosk/quitsignal.h"
#include "app/kiosk/shiftedclock.h"
#include "app/kiosk/storevault.h"
#include "app/usecase/receiptfacts.h"
#include "ui/screens/posyandu/pages.h"
#include "ui/screens/receipts/pages.h"
#include "ui/screens/residents/pages.h"
#include "ui/screens/shell/mainwindow.h"
#include "ui/screens/shell/shellpages.h"

#include <QApplication>
#include <QFile>
#include <QScreen>

#include <cstdio>

using namespace guyub;
using namespace guyub::kiosk;

namespace {

// A failure of the store does not end the program: the counter shows what to do. It ends with the code of that failure.
int runKiosk(QApplication &application, const Options &options)
{
    const ShiftedClock clock(options.clockShiftMs.value_or(0));
    const QString settings = settingsPath(options.data);
    followKeptZone(settings);
    ui::Preferences preferences = readPreferences(settings);
    if (options.language)
        preferences.language = *options.language;

    ui::Theme theme(application);
    theme.setScreen({application.primaryScreen()->size(), preferences.pxPerMm});
    translations::LanguageSwitch language(preferences.language);
    ui::Appearance appearance(theme, language, preferences);
    const Result<QList<vault::SlotLabel>> there = storage::Session::operators(options.data);
    QObject::connect(&appearance, &ui::Appearance::changed, &appearance, [&] {
        if (there) // never writes into a folder that is not ours
            writePreferences(settings, appearance.preferences());
    });

    StoreVault vault(options.data, clock);
    host::AgentLink agent(QCoreApplication::applicationDirPath() + QStringLiteral("/guyub-agent"), options.data);
    const Printers printers = readPrinters(settings, options.printerFolder);
    FolderFrames frames(options.cameraFolder);
    ui::AppContext context{clock, vault, agent, borrowed(printers)};
    if (!options.cameraFolder.isEmpty())
        context.camera = &frames;
    QObject::connect(&vault, &StoreVault::opened, &vault, [&] {
        context.seen.beginSignIn();
        context.store = &vault.session()->store();
        context.signer = &vault.session()->receiptKeys();
        context.spool = &vault;
        context.wasUnclean = vault.session()->wasUnclean();
        context.openFindings = vault.session()->openFindings();
        context.hasTornSave = !vault.session()->openNotes().isEmpty();
        context.lastWriteAt = vault.session()->lastWriteAt();
        context.hasBegunAnew = vault.session()->hasBegunAnew();
        if (const auto office = usecase::officeFacts(*context.store))
            keepOfficeZone(settings, office->areaCode);
    });
    QObject::connect(&vault, &StoreVault::closing, &vault, [&] {
        context.store = nullptr;
        context.signer = nullptr;
        context.spool = nullptr;
    });

    ui::Pages pages;
    std::unique_ptr<ui::MainWindow> window;
    ui::registerShellPages(pages, appearance, [&window] { window->closeKiosk(); });
    ui::registerResidentPages(pages);
    ui::registerReceiptPages(pages);
    ui::registerPosyanduPages(pages);
    window = std::make_unique<ui::MainWindow>(ui::ShellParts{appearance, context, pages});
    if (!there) {
        std::fprintf(stderr, "guyub-kiosk: %s\n", qPrintable(there.error().detail));
        window->showTrouble(there.error());
    }
    const QuitSignal quit([&window] { window->closeKiosk(); });
    window->setClosable(options.windowed);
    if (options.windowed) {
        constexpr QSize kUsual(1366, 768);
        constexpr int kFrame = 60; // a title bar; what stands at the bottom must not end below the screen
        window->resize(kUsual);
        if (const QSize room = application.primaryScreen()->availableSize(); room.width() < kUsual.width() || room.height() < kUsual.height() + kFrame)
            window->showMaximized();
        else
            window->show();
    } else {
        window->showFullScreen();
    }
    const int code = QApplication::exec();
    window.reset(); // before the context and the vault it looks at
    return there ? code : exitCodeFor(there.error().code);
}

// Without one Qt ends the program by abort(), with words for programmers.
bool hasDisplay()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const bool needsOne = platform.isEmpty() || platform.startsWith("xcb") || platform.startsWith("wayland");
    return !needsOne || !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

} // namespace

int main(int argc, char **argv)
{
    host::keepMemoryPrivate();
    QCoreApplication::setApplicationName(QStringLiteral("guyub-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GUYUB_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QFile::decodeName(argv[i]);
    // Before the window system: a wrong call must be told on a terminal too.
    const Result<Parsed> parsed = parseOptions(arguments, host::SystemClock().nowUtc());
    if (!parsed) {
        std::fprintf(stderr, "guyub-kiosk: %s\n", qPrintable(parsed.error().detail));
        return exitCodeFor(parsed.error().code);
    }
    if (!parsed->text.isEmpty()) {
        std::fputs(qPrintable(parsed->text), stdout);
        return 0;
    }
    if (!hasDisplay()) {
        std::fputs("guyub-kiosk: there is no display: start it in a desktop session, or name one with DISPLAY=:0\n", stderr);
        return exitCodeFor(ErrorCode::WrongUse);
    }
    QApplication application(argc, argv);
    return runKiosk(application, parsed->options);
}
