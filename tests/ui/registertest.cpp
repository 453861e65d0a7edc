#include "app/domain/records/consent.h"
#include "app/domain/records/resident.h"
#include "tests/support/testmain.h"
#include "tests/ui/support/audit.h"
#include "tests/ui/support/desk.h"
#include "translations/language.h"
#include "ui/screens/residents/registerscreen.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::test;
using namespace guyub::ui;

namespace {

Theme &theme()
{
    static Theme one(*qApp);
    return one;
}

} // namespace

class RegisterTest : public QObject
{
    Q_OBJECT

    struct Counter : Desk
    {
        RegisterScreen screen{theme(), context};
        Counter() { open({}); }
        void open(const Target &target)
        {
            screen.resize(1130, 690);
            screen.show();
            screen.enter(target);
            QApplication::processEvents();
        }
        bool press(const char *name)
        {
            auto *button = named<QAbstractButton>(screen, QString::fromUtf8(name));
            if (button)
                QTest::mouseClick(button, Qt::LeftButton);
            QApplication::processEvents();
            return button != nullptr;
        }
        bool type(const char *label, const char *text)
        {
            auto *field = named<QLineEdit>(screen, QString::fromUtf8(label));
            if (!field)
                return false;
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, QString::fromUtf8(text));
            QApplication::processEvents();
            return true;
        }
        bool says(const QString &words) { return visibleWords(screen).join(QLatin1Char('\n')).contains(words); }
        void throughConsent()
        {
            QVERIFY(press("I agree"));
            QVERIFY(press("Next"));
        }
        void identify()
        {
            QVERIFY(press("With NIK"));
            QVERIFY(type("NIK", "3577035207489001"));
            QVERIFY(type("Full name as on the card", "Sutinah"));
        }
        void house()
        {
            QVERIFY(type("Address or hamlet", "Gang Kenari 4"));
            QVERIFY(type("RT", "3"));
            QVERIFY(type("RW", "5"));
        }
    };

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QStringLiteral("en"))); }

    void registersAPersonFromConsentToSaved()
    {
        Counter counter;
        shoot(counter.screen, QStringLiteral("register-1"));
        counter.throughConsent();
        counter.identify();
        shoot(counter.screen, QStringLiteral("register-2"));
        QVERIFY(counter.says(QStringLiteral("Female, born 12 July 1948 (78 years old)")));
        QVERIFY(counter.press("Next"));
        counter.house();
        shoot(counter.screen, QStringLiteral("register-3"));
        QVERIFY(counter.press("Next"));
        QVERIFY(counter.says(QStringLiteral("3577 0352 0748 9001")));
        shoot(counter.screen, QStringLiteral("register-4"));
        QVERIFY(counter.press("Save"));

        QCOMPARE(counter.store.count(RecordType::Resident), qsizetype(1));
        QCOMPARE(counter.store.count(RecordType::Consent), qsizetype(1));
        QCOMPARE(counter.store.count(RecordType::Service), qsizetype(1));
        const auto found = counter.store.allOf(RecordType::Resident, 1);
        QCOMPARE(textOf(found->first().fields, resident::Rt), QStringLiteral("003"));
        QCOMPARE(wholeOf(found->first().fields, resident::BirthDate), qint64(19480712));
        QVERIFY(counter.says(QStringLiteral("Sutinah is registered")));
        shoot(counter.screen, QStringLiteral("register-5"));
        QSignalSpy asked(&counter.screen, &Screen::goTo);
        QVERIFY(counter.press("Print the receipt"));
        QCOMPARE(asked.takeFirst().at(0).value<Target>().page, Page::IssueReceipt);
        QVERIFY(counter.store.draftsOf(counter.store.operatorId())->isEmpty());
    }
    void aRefusalIsAsLargeAndDoesNotStopTheRegistration()
    {
        Counter counter;
        auto *yes = named<OptionButton>(counter.screen, QStringLiteral("I agree"));
        auto *no = named<OptionButton>(counter.screen, QStringLiteral("I do not agree"));
        QVERIFY(yes && no);
        QCOMPARE(yes->size(), no->size());
        QVERIFY(counter.press("I do not agree"));
        QVERIFY(counter.press("Next"));
        counter.identify();
        QVERIFY(counter.press("Next"));
        counter.house();
        QVERIFY(counter.press("Next"));
        QVERIFY(counter.press("Save"));

        QCOMPARE(counter.store.count(RecordType::Resident), qsizetype(1));
        const auto consent = counter.store.allOf(RecordType::Consent, 1);
        QCOMPARE(wholeOf(consent->first().fields, consent::Given, 7), qint64(0));
    }
    void keepsWhatWasTypedAndSaysWhatIsWrongWithIt()
    {
        Counter counter;
        counter.throughConsent();
        QVERIFY(counter.press("With NIK"));
        QVERIFY(counter.type("NIK", "3577035207489"));
        QVERIFY(counter.press("Next"));

        QVERIFY(counter.says(QStringLiteral("A NIK has 16 digits. Count them on the card.")));
        QCOMPARE(named<QLineEdit>(counter.screen, QStringLiteral("NIK"))->text(), QStringLiteral("3577035207489"));
        shoot(counter.screen, QStringLiteral("register-error"));
    }
    void letsAnOfficerStandByANumberThatTheRulesRefuse()
    {
        Counter counter;
        counter.throughConsent();
        QVERIFY(counter.press("With NIK"));
        QVERIFY(counter.type("NIK", "3577033207489001")); // the 32nd of July
        QVERIFY(counter.type("Full name as on the card", "Sutinah"));
        QVERIFY(counter.press("Female"));
        QVERIFY(counter.type("Day, 1 to 31", "12"));
        QVERIFY(counter.type("Month, 1 to 12", "7"));
        QVERIFY(counter.type("Year, four digits", "1948"));
        QVERIFY(counter.press("Next"));
        QVERIFY(counter.press("As on the card: I have seen the KTP-el or family card"));
        QVERIFY(counter.type("Why is this number right?", "sesuai KTP-el"));
        QVERIFY(counter.press("Next"));
        counter.house();
        QVERIFY(counter.press("Next"));
        QVERIFY(counter.press("Save"));

        const auto found = counter.store.allOf(RecordType::Resident, 1);
        QCOMPARE(found->size(), 1);
        QCOMPARE(textOf(found->first().fields, resident::NikOverride), QStringLiteral("sesuai KTP-el"));
    }
    void asksForTheCenturyInsteadOfGuessing()
    {
        Counter counter;
        counter.throughConsent();
        QVERIFY(counter.press("With NIK"));
        QVERIFY(counter.type("NIK", "3577031005209001"));
        QVERIFY(counter.says(QStringLiteral("In which year born?")));
        QVERIFY(counter.press("10 May 2020"));
        QVERIFY(counter.says(QStringLiteral("Male, born 10 May 2020")));
        QCOMPARE(named<QLineEdit>(counter.screen, QStringLiteral("Year, four digits"))->text(), QStringLiteral("2020"));
    }
    void warnsOfALikelyDuplicateUntilTheDataChange()
    {
        Counter counter;
        ports::Change known;
        known.fields = {{resident::Name, QStringLiteral("Sutinah")}, {resident::Nik, QStringLiteral("3577035207489001")}, {resident::BirthDate, qint64(19480712)}};
        ports::Action action;
        action.changes = {known};
        QVERIFY(counter.store.commit(action));
        counter.throughConsent();
        counter.identify();

        QTRY_VERIFY(counter.says(QStringLiteral("Perhaps registered already")));
        shoot(counter.screen, QStringLiteral("register-duplicate"));
        QVERIFY(counter.type("NIK", "3577035207489002"));
        QVERIFY(counter.type("Full name as on the card", "Wagiman"));
        QTRY_VERIFY(!counter.says(QStringLiteral("Perhaps registered already")));
    }
    void offersTheDraftAgainWhereItWasLeft()
    {
        Desk desk;
        QByteArray id;
        {
            RegisterScreen screen(theme(), desk.context);
            screen.show();
            screen.enter({});
            QTest::mouseClick(named<QAbstractButton>(screen, QStringLiteral("I agree")), Qt::LeftButton);
            QTest::mouseClick(named<QAbstractButton>(screen, QStringLiteral("Next")), Qt::LeftButton);
            QTest::keyClicks(named<QLineEdit>(screen, QStringLiteral("Full name as on the card")), QStringLiteral("Bambang Tri"));
            QTRY_VERIFY(!desk.store.draftsOf(desk.store.operatorId())->isEmpty() && desk.store.draftsOf(desk.store.operatorId())->first().title == QStringLiteral("Bambang Tri"));
            id = toByteArray(desk.store.draftsOf(desk.store.operatorId())->first().id);
        } // no leave(): the plug was pulled
        RegisterScreen again(theme(), desk.context);
        again.show();
        again.enter({Page::Register, {}, id});
        QCOMPARE(named<QLineEdit>(again, QStringLiteral("Full name as on the card"))->text(), QStringLiteral("Bambang Tri"));
    }
    void leavesNoEnglishBehindInIndonesian()
    {
        Desk desk;
        RegisterScreen screen(theme(), desk.context);
        screen.show();
        screen.enter({});
        translations::LanguageSwitch language(translations::Language::Indonesian);
        QApplication::processEvents();
        const QString words = visibleWords(screen).join(QLatin1Char(' '));
        QVERIFY2(words.contains(QStringLiteral("Setuju")), qPrintable(words));
        QVERIFY2(!words.contains(QStringLiteral("agree")), qPrintable(words));
        shoot(screen, QStringLiteral("register-id"));
    }
    void fitsEveryScreen()
    {
        for (const QSize size : {QSize(1366, 768), QSize(1024, 600)}) {
            theme().setScreen({size, {}});
            Counter counter;
            counter.screen.resize(size.width() - (size.width() > 1100 ? 236 : 78), size.height() - 70);
            QApplication::processEvents();
            for (const bool isConsent : {true, false}) {
                if (!isConsent)
                    counter.throughConsent();
                GUYUB_NONE(clipped(counter.screen));
                GUYUB_NONE(withoutName(counter.screen));
                GUYUB_NONE(namedTwice(counter.screen));
                shoot(counter.screen, QStringLiteral("register-%1-%2").arg(isConsent ? 1 : 2).arg(size.width()));
            }
        }
        theme().setScreen({});
    }
};

GUYUB_TEST(RegisterTest)
#include "registertest.moc"
