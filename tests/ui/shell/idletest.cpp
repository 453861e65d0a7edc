#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/people.h"

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;

class IdleTest : public QObject
{
    Q_OBJECT

    static constexpr IdleTimes kShort{900, 60'000, 500, 150};
    std::unique_ptr<Counter> m_counter;

    OverlayDialog *warning() const
    {
        const auto dialogs = m_counter->window->findChildren<OverlayDialog *>();
        return dialogs.isEmpty() ? nullptr : dialogs.first();
    }

private Q_SLOTS:
    void initTestCase() { m_counter = std::make_unique<Counter>(kShort); }
    void cleanupTestCase() { m_counter.reset(); }
    void init()
    {
        if (m_counter->window->isLocked()) {
            m_counter->button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
            m_counter->signIn();
        }
        QVERIFY(!m_counter->window->isLocked());
    }

    void sealsWhatWaitsAfterAPause()
    {
        const int before = m_counter->spool.cuts;

        QTRY_VERIFY(m_counter->spool.cuts > before);
    }
    void warnsAndStaysWhenSomebodyTouches()
    {
        QTRY_VERIFY(warning() != nullptr);

        QTest::keyClick(m_counter->focus(), Qt::Key_Shift);

        QTRY_VERIFY(warning() == nullptr);
        QVERIFY(!m_counter->window->isLocked());
    }
    void locksWhenNobodyDoes()
    {
        QTRY_VERIFY(m_counter->window->isLocked());
        QVERIFY(warning() == nullptr);
    }
    void staysLongerWhereHandsAreFull()
    {
        m_counter->window->desk()->goTo({Page::Posyandu, {}, {}});

        QVERIFY(!QTest::qWaitFor([this] { return m_counter->window->isLocked(); }, 1'500));
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        QTRY_VERIFY(m_counter->window->isLocked());
    }
};

GUYUB_TEST(IdleTest)
#include "idletest.moc"
