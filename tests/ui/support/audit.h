// What every page of the kiosk must hold, measured on real widgets. Each function answers with the breaches in words, so
// that a failing test names them.
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

namespace guyub::test {

// Who it is, for messages: class, words and place.
QString nameOf(const QWidget &widget);

// Visible widgets that are smaller than they say they need, and labels whose lines do not fit.
QStringList clipped(const QWidget &root);
// Visible buttons and fields whose height or width is under what a finger needs.
QStringList tooSmallToTouch(const QWidget &root, const ui::Theme &theme);
// Visible widgets that take the focus or a press without a name for a screen reader.
QStringList withoutName(const QWidget &root);
// Visible buttons, fields and tiles of one name: a person who hears the screen cannot tell them apart.
QStringList namedTwice(const QWidget &root);
// Every text that can be seen or heard.
QStringList visibleWords(const QWidget &root);

} // namespace guyub::test

// QVERIFY that a list of breaches is empty; says them if not.
#define GUYUB_NONE(breaches)                                                                                           \
    do {                                                                                                               \
        const QStringList guyubFound = (breaches);                                                                     \
        QVERIFY2(guyubFound.isEmpty(), qPrintable(guyubFound.join(QStringLiteral("\n        "))));                     \
    } while (false)
