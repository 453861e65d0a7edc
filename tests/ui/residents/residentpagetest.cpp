#include "app/domain/records/access.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/service.h"
#include "app/domain/records/visit.h"
#include "app/usecase/recordconsent.h"
#include "app/usecase/viewresident.h"
#include "tests/support/testmain.h"
#include "tests/ui/residents/scenes.h"
#include "tests/ui/support/audit.h"
#include "tests/ui/support/looks.h"
#include "ui/screens/residents/editresidentscreen.h"
#include "ui/screens/residents/residentscreen.h"
#include "ui/screens/residents/residentsscreen.h"
#include "ui/widgets/maskednumber.h"
#include "ui/widgets/rowlist.h"
#include "ui/widgets/searchfield.h"

#include <tuple>

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::test;
using namespace guyub::ui;

namespace {

using Service = std::tuple<usecase::ServiceKind, bool, qint64>; // abandoned, how long

const QString kNoKk = QStringLiteral("3577030101109001");

struct PersonPage : Counter
{
    EntityId person, child;

    explicit PersonPage(Theme &theme_) : Counter(theme_)
    {
        person = addResident(*this, {{resident::Name, QStringLiteral("Sutinah")}, {resident::Nik, QStringLiteral("3577035207489001")}, {resident::NoKk, kNoKk}, {resident::BirthDate, DayNumber(19480712)}, {resident::Sex, qint64(2)},
            {resident::Relationship, qint64(1)}, {resident::Address, QStringLiteral("Gang Kenari 4")}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}, {resident::MotherName, QStringLiteral("Ngatinah")}});
        child = addResident(*this, {{resident::Name, QStringLiteral("Bagas Wicaksono")}, {resident::NoKk, kNoKk}, {resident::BirthDate, DayNumber(20250310)}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}});
        addResident(*this, {{resident::Name, QStringLiteral("Wagiman")}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}});
    }
    ResidentScreen *visit(const EntityId &id, const QSize &size = {1130, 698})
    {
        return open<ResidentScreen>({ui::Page::Resident, id, {}}, size);
    }
    QString words() { return visibleWords(window).join(QLatin1Char('\n')); }
    void press(const QString &name)
    {
        QTest::mouseClick(named<QAbstractButton>(window, name), Qt::LeftButton);
        QApplication::processEvents();
    }
    Result<EntityId> say(const EntityId &id, usecase::Purpose purpose, bool given)
    {
        const bool isChild = id == child;
        clock.advanceMs(60'000);
        return usecase::RecordConsent(store, clock).run(id, {purpose, given, isChild ? 2 : 1, isChild ? QStringLiteral("Ibu Wati") : QString(), QStringLiteral("1"), QStringLiteral("id")});
    }
    void weigh()
    {
        ports::Action action;
        action.authority = *say(child, usecase::Purpose::ChildHealth, true);
        action.changes.append(ports::Change());
        action.changes[0].kind = ports::OpKind::AppendEvent;
        action.changes[0].type = RecordType::Visit;
        action.changes[0].subject = child;
        action.changes[0].fields = {{visit::ResidentId, toByteArray(child)}, {visit::Place, QStringLiteral("Posyandu")}, {visit::MeasuredOn, qint64(20261124)}, {visit::WeightG, qint64(9'400)}};
        QVERIFY(store.commit(action));
    }
    bool lists(const QString &text)
    {
        auto *list = named<RowList>(window, QStringLiteral("What has happened"));
        for (int i = 0; list != nullptr && i < list->model()->rowCount(); ++i)
            if (list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString().contains(text))
                return true;
        return false;
    }
    QList<Service> services() // newest first
    {
        QList<Service> found;
        for (const ports::Record &record : store.allOf(RecordType::Service, 20).value_or(QList<ports::Record>()))
            found.append({static_cast<usecase::ServiceKind>(wholeOf(record.fields, service::Kind)), wholeOf(record.fields, service::Abandoned) == 1, wholeOf(record.fields, service::EndedAt) - wholeOf(record.fields, service::StartedAt)});
        return found;
    }
    QList<ports::Record> entries() { return store.recordsOf(person, RecordType::Access, 10).value_or(QList<ports::Record>()); }
};

} // namespace

class ResidentPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<translations::LanguageSwitch> m_language;

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

    void writesTheReadLogBeforeItShowsAnybody()
    {
        PersonPage page(*m_theme);
        page.visit(page.person);

        QVERIFY(page.words().contains(QStringLiteral("Sutinah")));
        QCOMPARE(page.entries().size(), 1);
        page.screen->enter({ui::Page::Resident, page.person, {}});
        QCOMPARE(page.entries().size(), 1); // once a sign-in
    }
    void showsNobodyWhenTheReadLogCannotBeWritten()
    {
        PersonPage page(*m_theme);
        page.visit(page.child);
        page.store.failNextCommit(ErrorCode::DiskFull);

        page.screen->enter({ui::Page::Resident, page.person, {}});
        QApplication::processEvents();

        QVERIFY(page.words().contains(QStringLiteral("The disk is full.")));
        for (const char *word : {"Sutinah", "Gang Kenari", "9001", "Bagas", "Make a receipt"})
            QVERIFY2(!page.words().contains(QString::fromUtf8(word)), word);
        m_language->use(translations::Language::Indonesian); // fills the page anew, but not with a person
        QVERIFY(!page.words().contains(QStringLiteral("Sutinah")));
    }
    void countsChangingAPersonsDataAsALook()
    {
        PersonPage page(*m_theme);
        page.store.failNextCommit(ErrorCode::DiskFull);
        page.open<EditResidentScreen>({ui::Page::EditResident, page.person, {}});
        QVERIFY(page.words().contains(QStringLiteral("The disk is full.")));
        QVERIFY(!page.words().contains(QStringLiteral("Sutinah")));

        page.screen->enter({ui::Page::EditResident, page.person, {}});

        QVERIFY(page.words().contains(QStringLiteral("Sutinah")));
        QCOMPARE(page.entries().size(), 1);
        QCOMPARE(wholeOf(page.entries().first().fields, access::Place), qint64(usecase::ViewPlace::Form));
    }
    void tellsWhoHasLooked()
    {
        PersonPage page(*m_theme);
        page.visit(page.person);

        page.press(QStringLiteral("Who has looked"));

        QVERIFY(page.overlays.current() != nullptr);
        QVERIFY(page.words().contains(QStringLiteral("Rini")));
        QVERIFY(page.words().contains(QStringLiteral("24 November 2026, 09:41 · Resident's page")));
    }
    void writesDownThatTheWholeNumberWasShown()
    {
        PersonPage page(*m_theme);
        page.visit(page.person);
        auto *number = page.window.findChild<MaskedNumber *>();

        for (int i = 0; i < 2; ++i) { // once a sign-in, as the page itself
            QTest::mousePress(number, Qt::LeftButton);
            QTest::mouseRelease(number, Qt::LeftButton);
        }

        QCOMPARE(page.entries().size(), 2);
        QCOMPARE(wholeOf(page.entries().first().fields, access::Place), qint64(usecase::ViewPlace::WholeNumber));
    }
    void leadsToTheOthersOfTheHousehold()
    {
        PersonPage page(*m_theme);
        page.visit(page.person, {1130, 1200});
        shoot(page.window, QStringLiteral("resident-whole"));
        auto *list = named<RowList>(page.window, QStringLiteral("Same household"));
        QVERIFY(list);
        QCOMPARE(list->model()->rowCount(), 1);
        QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Bagas Wicaksono")));

        Q_EMIT list->rowChosen(list->model()->index(0, 0));
        QApplication::processEvents();

        QCOMPARE(page.went.last().page, ui::Page::Resident);
        QCOMPARE(page.went.last().id, page.child);
        QCOMPARE(page.entries().size(), 1);
        QCOMPARE(page.store.count(RecordType::Access), qsizetype(1)); // a row is no read of the child
    }
    void asksForConsentWithTheTextReadOut()
    {
        PersonPage page(*m_theme);
        page.visit(page.person);
        QVERIFY(page.words().contains(QStringLiteral("Not asked yet")));
        page.press(QStringLiteral("Ask for consent: Handing out aid"));
        QVERIFY(page.words().contains(QStringLiteral("which aid was received when")));
        auto *yes = named<QAbstractButton>(page.window, QStringLiteral("I agree"));
        const QSize no = named<QAbstractButton>(page.window, QStringLiteral("I do not agree"))->size();
        QVERIFY(std::abs(yes->width() - no.width()) <= 1 && yes->height() == no.height()); // a point is left over in a row of three
        shoot(page.window, QStringLiteral("consent-ask"));
        page.press(QStringLiteral("Ask later")); // by touch, and without an answer
        QCOMPARE(page.store.count(RecordType::Consent), qsizetype(0));
        page.press(QStringLiteral("Ask for consent: Handing out aid"));

        page.press(QStringLiteral("I agree"));

        QVERIFY(page.store.consentInForce(page.person, int(usecase::Purpose::Aid)));
        QVERIFY(page.words().contains(QStringLiteral("Agrees · 24 November 2026")));
        QVERIFY(named<QAbstractButton>(page.window, QStringLiteral("Withdraw the consent: Handing out aid")));
        QCOMPARE(page.store.count(RecordType::Service), qsizetype(2)); // and the one that was left
    }
    void countsAQuestionThatNobodyAnswered()
    {
        PersonPage page(*m_theme);
        ResidentScreen *screen = page.visit(page.person);
        page.press(QStringLiteral("Ask for consent: Handing out aid"));
        page.clock.advanceMs(8'000);

        QTest::keyClick(page.window.focusWidget(), Qt::Key_Escape);
        QCOMPARE(page.services(), (QList<Service>{{usecase::ServiceKind::Consent, true, 8'000}}));
        screen->leave(); // counted already
        QCOMPARE(page.services().size(), 1);
        page.press(QStringLiteral("Ask for consent: Handing out aid"));
        screen->leave(); // the lock comes over the question
        page.overlays.dismissAll();

        QCOMPARE(page.services().size(), 2);
        QVERIFY(std::get<1>(page.services().first()));
    }
    void countsASearchThatFindsAndOneThatIsLeft()
    {
        PersonPage page(*m_theme);
        auto *screen = page.open<ResidentsScreen>({ui::Page::Residents, {}, {}});
        screen->leave(); // nobody was searched for
        QCOMPARE(page.services().size(), 0);
        auto *field = page.window.findChild<SearchField *>();
        QTest::keyClicks(field, QStringLiteral("Suti"));
        page.clock.advanceMs(5'000);
        QTest::keyClick(field, Qt::Key_Return);
        auto *list = named<RowList>(page.window, QStringLiteral("Residents found"));
        Q_EMIT list->rowChosen(list->model()->index(0, 0));
        screen->leave(); // as the shell does on the way

        QCOMPARE(page.went.last().id, page.person);
        QCOMPARE(page.services(), (QList<Service>{{usecase::ServiceKind::Find, false, 5'000}}));
        screen->enter({ui::Page::Residents, {}, {}});
        QTest::keyClicks(field, QStringLiteral("Zzz"));
        screen->leave();
        QCOMPARE(page.services().first(), Service(usecase::ServiceKind::Find, true, 0));
    }
    void showsNoMeasuresOnceTheConsentIsWithdrawn()
    {
        PersonPage page(*m_theme);
        page.weigh();
        page.visit(page.child);
        QVERIFY(page.lists(QStringLiteral("9.4 kg")));
        QVERIFY(page.words().contains(QStringLiteral("Parent or guardian · Ibu Wati")));
        page.press(QStringLiteral("Withdraw the consent: Child health at the posyandu"));
        auto *withdraw = named<QAbstractButton>(page.window, QStringLiteral("Withdraw the consent"));
        QVERIFY(!withdraw->isEnabled()); // who answers for a child gives a name
        shoot(page.window, QStringLiteral("consent-withdraw"));
        auto *name = named<QLineEdit>(page.window, QStringLiteral("Name of who answers"));
        QTest::keyClicks(name, QStringLiteral("Ibu Wati"));

        page.press(QStringLiteral("Withdraw the consent"));

        QVERIFY(!page.store.consentInForce(page.child, int(usecase::Purpose::ChildHealth)));
        QVERIFY(!page.lists(QStringLiteral("9.4 kg")));
        QVERIFY(page.lists(QStringLiteral("Weighed; not shown without consent")));
        QVERIFY(page.words().contains(QStringLiteral("Does not agree")));
    }
    void tellsOfTheRegistrationAndOfEveryChange()
    {
        PersonPage page(*m_theme);
        page.clock.advanceMs(qint64(24) * 3'600'000);
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].kind = ports::OpKind::Set;
        action.changes[0].entity = page.person;
        action.changes[0].fields = {{resident::Name, QStringLiteral("Sutinah Dewi")}, {resident::Rt, QStringLiteral("004")}};
        QVERIFY(page.store.commit(action));

        page.visit(page.person);

        QVERIFY(page.lists(QStringLiteral("Registered, Rini · 24 November 2026")));
        QVERIFY(page.lists(QStringLiteral("Data changed: Name, RT, Rini · 25 November 2026")));
        auto *list = named<RowList>(page.window, QStringLiteral("What has happened"));
        QVERIFY(list->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Data changed"))); // newest first
        Q_EMIT list->rowChosen(list->model()->index(0, 0));
        QVERIFY(page.went.isEmpty()); // it leads nowhere
    }
    void readsEveryRowOfTheHistoryToItsEnd()
    {
        for (const Look &look : looks()) {
            wear(*m_theme, look);
            m_language->use(look.language);
            PersonPage page(*m_theme);
            page.weigh(); // with a consent, which has the longest name
            page.visit(page.child, look.room());
            QApplication::processEvents();
            auto *list = named<RowList>(page.window, look.language == translations::Language::English ? QStringLiteral("What has happened") : QStringLiteral("Riwayat"));
            QVERIFY(list);
            for (int i = 0; i < list->model()->rowCount(); ++i) {
                const QModelIndex row = list->model()->index(i, 0);
                QVERIFY2(!static_cast<RowDelegate *>(list->itemDelegate())->isCut(row, list->viewport()->width()), qPrintable(look.name + row.data().toString()));
            }
        }
    }
    void leavesTheConsentWhenOneThinksAgain()
    {
        PersonPage page(*m_theme);
        QVERIFY(page.say(page.person, usecase::Purpose::Counter, true));
        page.visit(page.person);
        page.press(QStringLiteral("Withdraw the consent: Services at the kelurahan"));

        page.press(QStringLiteral("Keep the consent"));

        QVERIFY(page.store.consentInForce(page.person, int(usecase::Purpose::Counter)));
    }
    void saysWhenAConsentCannotBeKept()
    {
        PersonPage page(*m_theme);
        page.visit(page.person);
        page.press(QStringLiteral("Ask for consent: Handing out aid"));
        page.store.failNextCommit(ErrorCode::DiskFull);

        page.press(QStringLiteral("I agree"));

        QVERIFY(page.words().contains(QStringLiteral("The disk is full.")));
        QVERIFY(!page.store.consentInForce(page.person, int(usecase::Purpose::Aid)));
    }
    void fitsEveryLook()
    {
        for (const Look &look : looks()) {
            wear(*m_theme, look);
            m_language->use(look.language);
            for (const bool ofChild : {false, true}) {
                PersonPage page(*m_theme);
                QVERIFY(page.say(page.person, usecase::Purpose::Counter, true));
                QVERIFY(page.say(page.person, usecase::Purpose::Aid, false));
                page.weigh();
                page.visit(ofChild ? page.child : page.person, look.room());
                QApplication::processEvents();
                shoot(page.window, QStringLiteral("resident-%1-%2").arg(ofChild ? QStringLiteral("child") : QStringLiteral("old"), look.name));

                QCOMPARE(page.window.size(), look.room());
                GUYUB_NONE(clipped(page.window));
                GUYUB_NONE(tooSmallToTouch(page.window, *m_theme));
                GUYUB_NONE(withoutName(page.window));
                GUYUB_NONE(namedTwice(page.window));
            }
        }
    }
};

GUYUB_TEST(ResidentPageTest)
#include "residentpagetest.moc"
