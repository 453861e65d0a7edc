#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/people.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/tile.h"

#include <QPointingDevice>

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

bool says(const QWidget &window, const QString &part)
{
    const QStringList words = visibleWords(window);
    return std::any_of(words.cbegin(), words.cend(), [&part](const QString &word) { return word.contains(part); });
}

// Everything a screen reader could reach, shown or not.
QStringList reachable(const QWidget &window)
{
    QStringList words;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        words += {widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            words += label->text();
        if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            words += field->text();
    }
    return words;
}

} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Counter> m_counter;

    PersonButton *person(const QString &name) const { return m_counter->button<PersonButton>(name); }
    void atHome() // whoever was here before may have left off elsewhere
    {
        person(q("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
    }

private Q_SLOTS:
    void initTestCase() { m_counter = std::make_unique<Counter>(); }
    void cleanupTestCase() { m_counter.reset(); }
    void cleanup() { m_counter->window->lock(); }

    void showsOnlyNamesAndRolesBeforeSignIn()
    {
        QVERIFY(m_counter->window->isLocked());
        QVERIFY(person(q("Bu Rini")) != nullptr);
        QCOMPARE(person(q("Kader Melati"))->accessibleDescription(), q("Kader posyandu"));
        QVERIFY(m_counter->window->findChildren<NavRail *>().isEmpty());
        QVERIFY(m_counter->context.store == nullptr);
    }
    void signsInByKeys()
    {
        person(q("Bu Rini"))->setFocus();
        QTest::keyClick(m_counter->focus(), Qt::Key_Space); // takes the name; the pad has the focus then
        m_counter->signIn();

        QVERIFY(!m_counter->window->isLocked());
        QVERIFY(says(*m_counter->window, q("Selamat pagi, Bu Rini")));
        QVERIFY(says(*m_counter->window, q("Selasa, 24 November 2026")));
        QVERIFY(m_counter->context.store != nullptr);
    }
    void signsInByTouch()
    {
        static QPointingDevice *screen = QTest::createTouchDevice();
        // Through the window: the screen of the offscreen platform is smaller than it, and what lies beyond belongs to nobody.
        const auto tap = [this](QWidget *widget) {
            QWindow *window = m_counter->window->windowHandle();
            const QPoint at = widget->mapTo(m_counter->window.get(), widget->rect().center());
            QTest::touchEvent(window, screen).press(0, at);
            QTest::touchEvent(window, screen).release(0, at);
            QApplication::processEvents();
        };
        tap(person(q("Kader Melati")));
        for (const char *digit = kOtherPin; *digit != 0; ++digit)
            tap(m_counter->button<KeyButton>(QString(QLatin1Char(*digit))));
        QCOMPARE(m_counter->window->findChild<PinPad *>()->typed(), 6);
        tap(m_counter->button<KeyButton>(q("OK")));

        QTRY_VERIFY_WITH_TIMEOUT(!m_counter->window->isLocked(), 30'000);
        QVERIFY(says(*m_counter->window, q("Selamat pagi, Kader Melati")));
    }
    // Wherever the focus is on this page: there is one thing to type.
    void takesDigitsTypedAnywhere_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<bool>("touched");
        QTest::newRow("the chosen name, by Enter") << q("Bu Rini") << false;
        QTest::newRow("the chosen name, touched again") << q("Bu Rini") << true;
        QTest::newRow("larger text") << q("Huruf besar") << true;
        QTest::newRow("another language") << q("Bahasa: English") << true;
        QTest::newRow("other colours") << q("Warna gelap") << true;
        QTest::newRow("larger text, by Tab") << q("Huruf besar") << false;
    }
    void takesDigitsTypedAnywhere()
    {
        QFETCH(const QString, from);
        QFETCH(const bool, touched);
        const Preferences before = m_counter->appearance.preferences();
        person(q("Bu Rini"))->setChecked(true);
        auto *button = m_counter->button<BaseButton>(from);
        QVERIFY(button != nullptr);
        if (touched) {
            QTest::mouseClick(button, Qt::LeftButton);
        } else {
            button->setFocus(Qt::TabFocusReason);
            if (from == q("Bu Rini"))
                QTest::keyClick(m_counter->focus(), Qt::Key_Return);
        }

        QTest::keyClicks(m_counter->focus(), QLatin1String(kPin));
        const int typed = m_counter->window->findChild<PinPad *>()->typed();
        if (m_counter->focus() != button)
            button->setFocus(Qt::TabFocusReason); // Enter counts there, too
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);
        const bool in = QTest::qWaitFor([this] { return !m_counter->window->isLocked(); }, 30'000);
        m_counter->appearance.set(before);

        QCOMPARE(typed, 6);
        QVERIFY(in);
    }
    void saysWhatToDoAboutAWrongPin()
    {
        person(q("Bu Rini"))->setChecked(true);
        m_counter->window->findChild<PinPad *>()->setFocus();
        QTest::keyClicks(m_counter->focus(), q("000000"));
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);

        QTRY_VERIFY_WITH_TIMEOUT(says(*m_counter->window, q("PIN tidak cocok.")), 30'000);
        QVERIFY(m_counter->window->isLocked());
        QCOMPARE(m_counter->window->findChild<PinPad *>()->typed(), 0);
        QCOMPARE(m_counter->focus(), m_counter->window->findChild<PinPad *>());
    }
    void waitsAfterTooManyTriesAndGoesOnAfterwards()
    {
        person(q("Kader Melati"))->setChecked(true);
        PinPad *pad = m_counter->window->findChild<PinPad *>();
        for (int i = 0; i < 8 && !says(*m_counter->window, q("Tunggu 3")); ++i) {
            pad->setFocus();
            QTest::keyClicks(pad, q("111111"));
            QTest::keyClick(pad, Qt::Key_Return);
            QVERIFY(QTest::qWaitFor([this] { return says(*m_counter->window, q("PIN tidak cocok.")) || says(*m_counter->window, q("Tunggu 3")); }, 30'000));
            QVERIFY(QTest::qWaitFor([pad] { return pad->typed() == 0; }));
        }
        const bool waits = says(*m_counter->window, q("Tunggu 30 detik"));
        QTest::keyClicks(pad, q("222222"));
        const int typedWhileWaiting = pad->typed();
        m_counter->store.clock.advanceMs(31'000);

        QVERIFY(waits);
        QCOMPARE(typedWhileWaiting, 0);
        QTRY_VERIFY(!says(*m_counter->window, q("Tunggu 3")));
        QTRY_COMPARE(m_counter->focus(), static_cast<QWidget *>(pad));
        m_counter->signIn(kOtherPin);
        QVERIFY(!m_counter->window->isLocked());
    }
    void leavesNothingOfAnybodyBehindTheLock()
    {
        person(q("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        m_counter->window->desk()->goTo({Page::Residents, {}, {}});
        QVERIFY(says(*m_counter->window, q("Sutinah")));

        QTest::keyClick(m_counter->window.get(), Qt::Key_F12);

        QTRY_VERIFY(m_counter->window->isLocked());
        for (const QString &word : reachable(*m_counter->window))
            QVERIFY2(!word.contains(q("Sutinah")) && !word.contains(q("dilayani")), qPrintable(word));
        QVERIFY(m_counter->window->findChildren<NavRail *>().isEmpty());
        QVERIFY(says(*m_counter->window, q("Layar terkunci")));
        QVERIFY(m_counter->context.store == nullptr);
        QVERIFY(m_counter->vault.session() == nullptr);
        QVERIFY(m_counter->probe.left > 0);
        QCOMPARE(QApplication::topLevelWidgets().count(m_counter->window.get()), 1);
    }
    void bringsTheSamePersonBackToTheSameField()
    {
        person(q("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        m_counter->window->desk()->goTo({Page::Register, {}, QByteArray("draft")});
        m_counter->button<TextField>(q("Alamat"))->setFocus();
        m_counter->window->lock();

        m_counter->signIn();

        QCOMPARE(m_counter->window->desk()->here().page, Page::Register);
        QCOMPARE(m_counter->probe.entered.last().extra.toByteArray(), QByteArray("draft"));
        QCOMPARE(m_counter->focus()->accessibleName(), q("Alamat"));
    }
    void startsAtHomeForSomebodyElse()
    {
        person(q("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        m_counter->window->desk()->goTo({Page::Register, {}, {}});
        m_counter->window->lock();
        person(q("Kader Melati"))->setChecked(true);

        m_counter->signIn(kOtherPin);

        QCOMPARE(m_counter->window->desk()->here().page, Page::Home);
    }
    void hidesAtOnceAndShowsAgain()
    {
        person(q("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        m_counter->window->desk()->goTo({Page::Residents, {}, {}});
        m_counter->button<TextField>(q("Nama"))->setFocus();

        QTest::mouseClick(m_counter->button<Button>(q("Sembunyikan")), Qt::LeftButton);
        Button *again = m_counter->button<Button>(q("Tampilkan lagi"));
        const QWidget *onTop = m_counter->window->childAt(m_counter->window->rect().center());
        const bool covered = again != nullptr && again->parentWidget()->isAncestorOf(onTop);
        const QSize covers = again->parentWidget()->parentWidget()->size();
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);

        QVERIFY(covered);
        QCOMPARE(covers, m_counter->window->centralWidget()->size());
        QVERIFY(!again->isVisible());
        QCOMPARE(m_counter->focus()->accessibleName(), q("Nama"));
    }
    void goesWhereTilesAndRailSay()
    {
        atHome();
        QTest::mouseClick(m_counter->button<Tile>(q("Daftarkan warga")), Qt::LeftButton);
        const Page byTile = m_counter->window->desk()->here().page;
        QVERIFY(m_counter->button<NavItem>(q("Warga"))->isChecked());
        m_counter->button<NavItem>(q("Kirim data"))->toggle(); // as assistive technology does
        const Page byRail = m_counter->window->desk()->here().page;
        QTest::mouseClick(m_counter->button<NavItem>(q("Beranda")), Qt::LeftButton);

        QCOMPARE(byTile, Page::Register);
        QCOMPARE(byRail, Page::SendData);
        QCOMPARE(m_counter->window->desk()->here().page, Page::Home);
    }
    void offersADraftAgainAndDropsItOnlyWhenAsked()
    {
        atHome();
        ports::Draft draft;
        draft.id = Id::from(viewOf(QByteArray(16, 'd'))).value();
        draft.author = m_counter->context.currentOperator.id;
        draft.form = q("register");
        draft.title = q("Paijem");
        draft.step = 2;
        draft.savedAt = m_counter->context.clock.nowUtc();
        QVERIFY(m_counter->context.store->saveDraft(draft).has_value());
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        QVERIFY(says(*m_counter->window, q("Paijem, langkah 3")));

        QTest::keyClick(m_counter->focus(), Qt::Key_Return); // Continue has the focus
        const QVariant opened = m_counter->probe.entered.last().extra;
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        QTest::mouseClick(m_counter->button<Button>(q("Buang")), Qt::LeftButton);
        QTest::keyClick(m_counter->focus(), Qt::Key_Escape);
        QTest::mouseClick(m_counter->button<Button>(q("Buang")), Qt::LeftButton);
        QTest::keyClick(m_counter->focus(), Qt::Key_Return); // a key pressed out of habit harms nothing
        const auto kept = m_counter->context.store->draftsOf(draft.author);
        QTest::mouseClick(m_counter->button<Button>(q("Buang")), Qt::LeftButton);
        QTest::mouseClick(m_counter->button<Button>(q("Buang draf")), Qt::LeftButton);
        const auto left = m_counter->context.store->draftsOf(draft.author);

        QCOMPARE(opened.toByteArray(), toByteArray(draft.id));
        QCOMPARE(kept->size(), 1);
        QCOMPARE(left->size(), 0);
        QCOMPARE(m_counter->context.store->allOf(domain::RecordType::Service, 9)->size(), 1); // begun and not done
        QTRY_VERIFY(!says(*m_counter->window, q("Paijem")));
    }
    void offersEveryDraft()
    {
        atHome();
        ports::RecordStore &store = *m_counter->context.store;
        ports::Draft draft;
        draft.author = m_counter->context.currentOperator.id;
        draft.form = q("register");
        QList<Id> ids;
        for (const char *name : {"Paijem", "Wagiman", "Sutinah"}) {
            draft.id = Id::from(viewOf(QByteArray(16, name[0]))).value();
            draft.title = q(name);
            draft.savedAt = m_counter->context.clock.nowUtc() - 60'000 * (ids.size() + 1);
            QVERIFY(store.saveDraft(draft).has_value());
            ids.append(draft.id);
        }
        const auto seeAll = [this] {
            m_counter->window->desk()->goTo({Page::Home, {}, {}});
            QTest::mouseClick(m_counter->button<Button>(q("Lihat semua")), Qt::LeftButton);
        };
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        QVERIFY(says(*m_counter->window, q("3 draf belum selesai")) && says(*m_counter->window, q("Paijem, langkah 1")));
        QVERIFY(m_counter->button<Button>(q("Buang")) == nullptr); // which one?
        const auto named = [this](const QString &start) -> Button * {
            for (Button *each : m_counter->window->findChildren<Button *>())
                if (each->isVisible() && each->accessibleName().startsWith(start))
                    return each;
            return nullptr;
        };

        seeAll();
        QTest::mouseClick(named(q("Sutinah, langkah")), Qt::LeftButton);
        const QVariant opened = m_counter->probe.entered.last().extra;
        seeAll();
        QTest::mouseClick(named(q("Buang: Wagiman")), Qt::LeftButton);
        QTRY_VERIFY(m_counter->button<Button>(q("Buang draf")));
        QTest::mouseClick(m_counter->button<Button>(q("Buang draf")), Qt::LeftButton);
        const auto left = store.draftsOf(draft.author);
        for (const Id &id : ids)
            static_cast<void>(store.dropDraft(id));

        QCOMPARE(opened.toByteArray(), toByteArray(ids.at(2)));
        QCOMPARE(left->size(), 2);
        QVERIFY(std::none_of(left->cbegin(), left->cend(), [&](const ports::Draft &each) { return each.id == ids.at(1); }));
    }
    void tellsWhatOpeningFound_data()
    {
        QTest::addColumn<QStringList>("findings");
        QTest::addColumn<bool>("torn");
        QTest::addColumn<bool>("anew");
        QTest::addColumn<QString>("words");
        QTest::newRow("damage") << QStringList(q("page 7")) << true << true << q("Pemeriksaan data tersimpan menemukan masalah.");
        QTest::newRow("torn save") << QStringList() << true << true << q("Listrik padam ketika data sedang disimpan.");
        QTest::newRow("put back") << QStringList() << false << true << q("Data ini dipulihkan dari salinan atau disalin.");
        QTest::newRow("power cut") << QStringList() << false << false << q("Tadi kios mati tanpa ditutup.");
    }
    void tellsWhatOpeningFound()
    {
        QFETCH(const QStringList, findings);
        QFETCH(const bool, torn);
        QFETCH(const bool, anew);
        QFETCH(const QString, words);
        atHome();
        AppContext &context = m_counter->context;
        context.openFindings = findings;
        context.hasTornSave = torn;
        context.hasBegunAnew = anew;
        context.wasUnclean = true;
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        const bool said = says(*m_counter->window, words);
        context.openFindings.clear();
        context.hasTornSave = context.hasBegunAnew = context.wasUnclean = false;
        QVERIFY(said);
    }
    void tellsThatTheClockWasPutBack()
    {
        atHome();
        AppContext &context = m_counter->context;
        context.lastWriteAt = context.clock.nowUtc() + 24 * 3'600'000LL;
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        const bool said = says(*m_counter->window, q("Jam kios ini mundur."));
        context.lastWriteAt = context.clock.nowUtc();
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        QVERIFY(said && !says(*m_counter->window, q("Jam kios ini mundur.")));
    }
    void givesTheSecondTapToNoOtherButton()
    {
        const auto tap = [](Button &button, QEvent::Type type) {
            QMouseEvent press(type, QPointF(5, 5), button.mapToGlobal(QPointF(5, 5)), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&button, &press);
            QMouseEvent release(QEvent::MouseButtonRelease, QPointF(5, 5), button.mapToGlobal(QPointF(5, 5)), Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(&button, &release);
        };
        PrimaryButton save(m_counter->theme, Icon::Check, q("Simpan"));
        PrimaryButton done(m_counter->theme, Icon::Check, q("Selesai"));
        int saved = 0, ended = 0;
        connect(&save, &Button::clicked, this, [&] { ++saved; });
        connect(&done, &Button::clicked, this, [&] { ++ended; });

        tap(save, QEvent::MouseButtonPress);
        tap(done, QEvent::MouseButtonDblClick); // it stands where the other stood
        QCOMPARE(ended, 0);
        tap(save, QEvent::MouseButtonPress);
        tap(save, QEvent::MouseButtonDblClick); // a key that is typed twice
        QCOMPARE(saved, 3);
    }
    void reachesEveryControlByTab()
    {
        atHome();
        QSet<QWidget *> reached;
        QWidget *start = m_counter->focus();
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(m_counter->focus(), Qt::Key_Tab);
            reached.insert(m_counter->focus());
            if (m_counter->focus() == start)
                break;
        }
        QStringList missed;
        const auto buttons = m_counter->window->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            // Of the rail one entry takes part; arrow keys go on from there.
            if (button->isVisible() && button->isEnabled() && button->focusPolicy() != Qt::NoFocus && !reached.contains(button) && !button->isCheckable())
                missed += button->accessibleName();
        }
        GUYUB_NONE(missed);
        QCOMPARE(m_counter->focus(), start);
    }
};

GUYUB_TEST(ShellTest)
#include "shelltest.moc"
