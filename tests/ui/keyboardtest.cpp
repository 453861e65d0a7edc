#include "app/base/ids.h"
#include "tests/support/testmain.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/maskednumber.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/scrollarea.h"

#include <QApplication>
#include <QPointingDevice>

using namespace guyub;
using namespace guyub::ui;

class KeyboardTest : public QObject
{
    Q_OBJECT

    // A form in a window with the dock below it, as the kiosk arranges them.
    struct Desk
    {
        explicit Desk(Theme &theme)
        {
            auto *column = new QVBoxLayout(&window);
            column->setContentsMargins(0, 0, 0, 0);
            column->setSpacing(0);
            area = new ScrollArea(theme);
            name = new TextField(theme);
            nik = new TextField(theme);
            nik->setDigitsExpected(16);
            weight = new NumberField(theme, 1);
            search = new TextField(theme);
            search->setInputMethodHints(Qt::ImhNoAutoUppercase);
            for (TextField *field : {name, nik, static_cast<TextField *>(weight), search})
                area->body()->addWidget(new FormField(theme, QStringLiteral("F"), field));
            area->body()->addSpacing(500);
            last = new TextField(theme);
            lastField = new FormField(theme, QStringLiteral("Last"), last);
            area->body()->addWidget(lastField);
            column->addWidget(area, 1);
            dock = new KeyboardDock(theme);
            column->addWidget(dock);
            window.resize(1024, 600);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            window.activateWindow();
            QTRY_VERIFY(window.isActiveWindow());
        }
        void touch(QWidget *widget)
        {
            static QPointingDevice *screen = QTest::createTouchDevice();
            QTest::touchEvent(widget, screen).press(0, widget->rect().center());
            QTest::touchEvent(widget, screen).release(0, widget->rect().center());
            QApplication::processEvents();
        }
        KeyButton *key(const QString &words) const
        {
            const auto keys = dock->findChildren<KeyButton *>();
            for (KeyButton *button : keys) {
                if (button->isVisible() && button->words() == words)
                    return button;
            }
            return nullptr;
        }
        void press(const QString &words) const
        {
            KeyButton *button = key(words);
            QVERIFY2(button != nullptr, qPrintable(words));
            QTest::mouseClick(button, Qt::LeftButton);
            QApplication::processEvents();
        }
        QWidget window;
        ScrollArea *area = nullptr;
        TextField *name = nullptr, *nik = nullptr, *search = nullptr, *last = nullptr;
        NumberField *weight = nullptr;
        FormField *lastField = nullptr;
        KeyboardDock *dock = nullptr;
    };

    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->setScreen({QSize(1024, 600), {}});
        QApplication::setDoubleClickInterval(0); // two tests touch the same spot within the usual interval
    }
    void cleanupTestCase()
    {
        m_theme.reset();
        QApplication::setDoubleClickInterval(400);
    }

    void comesWhenAFieldIsTouchedAndNotForAMouse()
    {
        Desk desk(*m_theme);

        QTest::mouseClick(desk.name, Qt::LeftButton);
        const bool byMouse = desk.dock->isVisible();
        desk.touch(desk.search);

        QVERIFY(!byMouse);
        QVERIFY(desk.dock->isVisible());
        QVERIFY(desk.dock->height() <= desk.window.height() * 38 / 100);
    }
    void typesNamesWithCapitalsBySelf()
    {
        Desk desk(*m_theme);
        desk.touch(desk.name);

        for (const char *letter : {"S", "i", "t", "i", "Space", "A"})
            desk.press(QLatin1String(letter));

        QCOMPARE(desk.name->text(), QStringLiteral("Siti A"));
    }
    void leavesSmallLettersWhereAFieldWantsThem()
    {
        Desk desk(*m_theme);
        desk.touch(desk.search);

        desk.press(QStringLiteral("s"));

        QCOMPARE(desk.search->text(), QStringLiteral("s"));
    }
    void shiftsOnceAndLocks()
    {
        Desk desk(*m_theme);
        desk.touch(desk.search);

        desk.press(QStringLiteral("Capitals"));
        desk.press(QStringLiteral("R"));
        desk.press(QStringLiteral("t"));
        desk.press(QStringLiteral("Capitals"));
        desk.press(QStringLiteral("Capitals"));
        desk.press(QStringLiteral("R"));
        desk.press(QStringLiteral("T"));

        QCOMPARE(desk.search->text(), QStringLiteral("RtRT"));
    }
    void hasSignsOnAPageOfTheirOwn()
    {
        Desk desk(*m_theme);
        desk.touch(desk.search);

        desk.press(QStringLiteral("Signs"));
        desk.press(QStringLiteral("@"));
        desk.press(QStringLiteral("Letters"));
        desk.press(QStringLiteral("'"));

        QCOMPARE(desk.search->text(), QStringLiteral("@'"));
    }
    void deletesAndGoesOnWhileBackspaceIsHeld()
    {
        Desk desk(*m_theme);
        desk.search->setText(QStringLiteral("Suparman"));
        desk.touch(desk.search);
        KeyButton *backspace = desk.key(QStringLiteral("Delete one letter"));

        QTest::mousePress(backspace, Qt::LeftButton);
        const QString atOnce = desk.search->text();
        const bool emptied = QTest::qWaitFor([&desk] { return desk.search->text().isEmpty(); });
        QTest::mouseRelease(backspace, Qt::LeftButton);

        QCOMPARE(atOnce, QStringLiteral("Suparma"));
        QVERIFY(emptied);
    }
    void bringsTheNumberPadForNumbers()
    {
        Desk desk(*m_theme);
        desk.touch(desk.nik);
        desk.press(QStringLiteral("3"));
        const bool commaForNik = desk.key(QStringLiteral(",")) != nullptr;
        desk.press(QStringLiteral("Next"));

        desk.press(QStringLiteral("8"));
        desk.press(QStringLiteral(","));
        desk.press(QStringLiteral("9"));

        QVERIFY(!commaForNik);
        QCOMPARE(desk.nik->text(), QStringLiteral("3"));
        QCOMPARE(desk.weight->text(), QStringLiteral("8,9"));
    }
    void leavesNumbersToThePadOfThePage()
    {
        Desk desk(*m_theme);
        desk.area->body()->insertWidget(0, new NumberPad(*m_theme, NumberPad::Enter::Key));
        QApplication::processEvents();

        desk.touch(desk.weight);
        const bool forNumbers = desk.dock->isVisible();
        desk.touch(desk.name);

        QVERIFY(!forNumbers);
        QVERIFY(desk.dock->isVisible());
    }
    void keepsFieldAndMessageInSight()
    {
        Desk desk(*m_theme);
        desk.lastField->setError(QStringLiteral("This must stay in sight"));
        QApplication::processEvents();
        desk.area->reveal(desk.last);
        QApplication::processEvents();

        desk.touch(desk.last);

        QVERIFY(desk.dock->isVisible());
        const auto inSight = [&desk] {
            const QRect place(desk.lastField->mapTo(desk.area->viewport(), QPoint()), desk.lastField->size());
            return desk.area->viewport()->rect().contains(place);
        };
        QTRY_VERIFY(inSight());
    }
    void goesAwayByItsKeyAndComesBackByTouch()
    {
        Desk desk(*m_theme);
        desk.touch(desk.name);
        desk.press(QStringLiteral("Hide the keyboard"));
        const bool gone = !desk.dock->isVisible();

        desk.touch(desk.name);

        QVERIFY(gone);
        QVERIFY(desk.dock->isVisible());
    }
    void obeysAlwaysAndNever()
    {
        Desk desk(*m_theme);
        desk.dock->setWhen(KeyboardDock::When::Always);
        QTest::mouseClick(desk.name, Qt::LeftButton);
        const bool always = desk.dock->isVisible();
        desk.dock->setWhen(KeyboardDock::When::Never);

        desk.touch(desk.search);

        QVERIFY(always);
        QVERIFY(!desk.dock->isVisible());
    }
    void takesAPinByTouchAndByKeys()
    {
        PinPad pad(*m_theme);
        pad.show();
        QSignalSpy confirmed(&pad, &PinPad::confirmed);
        const auto keys = pad.findChildren<KeyButton *>();
        for (KeyButton *key : keys) {
            if (key->words() == QLatin1String("7"))
                QTest::mouseClick(key, Qt::LeftButton);
        }
        QTest::keyClicks(&pad, QStringLiteral("42x"));
        QTest::keyClick(&pad, Qt::Key_Backspace);
        QTest::keyClick(&pad, Qt::Key_Return);

        const crypto::SecretBytes pin = pad.take();

        QCOMPARE(confirmed.count(), 1);
        QCOMPARE(toByteArray(pin.view()), QByteArray("742"));
        QCOMPARE(pad.typed(), 0);
        QCOMPARE(pad.findChild<PinDots *>()->text(), QStringLiteral("0 typed"));
    }
    void countsLettersNotBytes()
    {
        PinPad pad(*m_theme);
        QTest::keyClicks(&pad, QStringLiteral("a"));
        QKeyEvent accented(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QStringLiteral("é"));
        QCoreApplication::sendEvent(&pad, &accented);
        const int typed = pad.typed();
        QTest::keyClick(&pad, Qt::Key_Backspace);

        QCOMPARE(typed, 2);
        QCOMPARE(toByteArray(pad.take().view()), QByteArray("a"));
    }
    void showsAMaskedNumberOnlyWhileHeld()
    {
        MaskedNumber number(*m_theme, QStringLiteral("NIK"));
        int looks = 0;
        number.setMasked(QStringLiteral("•••• 9003"));
        number.setReveal([&looks] {
            ++looks;
            return QStringLiteral("3577 0352 0748 9003");
        });
        number.resize(number.sizeHint());
        number.show();
        const QImage masked = number.grab().toImage();

        QTest::mousePress(&number, Qt::LeftButton);
        const QImage plain = number.grab().toImage();
        QTest::mouseRelease(&number, Qt::LeftButton);

        QCOMPARE(looks, 1);
        QVERIFY(plain != masked);
        QVERIFY(!number.accessibleName().contains(QStringLiteral("3577")));
    }
};

GUYUB_TEST(KeyboardTest)
#include "keyboardtest.moc"
