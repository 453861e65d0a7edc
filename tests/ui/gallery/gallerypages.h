// Every widget of the kit on a few pages, with invented people. The gallery program shows them; the tests measure them.
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

namespace guyub::ui::gallery {

struct Page
{
    QString name; // file name of its picture
    std::function<QWidget *(Theme &theme)> make;
};

std::vector<Page> pages();

// A page beside the rail, as in the kiosk.
QWidget *makeWindow(Theme &theme, const Page &page);

QWidget *makeHome(Theme &theme);
QWidget *makeButtons(Theme &theme);
QWidget *makeForm(Theme &theme);
QWidget *makeFormWithKeyboard(Theme &theme);
QWidget *makeFormWithNumbers(Theme &theme);
QWidget *makeList(Theme &theme);
QWidget *makePads(Theme &theme);
QWidget *makeQuestion(Theme &theme);
QWidget *makeProgress(Theme &theme);

} // namespace guyub::ui::gallery
