#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/screens/shell/pinwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/people.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/scrollarea.h"

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr char kNewPin[] = "604271";

} // namespace

// PINs and people in the settings, through a real window and a real store.
class PinTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Counter> m_counter;

    bool says(const char *part) const
    {
        const QStringList words = visibleWords(*m_counter->window);
        return std::any_of(words.cbegin(), words.cend(), [part](const QString &word) { return word.contains(q(part)); });
    }
    bool waitFor(const char *part) const
    {
        return QTest::qWaitFor([this, part] { return says(part); }, 30'000);
    }
    void press(const char *name) const
    {
        auto *button = m_counter->button<BaseButton>(q(name));
        QVERIFY2(button != nullptr, name);
        QTest::mouseClick(button, Qt::LeftButton);
        QApplication::processEvents();
    }
    // A PIN on the pad of the page, wherever the focus is.
    void enterPin(const char *pin) const
    {
        QTest::keyClicks(m_counter->focus(), QLatin1String(pin));
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);
    }
    void signInAs(const char *name, const char *pin = kPin)
    {
        m_counter->window->lock();
        m_counter->button<PersonButton>(q(name))->setChecked(true);
        m_counter->signIn(pin);
        QVERIFY(!m_counter->window->isLocked());
        m_counter->window->desk()->goTo({Page::Settings, {}, {}});
    }
    bool canSignIn(const char *name, const char *pin) const
    {
        return storage::Session::unlockNamed(m_counter->store.folder(), q(name), secretOf(pin), m_counter->store.clock).has_value();
    }
    int commits() const
    {
        return m_counter->vault.session()->database().value(QStringLiteral("SELECT count(*) FROM commit_log")).value_or(QVariant(-1)).toInt();
    }
    Page here() const { return m_counter->window->desk()->here().page; }
    QStringList names() const
    {
        QStringList found;
        for (const ports::OperatorLabel &label : m_counter->vault.operators())
            found += label.name;
        return found;
    }

