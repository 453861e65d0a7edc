#include "tests/support/testmain.h"

#include "app/domain/records/service.h"
#include "tests/ui/residents/scenes.h"
#include "tests/ui/residents/driver.h"
#include "translations/language.h"
#include "ui/screens/residents/registerscreen.h"
#include "ui/widgets/toast.h"

using namespace guyub;
using guyub::test::Counter;

// What was typed is never lost: not by a crash, a lock, another page, another language, a wrong press.
class DraftTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ui::Theme> m_theme;

    static QList<ports::Draft> drafts(const Counter &counter) { return *counter.store.draftsOf(counter.store.operatorId()); }
    static ui::RegisterScreen *begin(Counter &counter)
    {
        auto *screen = counter.open<ui::RegisterScreen>();
        test::press(counter.window, QStringLiteral("I agree (Services at the kelurahan)"));
        test::press(counter.window, QStringLiteral("Next"));
        return screen;
    }
    static constexpr char kName[] = "Full name as on the card";
    static constexpr char kNik[] = "NIK (16 digits)";

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void keepsWhatWasTypedWithinASecondAndOffersItAfterACrash()
    {
        Counter counter(*m_theme);
        begin(counter);
        GUYUB_TYPE(counter.window, kName, "Bambang Tri");
        QTRY_VERIFY_WITH_TIMEOUT(!drafts(counter).isEmpty() && drafts(counter).first().title == QStringLiteral("Bambang Tri"), 3000);
        const ports::Draft kept = drafts(counter).first();
        QCOMPARE(kept.form, QStringLiteral("register"));
        QCOMPARE(kept.step, 1);

        counter.open<ui::RegisterScreen>({ui::Page::Register, {}, toByteArray(kept.id)}); // the page before was torn down unasked

        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kName)), QStringLiteral("Bambang Tri"));
        GUYUB_PRESS(counter.window, "Back");
        QVERIFY(test::findNamed<ui::BaseButton>(counter.window, QStringLiteral("I agree (Services at the kelurahan)"))->isChecked());
    }
    void keepsHalfADateAndAWrongNumberAsTheyWereTyped()
    {
        Counter counter(*m_theme);
        auto *screen = begin(counter);
        GUYUB_TYPE(counter.window, kNik, "35x77");
        GUYUB_PRESS(counter.window, "Without NIK");
        GUYUB_TYPE(counter.window, "Day, 1 to 31", "3");
        screen->leave();
        const QByteArray id = toByteArray(drafts(counter).first().id);

        counter.open<ui::RegisterScreen>({ui::Page::Register, {}, id});

        QCOMPARE(test::typedIn(counter.window, QStringLiteral("Day, 1 to 31")), QStringLiteral("3"));
        GUYUB_PRESS(counter.window, "With NIK");
        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kNik)), QStringLiteral("35x77"));
    }
    void tellsTheShellWhereToComeBackToAfterALock()
    {
        Counter counter(*m_theme);
        auto *screen = begin(counter);
        GUYUB_TYPE(counter.window, kName, "Bambang");
        screen->leave();

        const auto target = screen->resume();
        QVERIFY(target && target->page == ui::Page::Register);
        QCOMPARE(target->extra.toByteArray(), toByteArray(drafts(counter).first().id));
    }
    void doesNotTakeAPauseForServiceTime()
    {
        Counter counter(*m_theme);
        auto *screen = begin(counter);
        GUYUB_TYPE(counter.window, kName, "Bambang");
        counter.clock.advanceMs(60'000);
        screen->leave();
        const QByteArray id = toByteArray(drafts(counter).first().id);
        counter.clock.advanceMs(3'600'000);
        counter.open<ui::RegisterScreen>({ui::Page::Register, {}, id});
        GUYUB_PRESS(counter.window, "Discard");
        counter.screen->leave();

        const auto services = *counter.store.allOf(domain::RecordType::Service, 5);
        QCOMPARE(services.size(), 1);
        const auto &fields = services.first().fields;
        QCOMPARE(domain::wholeOf(fields, domain::service::Abandoned), 1);
        QCOMPARE(domain::wholeOf(fields, domain::service::EndedAt) - domain::wholeOf(fields, domain::service::StartedAt), 60'000);
        QVERIFY(drafts(counter).isEmpty());
    }
    void bringsBackWhatWasDiscarded()
    {
        Counter counter(*m_theme);
        begin(counter);
        GUYUB_TYPE(counter.window, kName, "Bambang");
        GUYUB_PRESS(counter.window, "Discard");
        QVERIFY(test::isThere(counter.window, QStringLiteral("I agree (Services at the kelurahan)"))); // a new one, at the start
        GUYUB_PRESS(counter.window, "Bring back");

        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kName)), QStringLiteral("Bambang"));
        QCOMPARE(counter.store.count(domain::RecordType::Service), 0);
    }
    void leavesNoDraftOfAnEmptyForm()
    {
        Counter counter(*m_theme);
        auto *screen = counter.open<ui::RegisterScreen>();
        screen->leave();

        QVERIFY(drafts(counter).isEmpty());
        QVERIFY(!screen->resume());
    }
    void changesTheLanguageInTheMiddleOfAForm()
    {
        Counter counter(*m_theme);
        begin(counter);
        GUYUB_TYPE(counter.window, kName, "Bambang");
        {
            const translations::LanguageSwitch words(translations::Language::Indonesian);
            QApplication::processEvents();
            QCOMPARE(test::typedIn(counter.window, QStringLiteral("Nama lengkap sesuai kartu")), QStringLiteral("Bambang"));
            QVERIFY(test::isThere(counter.window, QStringLiteral("Lanjut")));
            QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Nama lengkap sesuai kartu"));
        }
        QApplication::processEvents();
        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kName)), QStringLiteral("Bambang"));
    }
    void takesAScannedNumberIntoTheNik()
    {
        Counter counter(*m_theme);
        auto *screen = begin(counter);

        QVERIFY(screen->takeScan(QStringLiteral("3577035207489003")));
        QVERIFY(!screen->takeScan(QStringLiteral("GY1ABC")));

        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kNik)), QStringLiteral("3577 0352 0748 9003"));
    }
    void walksTheWholeFormByKeyboard()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        const auto key = [](Qt::Key which) {
            QTest::keyClick(QApplication::focusWidget(), which);
            QApplication::processEvents(); // a page shows once the key is done
        };
        const auto tabTo = [&](const QString &name) {
            for (int i = 0; i < 40; ++i) {
                if (QApplication::focusWidget()->accessibleName().startsWith(name))
                    return true;
                key(Qt::Key_Tab);
            }
            return false;
        };
        QVERIFY(tabTo(QStringLiteral("I agree")));
        key(Qt::Key_Space);
        QVERIFY(tabTo(QStringLiteral("Next")));
        key(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QString::fromUtf8(kNik));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("3577035207489003"));
        key(Qt::Key_Return); // goes on to the next question
        QVERIFY(QApplication::focusWidget()->accessibleName().startsWith(QStringLiteral("NIK compared with")));
        key(Qt::Key_Return);
        QVERIFY(counter.overlays.current() != nullptr);
        key(Qt::Key_Return); // the first of the list
        QVERIFY(counter.overlays.current() == nullptr);
        QVERIFY(tabTo(QString::fromUtf8(kName)));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Sutinah"));
        QVERIFY(tabTo(QStringLiteral("Next")));
        key(Qt::Key_Space);
        QVERIFY(tabTo(QStringLiteral("Address or hamlet")));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Jalan Kenari"));
        QVERIFY(tabTo(QStringLiteral("RT")));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("1"));
        key(Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("2"));
        QVERIFY(tabTo(QStringLiteral("Next")));
        key(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Save"));
        key(Qt::Key_Return);

        QCOMPARE(counter.store.count(domain::RecordType::Resident), 1);
    }
};

GUYUB_TEST(DraftTest)
#include "drafttest.moc"
