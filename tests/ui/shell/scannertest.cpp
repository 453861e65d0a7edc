#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/screens/shell/scanner.h"
#include "ui/widgets/people.h"
#include "ui/widgets/tile.h"

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;

class ScannerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Counter> m_counter;

    // A scanner: one key right after the other, and Enter.
    void scan(const QString &text, bool prefix = false)
    {
        QWidget *target = m_counter->focus();
        if (prefix)
            QTest::keyClick(target, Qt::Key_F9);
        QTest::keyClicks(target, text);
        QTest::keyClick(target, Qt::Key_Return);
    }
    TextField *field() const { return m_counter->button<TextField>(QStringLiteral("Nama")); }

private Q_SLOTS:
    void initTestCase()
    {
        m_counter = std::make_unique<Counter>();
        m_counter->button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
        m_counter->signIn();
    }
    void cleanupTestCase() { m_counter.reset(); }
    void init()
    {
        m_counter->probe.takesScans = false;
        m_counter->window->desk()->goTo({Page::Register, {}, {}});
        field()->clear();
        field()->setFocus();
    }

    void bringsAReceiptToItsCheckAndNotIntoTheField_data()
    {
        QTest::addColumn<bool>("prefix");
        QTest::newRow("scanner with a prefix") << true;
        QTest::newRow("scanner without") << false;
    }
    void bringsAReceiptToItsCheckAndNotIntoTheField()
    {
        QFETCH(const bool, prefix);
        TextField *typedInto = field();

        scan(QStringLiteral("GY1ABCDEF0123456789"), prefix);

        QCOMPARE(m_counter->window->desk()->here().page, Page::VerifyReceipt);
        QCOMPARE(m_counter->probe.entered.last().extra.toString(), QStringLiteral("GY1ABCDEF0123456789"));
        QCOMPARE(typedInto->text(), QString());
    }
    void searchesForSixteenDigits()
    {
        scan(QStringLiteral("3577030101909001"));

        QCOMPARE(m_counter->window->desk()->here().page, Page::Residents);
        QCOMPARE(m_counter->probe.entered.last().extra.toString(), QStringLiteral("3577030101909001"));
    }
    void letsThePageUseItFirst()
    {
        m_counter->probe.takesScans = true;

        scan(QStringLiteral("3577030101909001"));

        QCOMPARE(m_counter->probe.scans.last(), QStringLiteral("3577030101909001"));
        QCOMPARE(m_counter->window->desk()->here().page, Page::Register);
    }
    void saysSoWhenACodeMeansNothing()
    {
        scan(QStringLiteral("8991234567890"));

        QCOMPARE(m_counter->window->desk()->here().page, Page::Register);
        QVERIFY(visibleWords(*m_counter->window).contains(QStringLiteral("Kode ini tidak dikenal. Pindai tanda terima atau NIK.")));
        QCOMPARE(field()->text(), QString());
    }
    void leavesAPersonsTypingAlone()
    {
        m_counter->type(QStringLiteral("Sutinah"));
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);

        QCOMPARE(field()->text(), QStringLiteral("Sutinah"));
        QCOMPARE(m_counter->window->desk()->here().page, Page::Register);
    }
    void givesBackFastTypingThatEndsInNothing()
    {
        QTest::keyClicks(m_counter->focus(), QStringLiteral("Kasan"));

        QTRY_COMPARE(field()->text(), QStringLiteral("Kasan"));
    }
    void leavesAKeyDownThatIsHeld()
    {
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        auto *button = m_counter->button<Tile>(QStringLiteral("Daftarkan warga"));
        button->setFocus();
        int released = 0;
        connect(button, &QAbstractButton::released, this, [&released] { ++released; });

        QTest::keyPress(button, Qt::Key_Space);
        QTest::qWait(3 * Scanner::kPauseMs);
        const bool wasDown = button->isDown();
        QKeyEvent again(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "), true);
        QCoreApplication::sendEvent(button, &again);
        const bool staysDown = button->isDown();
        const int releasedWhileHeld = released;
        QTest::keyRelease(button, Qt::Key_Space);

        QVERIFY(wasDown);
        QVERIFY(staysDown);
        QCOMPARE(releasedWhileHeld, 0);
        QCOMPARE(released, 1);
        QCOMPARE(m_counter->window->desk()->here().page, Page::Register);
    }
    void hearsNothingWhileLocked()
    {
        m_counter->window->lock();
        const auto before = m_counter->probe.entered.size();

        scan(QStringLiteral("3577030101909001"), true);

        QVERIFY(m_counter->window->isLocked());
        QCOMPARE(m_counter->probe.entered.size(), before);
    }
};

GUYUB_TEST(ScannerTest)
#include "scannertest.moc"
