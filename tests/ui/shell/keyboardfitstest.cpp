#include "app/usecase/registrationform.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/people.h"

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;

namespace {

// A place where something can be typed, and how one gets there.
struct Place
{
    const char *name;
    void (*open)(Counter &);
};

void openDraft(Counter &counter, int step)
{
    usecase::RegistrationForm form;
    form.consent.givenBy = 2; // a guardian: the first page has a field, too
    form.consent.answers = {{1, usecase::Answer::Agreed}};
    usecase::RegistrationDrafts drafts(*counter.context.store, counter.context.clock);
    const usecase::RegistrationDraft draft{drafts.newId(), step, form, 1'000};
    if (!drafts.keep(draft))
        qFatal("no draft");
    counter.window->desk()->goTo({Page::Register, {}, toByteArray(draft.id)});
}

template<Page page>
void openPage(Counter &counter)
{
    counter.window->desk()->goTo({page, counter.child, {}});
}

const Place kPlaces[] = {
    {"home", [](Counter &c) { c.window->desk()->goTo({Page::Home, {}, {}}); }},
    {"residents", [](Counter &c) { c.window->desk()->goTo({Page::Residents, {}, {}}); }},
    {"register consent", [](Counter &c) { openDraft(c, 0); }},
    {"register identity", [](Counter &c) { openDraft(c, 1); }},
    {"register address", [](Counter &c) { openDraft(c, 2); }},
    {"resident", openPage<Page::Resident>},
    {"change", openPage<Page::EditResident>},
    {"posyandu", openPage<Page::Posyandu>},
    {"issue", openPage<Page::IssueReceipt>},
    {"issue for whom", [](Counter &c) { c.window->desk()->goTo({Page::IssueReceipt, {}, {}}); }},
    {"verify", [](Counter &c) { c.window->desk()->goTo({Page::VerifyReceipt, {}, {}}); }},
    {"settings", [](Counter &c) { c.window->desk()->goTo({Page::Settings, {}, {}}); }},
    {"pin", [](Counter &c) { c.window->desk()->goTo({Page::Pin, {}, {}}); }},
    {"new person", [](Counter &c) { c.window->desk()->goTo({Page::Pin, {}, true}); }},
};

bool isWhollySeen(const QWidget *widget)
{
    return widget->isVisible() && widget->visibleRegion().boundingRect() == widget->rect();
}

} // namespace

// Whatever is typed, on the smallest screen and with the largest text: all keys are in the window, and what is typed into is
// above them.
class KeyboardFitsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Counter> m_counter;

    KeyboardDock *dock() const { return m_counter->window->findChild<KeyboardDock *>(); }
    void look(const QSize &size, int scale)
    {
        Preferences wanted = m_counter->appearance.preferences();
        wanted.textScale = static_cast<TextScale>(scale);
        wanted.keyboard = KeyboardDock::When::Always;
        m_counter->appearance.setScreenSize(size);
        m_counter->appearance.set(wanted);
        QTest::qWait(20); // what the last size needed is forgotten, on a busy machine later
        (void)QTest::qWaitFor([&] { return m_counter->window->minimumSize().boundedTo(size) == m_counter->window->minimumSize() && m_counter->window->minimumSizeHint().boundedTo(size) == m_counter->window->minimumSizeHint(); }, 2000);
        m_counter->window->resize(size);
        QTest::qWait(20);
    }
    QStringList breaches(const QSize &size) const
    {
        QStringList found;
        const QWidget &window = *m_counter->window;
        const QSize least = window.minimumSizeHint();
        if (window.size() != size)
            found += QStringLiteral("the window is %1x%2").arg(window.width()).arg(window.height());
        if (least.width() > size.width() || least.height() > size.height())
            found += QStringLiteral("the window needs %1x%2").arg(least.width()).arg(least.height());
        if (!dock()->isVisible())
            return found;
        const QRect keys(dock()->mapTo(&window, QPoint()), dock()->size());
        for (const KeyButton *key : dock()->findChildren<KeyButton *>()) {
            const QRect place(key->mapTo(&window, QPoint()), key->size());
            if (key->isVisible() && (!QRect(QPoint(), size).contains(place) || !keys.contains(place) || key->height() < 30))
                found += nameOf(*key) + QStringLiteral(" cannot be hit");
        }
        return found;
    }
    // The field with the focus and what is said about it.
    QStringList unseen() const
    {
        QStringList found;
        if (m_counter->focus() == nullptr)
            return {QStringLiteral("nothing has the focus")};
        const QWidget &window = *m_counter->window;
        QList<QWidget *> needed{m_counter->focus()};
        if (FormField *whole = fieldAround(m_counter->focus())) {
            for (auto *label : whole->findChildren<TextLabel *>()) {
                if (label->text() == QLatin1String(kFault))
                    needed += label;
            }
        }
        const int keysFrom = dock()->isVisible() ? dock()->mapTo(&window, QPoint()).y() : window.height();
        for (const QWidget *each : std::as_const(needed)) {
            if (!isWhollySeen(each) || each->mapTo(&window, each->rect().bottomLeft()).y() >= keysFrom)
                found += nameOf(*each) + QStringLiteral(" cannot be seen");
        }
        return found;
    }
    static constexpr char kFault[] = "Tulis nama desanya.";

private Q_SLOTS:
    void initTestCase()
    {
        m_counter = std::make_unique<Counter>(IdleTimes{}, Counter::Others::Real);
        m_counter->button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        QVERIFY(!m_counter->window->isLocked());
        m_counter->addChild();
    }
    void cleanupTestCase() { m_counter.reset(); }

