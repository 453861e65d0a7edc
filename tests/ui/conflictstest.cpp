#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "tests/support/testmain.h"
#include "tests/ui/support/audit.h"
#include "tests/ui/support/desk.h"
#include "tests/ui/support/looks.h"
#include "ui/screens/residents/residentscreen.h"
#include "ui/screens/shell/conflictsscreen.h"

#include <QApplication>

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::test;
using namespace guyub::ui;

namespace {

struct Inbox : Desk
{
    EntityId person, household;

    Inbox()
    {
        ports::Action action;
        action.changes.resize(2);
        action.changes[0].fields = {{resident::Name, QStringLiteral("Sutinah")}, {resident::Nik, QStringLiteral("3577035207489001")}};
        action.changes[1].type = RecordType::Household;
        action.changes[1].fields = {{household::HeadName, QStringLiteral("Wagiman")}, {household::Address, QStringLiteral("Gang Kenari 4")}};
        const ports::Saved saved = store.commit(action).value_or(ports::Saved());
        person = saved.entities.value(0);
        household = saved.entities.value(1);
    }
    ports::Conflict on(const EntityId &entity, RecordType type, FieldTag field, const Value &shown, const Value &other)
    {
        ports::Conflict conflict;
        conflict.id[0] = static_cast<Byte>(++m_made);
        conflict.entity = entity;
        conflict.type = type;
        conflict.field = field;
        conflict.shown = shown;
        conflict.other = other;
        conflict.openedAt = clock.nowUtc();
        conflict.shownBy = {QStringLiteral("Rini"), QStringLiteral("Kelurahan Taman"), clock.nowUtc()};
        conflict.otherBy = {QStringLiteral("Bu Wening"), QStringLiteral("Posyandu Melati"), clock.nowUtc()};
        return conflict;
    }
    void fill()
    {
        ports::Conflict waiting = on(household, RecordType::Household, household::Address, QStringLiteral("Gang Kenari 4"), QStringLiteral("Jalan Kutilang 12, belakang balai RW, dekat langgar"));
        waiting.provisional = true;
        waiting.shownBy = {};
        store.setConflicts({on(person, RecordType::Resident, resident::Name, QStringLiteral("Sutinah"), QStringLiteral("Soetinah")),
            on(person, RecordType::Resident, resident::Nik, QStringLiteral("3577035207489001"), QStringLiteral("3577035307489001")),
            on(person, RecordType::Resident, resident::Religion, qint64(1), qint64(2)), waiting});
    }

private:
    int m_made = 0;
};

} // namespace

class ConflictsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<translations::LanguageSwitch> m_language;

    void open(Screen &screen, const Target &target = {Page::Conflicts, {}, {}})
    {
        screen.resize(1130, 690);
        screen.show();
        screen.enter(target);
        QApplication::processEvents();
    }
    static QString words(const QWidget &screen) { return visibleWords(screen).join(QLatin1Char('\n')); }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_language = std::make_unique<translations::LanguageSwitch>(translations::Language::English);
    }
    void cleanup()
    {
        wearNothing(*m_theme);
        m_language->use(translations::Language::English);
    }
    void cleanupTestCase()
    {
        m_language.reset();
        m_theme.reset();
    }

    void listsBothValuesWithWhoWroteThem()
    {
        Inbox inbox;
        inbox.fill();
        ConflictsScreen screen(*m_theme, inbox.context);
        open(screen);

        for (const char *word : {"Sutinah", "Soetinah", "Name", "Household of Wagiman", "Gang Kenari 4", "Waits for the hub's officer", "The hub has not seen it yet", "Who wrote it is not known here"})
            QVERIFY2(words(screen).contains(QString::fromUtf8(word)), word);
        QVERIFY(words(screen).contains(QStringLiteral("Bu Wening · Posyandu Melati · ")));
    }
    void masksNumbersAndKeepsSensitiveValuesToItself()
    {
        Inbox inbox;
        inbox.fill();
        ConflictsScreen screen(*m_theme, inbox.context);
        open(screen);

        QVERIFY(!words(screen).contains(QStringLiteral("3577")));
        QVERIFY(words(screen).contains(QStringLiteral("•••• •••2 •••• 9001"))); // where the two differ
        QVERIFY(words(screen).contains(QStringLiteral("•••• •••3 •••• 9001")));
        QVERIFY(words(screen).contains(QStringLiteral("Sensitive: not shown in a list")));
        QVERIFY(!words(screen).contains(QStringLiteral("Islam")));
    }
    void opensThePersonOfARow()
    {
        Inbox inbox;
        inbox.fill();
        ConflictsScreen screen(*m_theme, inbox.context);
        open(screen);
        QSignalSpy asked(&screen, &Screen::goTo);

        QTest::mouseClick(named<QAbstractButton>(screen, QStringLiteral("Open the page of Sutinah")), Qt::LeftButton);

        const Target target = asked.takeFirst().at(0).value<Target>();
        QCOMPARE(target.page, Page::Resident);
        QCOMPARE(target.id, inbox.person);
    }
    void saysThatThereIsNothing()
    {
        Inbox inbox;
        ports::Conflict settled = inbox.on(inbox.person, RecordType::Resident, resident::Phone, QStringLiteral("08990000001"), QStringLiteral("08990000002"));
        settled.automatic = true; // a rule has chosen; nobody has to
        inbox.store.setConflicts({settled});
        ConflictsScreen screen(*m_theme, inbox.context);
        open(screen);

        QVERIFY(words(screen).contains(QStringLiteral("Nothing to decide")));
        QVERIFY(!words(screen).contains(QStringLiteral("0899")));
        shoot(screen, QStringLiteral("conflicts-empty"));
    }
    void isReachedFromThePersonsPage()
    {
        Inbox inbox;
        inbox.fill();
        ResidentScreen screen(*m_theme, inbox.context);
        open(screen, {Page::Resident, inbox.person, {}});
        QSignalSpy asked(&screen, &Screen::goTo);

        QTest::mouseClick(named<QAbstractButton>(screen, QStringLiteral("See both versions")), Qt::LeftButton);

        QCOMPARE(asked.takeFirst().at(0).value<Target>().page, Page::Conflicts);
    }
    void fitsEveryLook()
    {
        for (const Look &look : looks()) {
            wear(*m_theme, look);
            m_language->use(look.language);
            Inbox inbox;
            inbox.fill();
            ConflictsScreen screen(*m_theme, inbox.context);
            open(screen);
            screen.resize(look.room());
            QApplication::processEvents();
            shoot(screen, QStringLiteral("conflicts-") + look.name);

            QCOMPARE(screen.size(), look.room());
            GUYUB_NONE(clipped(screen));
            GUYUB_NONE(tooSmallToTouch(screen, *m_theme));
            GUYUB_NONE(withoutName(screen));
            GUYUB_NONE(namedTwice(screen));
        }
    }
};

GUYUB_TEST(ConflictsTest)
#include "conflictstest.moc"