private Q_SLOTS:
    void init() { m_counter = std::make_unique<Counter>(); }
    void cleanup() { m_counter.reset(); }

    void changesOnesOwnPinAndNothingInTheLog()
    {
        signInAs("Bu Rini");
        const int before = commits();
        press("Ganti PIN saya");

        enterPin(kPin);
        QVERIFY(waitFor("PIN baru Anda"));
        enterPin(kNewPin);
        QVERIFY(says("PIN baru sekali lagi"));
        enterPin(kNewPin);

        QVERIFY(waitFor("PIN Anda sudah diganti."));
        QCOMPARE(here(), Page::Settings);
        QVERIFY(!m_counter->window->isLocked());
        QCOMPARE(commits(), before);
        QVERIFY(!canSignIn("Bu Rini", kPin));
        QVERIFY(canSignIn("Bu Rini", kNewPin));
        QVERIFY(m_counter->window->desk()->current()->isAncestorOf(m_counter->focus()));
    }
    void countsAWrongPinAsAFailedTry()
    {
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        auto *pad = m_counter->window->desk()->findChild<PinPad *>();

        enterPin("902713");
        QVERIFY(waitFor("PIN tidak cocok."));
        QCOMPARE(m_counter->focus(), static_cast<QWidget *>(pad));
        for (int i = 0; i < 8 && !says("Tunggu 30 detik"); ++i) {
            QTest::keyClicks(pad, QStringLiteral("902713"));
            QTest::keyClick(pad, Qt::Key_Return);
            QVERIFY(QTest::qWaitFor([&] { return pad->typed() == 0 && (says("PIN tidak cocok.") || says("Tunggu 3")); }, 30'000));
        }
        QVERIFY(says("Tunggu 30 detik"));
        QTest::keyClicks(pad, QStringLiteral("9"));
        QCOMPARE(pad->typed(), 0);
        QVERIFY(m_counter->vault.waitMs(m_counter->context.currentOperator.id) > 0); // at the door, too

        m_counter->store.clock.advanceMs(31'000);
        QTRY_VERIFY(!says("Tunggu 3"));
        enterPin(kPin);
        QVERIFY(waitFor("PIN baru Anda"));
    }
    void saysWhatIsWrongWithANewPin_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<QByteArray>("again");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("short") << QByteArray("6042") << QByteArray() << QByteArray("PIN itu terlalu pendek. Pakai paling sedikit 6");
        QTest::newRow("one digit") << QByteArray("888888") << QByteArray() << QByteArray("PIN itu terlalu mudah.");
        QTest::newRow("a row") << QByteArray("123456") << QByteArray() << QByteArray("PIN itu terlalu mudah.");
        QTest::newRow("a birthday") << QByteArray("170885") << QByteArray() << QByteArray("PIN itu mirip tanggal lahir.");
        QTest::newRow("the present one") << QByteArray(kPin) << QByteArray() << QByteArray("Itu PIN yang sekarang.");
        QTest::newRow("two that differ") << QByteArray(kNewPin) << QByteArray("604272") << QByteArray("Kedua PIN berbeda.");
    }
    void saysWhatIsWrongWithANewPin()
    {
        QFETCH(const QByteArray, pin);
        QFETCH(const QByteArray, again);
        QFETCH(const QByteArray, words);
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        enterPin(kPin);
        QVERIFY(waitFor("PIN baru Anda"));

        enterPin(pin.constData());
        if (!again.isEmpty())
            enterPin(again.constData());

        QVERIFY2(says(words.constData()), qPrintable(visibleWords(*m_counter->window).join(QLatin1Char('\n'))));
        QVERIFY(says("PIN baru Anda"));
        auto *pad = m_counter->window->desk()->findChild<PinPad *>();
        QCOMPARE(pad->typed(), 0);
        QCOMPARE(m_counter->focus(), static_cast<QWidget *>(pad));
        QVERIFY(pad->accessibleDescription().contains(q(words.constData())));
        QTest::keyClicks(pad, QStringLiteral("6"));
        QVERIFY(!says(words.constData()));
    }
    // Nobody waits for Argon2id, and nobody starts it twice.
    void staysAliveAndStartsNothingTwice()
    {
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        QTest::keyClicks(m_counter->focus(), QLatin1String(kPin));
        QElapsedTimer took;
        took.start();
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);
        QVERIFY(took.elapsed() < 250);
        QVERIFY(says("Memeriksa…"));
        auto *pad = m_counter->window->desk()->findChild<PinPad *>();
        QTest::keyClicks(pad, QStringLiteral("482915"));
        QTest::keyClick(pad, Qt::Key_Return);
        QCOMPARE(pad->typed(), 0);
        Result<> second;
        m_counter->vault.changePin(secretOf(kNewPin), [&second](const Result<> &result) { second = result; });
        QCOMPARE(second.error().code, ErrorCode::StoreInUse);
        QVERIFY(waitFor("PIN baru Anda"));

        enterPin(kNewPin);
        enterPin(kNewPin);
        QVERIFY(says("Menyimpan…"));
        QVERIFY(!m_counter->button<Button>(q("Kembali"))->isEnabled());
        QVERIFY(waitFor("PIN Anda sudah diganti."));
    }
    void changesNothingWhenTheLockComesInBetween()
    {
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        enterPin(kPin);
        QVERIFY(waitFor("PIN baru Anda"));
        enterPin(kNewPin);
        enterPin(kNewPin);
        QVERIFY(says("Menyimpan…"));

        m_counter->window->lock();
        m_counter->signIn(); // at once, while the other still derives

        QVERIFY(!m_counter->window->isLocked());
        QCOMPARE(here(), Page::Settings);
        QVERIFY(canSignIn("Bu Rini", kPin));
    }
    // Eight quick keys and Enter are a hand scanner's elsewhere.
    void takesWhatIsTypedFast()
    {
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        QWindow *window = m_counter->window->windowHandle();
        for (const char digit : {'9', '0', '2', '7', '1', '3', '5', '5'})
            QTest::keyClick(window, digit);
        QCOMPARE(m_counter->window->desk()->findChild<PinPad *>()->typed(), 8);
        QTest::keyClick(window, Qt::Key_Return);

        QVERIFY(waitFor("PIN tidak cocok."));
    }
    void forgetsWhatWasTypedWhenLeft()
    {
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        enterPin(kPin);
        QVERIFY(waitFor("PIN baru Anda"));
        QTest::keyClicks(m_counter->focus(), QStringLiteral("604"));

        press("Kembali");
        QCOMPARE(here(), Page::Settings);
        press("Ganti PIN saya");

        QVERIFY(says("PIN Anda sekarang"));
        QCOMPARE(m_counter->window->desk()->findChild<PinPad *>()->typed(), 0);
    }
    void takesAPassphraseWithLetters()
    {
        signInAs("Bu Rini");
        press("Ganti PIN saya");
        enterPin(kPin);
        QVERIFY(waitFor("PIN baru Anda"));
        press("PIN dengan huruf");
        enterPin("sawah jati");
        enterPin("sawah jati");

        QVERIFY(waitFor("PIN Anda sudah diganti."));
        QVERIFY(canSignIn("Bu Rini", "sawah jati"));
    }
    void showsOthersTheirOwnPinOnly()
    {
        signInAs("Kader Melati", kOtherPin);

        QVERIFY(m_counter->button<Button>(q("Ganti PIN saya")) != nullptr);
        QVERIFY(!says("Petugas di kios ini"));
        QVERIFY(!says("Bu Rini"));
        QVERIFY(m_counter->button<Button>(q("Tambah petugas")) == nullptr);
    }
    void addsAnOperator()
    {
        signInAs("Bu Rini");
        QVERIFY(says("Petugas di kios ini"));
        press("Tambah petugas");

        press("Lanjut");
        QVERIFY(says("Tulis nama seperti") && says("Pilih tugas orang ini."));
        QTest::keyClicks(m_counter->focus(), QStringLiteral(" kader  melati"));
        press("Lanjut");
        QVERIFY(says("Nama itu sudah dipakai"));
        QTest::keyClicks(m_counter->focus(), QStringLiteral(" Dua"));
        QVERIFY(m_counter->button<OptionButton>(q("Admin")) == nullptr); // an admin only by an admin
        press("Bidan");
        press("Lanjut");
        QVERIFY(says("PIN baru kader melati Dua"));
        enterPin(kNewPin);
        enterPin(kNewPin);

        QVERIFY(waitFor("kader melati Dua sudah dapat masuk."));
        QVERIFY(canSignIn("kader melati Dua", kNewPin));
        QCOMPARE(m_counter->vault.operators().last().role, ports::Role::Bidan);
        QVERIFY(waitFor("Bidan")); // in the list
        QVERIFY(m_counter->button<Button>(q("Cabut akses: kader melati Dua")) != nullptr);
        QVERIFY(m_counter->button<Button>(q("Cabut akses: Bu Rini")) == nullptr);
    }
    void givesANewPinToWhoForgot()
    {
        signInAs("Bu Rini");
        press("PIN baru: Kader Melati");
        QVERIFY(says("PIN baru Kader Melati"));
        enterPin(kNewPin);
        enterPin(kNewPin);

        QVERIFY(waitFor("Kader Melati sudah punya PIN baru."));
        QVERIFY(!canSignIn("Kader Melati", kOtherPin));
        QVERIFY(canSignIn("Kader Melati", kNewPin));
        QVERIFY(m_counter->button<Button>(q("PIN baru: Kader Melati")) != nullptr);
        press("PIN baru: Kader Melati"); // the new id
        QVERIFY(says("PIN baru Kader Melati"));
    }
    void takesAwayAccessOnlyWhenMeant()
    {
        signInAs("Bu Rini");
        press("Cabut akses: Kader Melati");
        QVERIFY(says("Cabut akses Kader Melati?") && says("Yang sudah dicatat Kader Melati tetap ada"));
        QTest::keyClick(m_counter->focus(), Qt::Key_Return); // a key pressed out of habit harms nothing
        QCOMPARE(names().size(), 2);

        press("Cabut akses: Kader Melati");
        press("Cabut akses");

        QVERIFY(waitFor("Kader Melati tidak dapat masuk di sini lagi."));
        QCOMPARE(names(), QStringList{q("Bu Rini")});
        QVERIFY(m_counter->button<Button>(q("Cabut akses: Kader Melati")) == nullptr);
        QTRY_VERIFY(m_counter->focus() != nullptr && m_counter->window->desk()->current()->isAncestorOf(m_counter->focus()));
    }
    void goesDownThePageByTab()
    {
        signInAs("Bu Rini");
        m_counter->button<OptionButton>(q("Terang"))->setFocus();
        const QWidget *page = m_counter->window->desk()->current();
        QStringList reached;
        int before = 0;
        for (int i = 0; i < 20 && page->isAncestorOf(m_counter->focus()); ++i) {
            // In what scrolls, wherever that stands now.
            const int y = m_counter->focus()->mapTo(page->findChild<ScrollArea *>()->widget(), QPoint()).y();
            reached += m_counter->focus()->accessibleName();
            QVERIFY2(y >= before, qPrintable(reached.join(QStringLiteral(", "))));
            before = y;
            QTest::keyClick(m_counter->focus(), Qt::Key_Tab);
            QTest::qWait(5);
        }
        const QStringList wanted{q("Ganti PIN saya"), q("PIN baru: Kader Melati"), q("Cabut akses: Kader Melati"), q("Tambah petugas"), q("Ukur dengan kartu")};
        QVERIFY2(reached.mid(reached.size() - wanted.size()) == wanted, qPrintable(reached.join(QStringLiteral(", "))));
    }
    void leavesAdminsToAdmins()
    {
        signInAs("Bu Rini");
        storage::NewOperator admin{q("Bu Lurah"), ports::Role::Admin, {}, secretOf("998871"), {}};
        QVERIFY(m_counter->vault.session()->addOperator(admin));
        m_counter->window->desk()->goTo({Page::Settings, {}, {}});
        QVERIFY(waitFor("aksesnya hanya diubah oleh admin"));
        QVERIFY(m_counter->button<Button>(q("Cabut akses: Bu Lurah")) == nullptr);

        signInAs("Bu Lurah", "998871");
        QVERIFY(m_counter->button<Button>(q("Cabut akses: Bu Rini")) != nullptr);
        press("Tambah petugas");
        QVERIFY(m_counter->button<OptionButton>(q("Admin")) != nullptr);
    }
    // Whom storage refuses although the page had a button: somebody went a moment before.
    void putsARefusalIntoWords()
    {
        signInAs("Bu Rini");
        QVERIFY(m_counter->vault.session()->removeOperator(m_counter->otherPerson));
        press("Cabut akses: Kader Melati");
        press("Cabut akses");
        QVERIFY(waitFor("Orang itu tidak dapat masuk di sini lagi."));

        Result<> self;
        m_counter->vault.removeOperator(m_counter->context.currentOperator.id, [&self](const Result<> &result) { self = result; });
        QCOMPARE(self.error().code, ErrorCode::NotAllowed);
        QCOMPARE(operatorErrorWords(self.error(), true, false).title, q("Akses Anda sendiri tidak dapat Anda cabut."));
        QCOMPARE(operatorErrorWords(self.error(), false, true).title, q("Akses admin hanya diubah oleh admin."));
        QVERIFY(operatorErrorWords(self.error(), false, false).remedy.contains(q("harus tetap ada satu orang")));
    }
};

GUYUB_TEST(PinTest)
#include "pintest.moc"