    void leavesRoomForWhatIsTyped_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        for (int place = 0; place < static_cast<int>(std::size(kPlaces)); ++place) {
            for (const QSize &size : {QSize(1366, 768), QSize(1024, 600)}) {
                for (int scale = 0; scale < 3; ++scale)
                    QTest::addRow("%s %d %d", kPlaces[place].name, size.width(), scale) << place << size << scale;
            }
        }
    }
    void leavesRoomForWhatIsTyped()
    {
        QFETCH(const int, place);
        QFETCH(const QSize, size);
        QFETCH(const int, scale);
        look(size, scale);

        kPlaces[place].open(*m_counter);
        QTest::qWait(5);

        GUYUB_NONE(breaches(size));
        const auto fields = m_counter->window->findChildren<TextField *>();
        for (TextField *field : fields) {
            if (!field->isVisible() || !takesText(field))
                continue;
            FormField *whole = fieldAround(field);
            if (whole != nullptr)
                whole->setError(QLatin1String(kFault));
            field->setFocus();
            (void)QTest::qWaitFor([this] { return unseen().isEmpty(); }, 300);
            shoot(field);
            GUYUB_NONE(breaches(size));
            GUYUB_NONE(unseen());
            if (whole != nullptr)
                whole->clearMessage();
        }
    }
    // One question about an odd number comes and goes; the page must take it in.
    void takesInAQuestionAboutANumber()
    {
        const QSize size(1024, 600);
        look(size, 2);
        openPage<Page::Posyandu>(*m_counter);
        QTest::qWait(20);
        QTest::keyClicks(m_counter->focus(), QStringLiteral("69"));
        QTest::qWait(60);
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);
        QTest::qWait(50);
        const QStringList asking = breaches(size);
        BaseButton *answer = qobject_cast<BaseButton *>(m_counter->focus());
        const QString words = answer == nullptr ? QString() : answer->words();
        const bool seen = answer != nullptr && isWhollySeen(answer);
        shoot(answer);
        QTest::keyClick(m_counter->focus(), Qt::Key_Return);
        QTest::qWait(50);

        QVERIFY2(words.contains(QStringLiteral("6,9")), qPrintable(words));
        QVERIFY(seen);
        GUYUB_NONE(asking);
        GUYUB_NONE(breaches(size));
        shoot(m_counter->focus());
        GUYUB_NONE(unseen());
    }
    void leavesRoomForAPinWithLetters_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        for (const QSize &size : {QSize(1366, 768), QSize(1024, 600)}) {
            for (int scale = 0; scale < 3; ++scale)
                QTest::addRow("%d %d", size.width(), scale) << size << scale;
        }
    }
    void leavesRoomForAPinWithLetters()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, scale);
        look(size, scale);
        m_counter->window->lock();

        QTest::mouseClick(m_counter->button<Button>(QStringLiteral("PIN dengan huruf")), Qt::LeftButton);
        QTest::qWait(20);
        const bool shown = dock()->isVisible();
        shoot(m_counter->focus());
        const QStringList found = breaches(size);
        KeyButton *ok = m_counter->button<KeyButton>(QStringLiteral("OK"));
        const bool confirms = ok != nullptr && isWhollySeen(ok) && ok->mapTo(m_counter->window.get(), QPoint(0, ok->height())).y() <= dock()->y();
        QTest::mouseClick(m_counter->button<Button>(QStringLiteral("PIN angka saja")), Qt::LeftButton);
        m_counter->signIn();

        QVERIFY(shown);
        GUYUB_NONE(found);
        QVERIFY(confirms);
        QVERIFY(!m_counter->window->isLocked());
    }

private:
    // GUYUB_PICTURES names a folder: what was measured, to look at.
    void shoot(const QWidget *field) const
    {
        if (const QString folder = qEnvironmentVariable("GUYUB_PICTURES"); !folder.isEmpty() && field != nullptr)
            m_counter->window->grab().save(QStringLiteral("%1/%2 %3.png").arg(folder, QString::fromLatin1(QTest::currentDataTag()), field->accessibleName().left(12)).replace(QLatin1Char(' '), QLatin1Char('-')));
    }
};

GUYUB_TEST(KeyboardFitsTest)
#include "keyboardfitstest.moc"
