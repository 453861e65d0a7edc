// Finds things by what a person sees or hears, presses and types like one. What is not there answers false: GUYUB_PRESS and
// GUYUB_TYPE fail the test then, with the words that the test itself wrote.
#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/textfield.h"

#include <QLabel>
#include <QtTest>

namespace guyub::test {

template<typename Kind>
Kind *findNamed(QWidget &root, const QString &name)
{
    for (Kind *each : root.findChildren<Kind *>())
        if (each->isVisible() && each->isEnabled() && (each->accessibleName() == name || each->accessibleName().startsWith(name + QStringLiteral(": "))))
            return each;
    return nullptr;
}

inline bool isThere(QWidget &root, const QString &name)
{
    return findNamed<QWidget>(root, name) != nullptr;
}

inline bool press(QWidget &root, const QString &name)
{
    auto *button = findNamed<ui::BaseButton>(root, name);
    if (button == nullptr)
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::processEvents();
    return true;
}

inline bool type(QWidget &root, const QString &name, const QString &text)
{
    auto *field = findNamed<ui::TextField>(root, name);
    if (field == nullptr)
        return false;
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QCoreApplication::processEvents();
    return true;
}

inline QString typedIn(QWidget &root, const QString &name)
{
    const auto *field = findNamed<ui::TextField>(root, name);
    return field == nullptr ? QStringLiteral("(no such field)") : field->text();
}

inline bool sees(QWidget &root, const QString &part)
{
    for (const auto *label : root.findChildren<QLabel *>())
        if (label->isVisible() && label->text().contains(part))
            return true;
    return false;
}

} // namespace guyub::test

#define GUYUB_PRESS(root, name) QVERIFY2(guyub::test::press(root, QString::fromUtf8(name)), name)
#define GUYUB_TYPE(root, name, text) QVERIFY2(guyub::test::type(root, QString::fromUtf8(name), QString::fromUtf8(text)), name)
