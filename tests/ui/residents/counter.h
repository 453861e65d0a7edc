// A desk with a window: one page and its overlays, without a shell. Dialogs that a page asks for open as in the kiosk;
// where it wants to go and what it says is written down.
#pragma once

#include "tests/ui/support/desk.h"
#include "ui/widgets/overlay.h"

#include <QApplication>
#include <QVBoxLayout>

#include <memory>

namespace guyub::test {

class Counter : public Desk
{
public:
    ui::Theme &theme;
    QWidget window;
    ui::OverlayHost overlays {theme, &window};
    ui::Screen *screen = nullptr;
    QList<ui::Target> went;
    QStringList said;
    int changes = 0;

    explicit Counter(ui::Theme &theme_) : theme(theme_)
    {
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        window.setAutoFillBackground(true);
    }

    // A fresh page of this kind, as after signing in; the page before is gone without being asked.
    template<typename Kind>
    Kind *open(const ui::Target &target = {}, const QSize &size = {1130, 698})
    {
        delete screen;
        auto *made = new Kind(theme, context);
        screen = made;
        window.layout()->addWidget(made);
        QObject::connect(made, &ui::Screen::ask, &overlays, &ui::OverlayHost::open);
        QObject::connect(made, &ui::Screen::goTo, &window, [this](const ui::Target &where) { went.append(where); });
        QObject::connect(made, &ui::Screen::say, &window, [this](ui::Tone, const QString &words) { said.append(words); });
        QObject::connect(made, &ui::Screen::dataChanged, &window, [this] { ++changes; });
        window.resize(size);
        window.show();
        window.activateWindow();
        made->enter(target);
        QApplication::processEvents();
        return made;
    }
};

} // namespace guyub::test
