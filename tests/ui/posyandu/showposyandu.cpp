// Writes pictures of the posyandu page, to look at: guyub-posyandu FOLDER.
#include "tests/ui/posyandu/posyandurig.h"
#include "translations/language.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/topbar.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace guyub;
using namespace guyub::ui;

namespace {

// The page in a frame like the shell's, so that it has the room it will have.
QWidget *framed(Theme &theme, QWidget *page)
{
    auto *window = new QWidget;
    auto *row = new QHBoxLayout(window);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *rail = new NavRail(theme);
    rail->setHeading(QStringLiteral("Taman"), QStringLiteral("Kios Kelurahan"));
    rail->addItem(Icon::Home, QStringLiteral("Beranda"));
    rail->addItem(Icon::People, QStringLiteral("Warga"));
    rail->addItem(Icon::Baby, QStringLiteral("Posyandu"));
    rail->addItem(Icon::Receipt, QStringLiteral("Tanda terima"));
    rail->setCurrent(2);
    row->addWidget(rail);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new TopBar(theme, QStringLiteral("Posyandu")));
    column->addWidget(page, 1);
    row->addLayout(column, 1);
    return window;
}

struct Shot
{
    QString name;
    QSize size;
    Mode mode;
    TextScale scale;
    const char *keys;
    const char *child = ""; // begin with this one; "-": nobody is registered
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QDir folder(QApplication::arguments().value(1, QStringLiteral(".")));
    if (!folder.mkpath(QStringLiteral(".")))
        return 1;
    const translations::LanguageSwitch language(translations::Language::Indonesian);
    Theme theme(app);
    QApplication::setCursorFlashTime(0);
    const QSize wide(1366, 768);
    const QSize small(1024, 600);
    const Shot shots[] = {{"light", wide, Mode::Light, TextScale::Normal, "8,9\n71,5"},
        {"dark", wide, Mode::Dark, TextScale::Normal, "8,9\n71,5\n14,1\n"},
        {"contrast", wide, Mode::HighContrast, TextScale::Normal, "8,4\n"},
        {"odd", wide, Mode::Light, TextScale::Normal, "89\n"},
        {"saved", wide, Mode::Light, TextScale::Normal, "8,9\n71,5\n\n\n"},
        {"small", small, Mode::Light, TextScale::Normal, "8,9\n71,5"},
        {"small-large", small, Mode::Light, TextScale::Large, "8,9\n71,5"},
        {"small-odd", small, Mode::Light, TextScale::Large, "89\n"},
        {"small-largest", small, Mode::Light, TextScale::Largest, "8,9\n71,5"},
        {"consent", wide, Mode::Light, TextScale::Normal, "", "Ani Lestari"},
        {"small-consent", small, Mode::Light, TextScale::Large, "", "Ani Lestari"},
        {"older", wide, Mode::Light, TextScale::Normal, "11,9\n", "Kirana"},
        {"empty", wide, Mode::Light, TextScale::Normal, "", "-"},
        {"wide-large", wide, Mode::Light, TextScale::Large, "8,9\n71,5\n\n\n8,9"}};
    bool written = true;
    for (const Shot &shot : shots) {
        theme.setMode(shot.mode);
        theme.setScreen({shot.size, {}});
        theme.setTextScale(shot.scale);
        test::PosyanduRig rig(theme);
        const QString child = QString::fromLatin1(shot.child);
        if (child != QLatin1String("-")) {
            rig.addSampleChildren();
            rig.addChild(QStringLiteral("Ani Lestari"), rig.clock.today().addMonths(-8), 2, QStringLiteral("003"),
                child != QLatin1String("Ani Lestari"));
        }
        const auto hits = rig.store.search({child, 1});
        const EntityId id = child.isEmpty() || !hits || hits->isEmpty() ? EntityId() : hits->front().id;
        PosyanduScreen &page = rig.open(id);
        QWidget *window = framed(theme, rig.screen.get());
        window->resize(shot.size);
        window->show();
        window->activateWindow();
        QApplication::processEvents();
        page.enter({Page::Posyandu, id, {}});
        test::type(page, shot.keys);
        written = window->grab().save(folder.filePath(shot.name + QStringLiteral(".png"))) && written;
        rig.screen.release(); // the window has it
        delete window;
    }
    return written ? 0 : 1;
}
