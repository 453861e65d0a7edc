#include "app/domain/records/resident.h"
#include "app/usecase/registrationform.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;

namespace {

const QDate kToday(2026, 11, 24);

ResidentForm sutinah()
{
    ResidentForm form;
    form.nik = QStringLiteral("3577 0352 0748 9003");
    form.nikSource = 1;
    form.name = QStringLiteral("  Sutinah ");
    form.noKk = QStringLiteral("3577.0311.0205.9001");
    form.relationship = 1;
    form.address = QStringLiteral("Jalan  Kenari 12");
    form.rt = QStringLiteral("3");
    form.rw = QStringLiteral("05");
    form.phone = QStringLiteral("+62 812-0000-9001");
    return form;
}

QList<FormItem> itemsOf(const QList<FormFault> &faults)
{
    QList<FormItem> items;
    for (const FormFault &fault : faults)
        items.append(fault.item);
    return items;
}

} // namespace

class ResidentFormTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTidyFieldsOfAFullForm()
    {
        const FieldMap fields = fieldsOf(sutinah(), kToday, false);

        QVERIFY(faultsOf(sutinah(), FormPart::Both, kToday).isEmpty());
        QVERIFY(doubtsOf(sutinah(), FormPart::Both, kToday).isEmpty());
        QVERIFY(doubtsOf(sutinah(), FormPart::Both, kToday, districtOf(QStringLiteral("35.77.03.1009"))).isEmpty());
        QCOMPARE(doubtsOf(sutinah(), FormPart::Both, kToday, districtOf(QStringLiteral("35.77.01.1002"))), QList<FormDoubt>{FormDoubt::AreaElsewhere});
        QCOMPARE(textOf(fields, resident::Nik), QStringLiteral("3577035207489003"));
        QCOMPARE(textOf(fields, resident::Name), QStringLiteral("Sutinah"));
        QCOMPARE(wholeOf(fields, resident::BirthDate), 19480712);
        QCOMPARE(wholeOf(fields, resident::Sex), 2);
        QCOMPARE(textOf(fields, resident::NoKk), QStringLiteral("3577031102059001"));
        QCOMPARE(textOf(fields, resident::Rt), QStringLiteral("003"));
        QCOMPARE(textOf(fields, resident::Rw), QStringLiteral("005"));
        QCOMPARE(textOf(fields, resident::Phone), QStringLiteral("6281200009001"));
        QCOMPARE(textOf(fields, resident::Address), QStringLiteral("Jalan Kenari 12"));
    }
    void keepsTierTwoOnlyWhereItIsAllowed()
    {
        ResidentForm form = sutinah();
        form.religion = 1;

        QVERIFY(!fieldsOf(form, kToday, false).contains(resident::Religion));
        QVERIFY(fieldsOf(form, kToday, true).contains(resident::Religion));
    }
    void losesNothingOfADraft()
    {
        RegistrationForm form;
        form.person = sutinah();
        form.person.birth = {QStringLiteral("3x"), {}, QStringLiteral("19"), true};
        form.person.cardDiffers = true;
        form.person.bornIn = 1920;
        form.consent.answers = {{1, Answer::Agreed}, {3, Answer::Refused}};
        form.consent.givenBy = kGivenByCompanion;
        form.consent.guardianName = QStringLiteral("Bu Wati");
        form.consent.inJavanese = true;
        form.accepted = {QStringLiteral("0:910101")};

        QCOMPARE(RegistrationForm::fromJson(form.toJson()), form);
        QCOMPARE(RegistrationForm::fromJson("no json"), RegistrationForm());
    }
    void judgesTheNikByItsFirstFault_data()
    {
        QTest::addColumn<QString>("nik");
        QTest::addColumn<int>("problem");
        const auto row = [](const char *nik, FormProblem problem) { QTest::newRow(nik) << QString::fromLatin1(nik) << static_cast<int>(problem); };
        row("", FormProblem::Missing);
        row("35770352o7489003", FormProblem::NotDigits);
        row("3577035207", FormProblem::TooShort);
        row("35770352074890031", FormProblem::TooLong);
        row("0077035207489003", FormProblem::NikProvince);
        row("3500035207489003", FormProblem::NikAreaZero);
        row("3577038507489003", FormProblem::NikDay);
        row("3577035213489003", FormProblem::NikMonth);
        row("3577037102489003", FormProblem::NikDate); // 31 February
        row("3577035207480000", FormProblem::NikSerial);
    }
    void judgesTheNikByItsFirstFault()
    {
        QFETCH(const QString, nik);
        QFETCH(const int, problem);
        ResidentForm form = sutinah();
        form.nik = nik;

        const auto faults = faultsOf(form, FormPart::Identity, kToday);

        QCOMPARE(itemsOf(faults), QList<FormItem>{FormItem::Nik}); // nothing else is asked before the number is right
        QCOMPARE(static_cast<int>(faults.first().problem), problem);
    }
    void acceptsARuleBreakingNikOnlyWithAReasonAndATypedBirth()
    {
        ResidentForm form = sutinah();
        form.nik = QStringLiteral("3577038507489003");
        form.nikAsOnCard = true;
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Identity, kToday)), (QList<FormItem>{FormItem::NikReason, FormItem::BirthDate, FormItem::Sex}));
        form.nikReason = QStringLiteral("sesuai KTP-el");
        form.birth = {QStringLiteral("12"), QStringLiteral("7"), QStringLiteral("1948"), false};
        form.sex = 2;

        QVERIFY(faultsOf(form, FormPart::Identity, kToday).isEmpty());
        QCOMPARE(textOf(fieldsOf(form, kToday, false), resident::NikOverride), QStringLiteral("sesuai KTP-el"));
        form.nik = QStringLiteral("35770385"); // too short stays too short
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Identity, kToday)), QList<FormItem>{FormItem::Nik});
    }
    void dropsTheReasonWhenTheNumberNeedsNone()
    {
        ResidentForm form = sutinah();
        form.nikAsOnCard = true;
        form.nikReason = QStringLiteral("sesuai KTP-el");

        QVERIFY(!fieldsOf(form, kToday, false).contains(resident::NikOverride));
    }
    void letsAPersonChooseTheCentury()
    {
        ResidentForm form = sutinah();
        form.nik = QStringLiteral("3577030505209004");
        QCOMPARE(birthDayOf(form, kToday), 0);
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Identity, kToday)), QList<FormItem>{FormItem::BornIn});
        form.bornIn = 1920;

        QCOMPARE(birthDayOf(form, kToday), 19200505);
        QVERIFY(faultsOf(form, FormPart::Identity, kToday).isEmpty());
    }
    void takesTypedBirthAndSexWhenTheCardDiffersAndAsksOnce()
    {
        ResidentForm form = sutinah();
        form.cardDiffers = true;
        form.birth = {QStringLiteral("13"), QStringLiteral("7"), QStringLiteral("1948"), false};
        form.sex = 1;

        QVERIFY(faultsOf(form, FormPart::Identity, kToday).isEmpty());
        QCOMPARE(doubtsOf(form, FormPart::Identity, kToday), (QList<FormDoubt>{FormDoubt::BirthDateDiffers, FormDoubt::SexDiffers}));
        QCOMPARE(wholeOf(fieldsOf(form, kToday, false), resident::BirthDate), 19480713);
        const QString accepted = keyOf(FormDoubt::BirthDateDiffers, form);
        form.birth.day = QStringLiteral("14");
        QVERIFY(keyOf(FormDoubt::BirthDateDiffers, form) != accepted); // other words are another doubt
    }
    void readsDatesThatAreOnlyPartlyKnown_data()
    {
        QTest::addColumn<TypedDate>("typed");
        QTest::addColumn<DayNumber>("day"); // 0: a fault
        QTest::newRow("year") << TypedDate{{}, {}, QStringLiteral("1941"), true} << DayNumber(19410000);
        QTest::newRow("month") << TypedDate{{}, QStringLiteral("7"), QStringLiteral("1941"), true} << DayNumber(19410700);
        QTest::newRow("day without month") << TypedDate{QStringLiteral("7"), {}, QStringLiteral("1941"), true} << DayNumber(0);
        QTest::newRow("only the year, unsaid") << TypedDate{{}, {}, QStringLiteral("1941"), false} << DayNumber(0);
        QTest::newRow("no such day") << TypedDate{QStringLiteral("31"), QStringLiteral("2"), QStringLiteral("1941"), false} << DayNumber(0);
        QTest::newRow("month 13") << TypedDate{{}, QStringLiteral("13"), QStringLiteral("1941"), true} << DayNumber(0);
        QTest::newRow("tomorrow") << TypedDate{QStringLiteral("25"), QStringLiteral("11"), QStringLiteral("2026"), false} << DayNumber(0);
        QTest::newRow("today") << TypedDate{QStringLiteral("24"), QStringLiteral("11"), QStringLiteral("2026"), false} << DayNumber(20261124);
        QTest::newRow("before all") << TypedDate{QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("1749"), false} << DayNumber(0);
        QTest::newRow("letters") << TypedDate{QStringLiteral("1o"), QStringLiteral("1"), QStringLiteral("1949"), false} << DayNumber(0);
    }
    void readsDatesThatAreOnlyPartlyKnown()
    {
        QFETCH(const TypedDate, typed);
        QFETCH(const DayNumber, day);
        ResidentForm form;
        form.withoutNik = true;
        form.noNikReason = 2;
        form.name = QStringLiteral("Karto");
        form.birth = typed;
        form.sex = 1;

        QCOMPARE(birthDayOf(form, kToday), day);
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Identity, kToday)).contains(FormItem::BirthDate), day == 0);
    }
    void judgesTheHousehold()
    {
        ResidentForm form = sutinah();
        form.noKk = QStringLiteral("12");
        form.address = QStringLiteral(" ");
        form.rt = QStringLiteral("0003");
        form.rw = QStringLiteral("a");
        form.phone = QStringLiteral("0812");
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Household, kToday)), (QList<FormItem>{FormItem::NoKk, FormItem::Address, FormItem::Rt, FormItem::Rw, FormItem::Phone}));
        form = sutinah();
        form.relationship = 0;
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Household, kToday)), QList<FormItem>{FormItem::Relationship});
        form.noKk.clear(); // without a card nothing has to be copied from it
        form.phone = QStringLiteral("0812 3456 7890 12345");
        QCOMPARE(itemsOf(faultsOf(form, FormPart::Household, kToday)), QList<FormItem>{FormItem::Phone});
    }
    void doubtsOnlyWhatMayStillBeRight()
    {
        ResidentForm form = sutinah();
        form.name = QStringLiteral("Sutinah 2");
        form.nik = QStringLiteral("9101015207489003"); // a district of before 2022
        form.noKk = QStringLiteral("3577031119050000"); // month 19
        form.rt.clear();
        QCOMPARE(doubtsOf(form, FormPart::Both, kToday), (QList<FormDoubt>{FormDoubt::AreaRetired, FormDoubt::NameHasDigits, FormDoubt::CardDate, FormDoubt::NoPlace}));
        form.nik = QStringLiteral("3599995207489003");
        form.noKk = QStringLiteral("3577031102050000");
        QCOMPARE(doubtsOf(form, FormPart::Both, kToday), (QList<FormDoubt>{FormDoubt::AreaUnknown, FormDoubt::NameHasDigits, FormDoubt::CardSerial, FormDoubt::NoPlace}));
        form.withoutNik = true;
        form.birth = {{}, {}, QStringLiteral("1901"), true};
        QVERIFY(doubtsOf(form, FormPart::Identity, kToday).contains(FormDoubt::VeryOld));
    }
    void refusesMarksThatNobodySees()
    {
        for (const char16_t mark : {u'\u202E', u'\u2066', u'\u00AD', u'\u200B', u'\u200D', u'\uFEFF'}) {
            ResidentForm form = sutinah();
            form.name.insert(3, QChar(mark));
            form.address.append(QChar(mark));

            const QList<FormFault> faults = faultsOf(form, FormPart::Both, kToday);

            QCOMPARE(itemsOf(faults), (QList<FormItem>{FormItem::Name, FormItem::Address}));
            QCOMPARE(faults.first().problem, FormProblem::HiddenMark);
        }
        ResidentForm form = sutinah();
        form.nik.insert(4, QChar(0x200B)); // a number is read without what is not a digit
        QVERIFY(faultsOf(form, FormPart::Both, kToday).isEmpty());
    }
    void doubtsANameThatNoPaperCanShow()
    {
        ResidentForm form = sutinah();
        for (const char16_t *name : {u"Sutinah \U0001F600", u"\u0633\u062A\u064A", u"\uA9B1\uA9B8", u"\u7389", u"\u0421\u0443\u0442\u0438"}) {
            form.name = QString::fromUtf16(name);
            QCOMPARE(doubtsOf(form, FormPart::Both, kToday), QList<FormDoubt>{FormDoubt::NameNotLatin});
        }
        for (const char16_t *name : {u"Soe\u0301parman", u"Nu\u0027man al-\u2019Aini, S.Pd.", u"\u00C9lise \u0130\u1E6Dr"}) {
            form.name = QString::fromUtf16(name);
            QVERIFY(doubtsOf(form, FormPart::Both, kToday).isEmpty());
        }
    }
    void countsCompletedYears()
    {
        QCOMPARE(ageYears(19480712, kToday).value_or(-1), 78);
        QCOMPARE(ageYears(19481125, kToday).value_or(-1), 77);
        QCOMPARE(ageYears(19480000, kToday).value_or(-1), 78);
        QCOMPARE(ageYears(20261124, kToday).value_or(-1), 0);
        QVERIFY(!ageYears(20261125, kToday));
        QVERIFY(!ageYears(0, kToday));
    }
    void opensARegisteredPersonAsTypedAndFindsNothingChanged()
    {
        for (const ResidentForm &form : {sutinah(), [] { ResidentForm f = sutinah(); f.cardDiffers = true; f.birth = {QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("1950"), false}; f.sex = 1; return f; }(),
                 [] { ResidentForm f = sutinah(); f.nik = QStringLiteral("3577030505209004"); f.bornIn = 2020; return f; }(),
                 [] { ResidentForm f = sutinah(); f.withoutNik = true; f.noNikReason = 3; f.birth = {{}, {}, QStringLiteral("1941"), true}; f.sex = 2; return f; }()}) {
            const FieldMap stored = fieldsOf(form, kToday, true);

            const ResidentForm opened = ResidentForm::fromFields(stored, kToday);

            QCOMPARE(opened.cardDiffers, form.cardDiffers);
            QCOMPARE(opened.bornIn, form.bornIn);
            QCOMPARE(fieldsOf(opened, kToday, true), stored);
        }
    }
    void asksTheCounterOnlyAndNamesWhoAnswers()
    {
        ConsentForm form;
        QCOMPARE(itemsOf(faultsOf(form)), QList<FormItem>{FormItem::Answer});
        form.answers.insert(1, Answer::Refused);
        form.givenBy = kGivenByGuardian;
        QCOMPARE(itemsOf(faultsOf(form)), QList<FormItem>{FormItem::GuardianName});
        form.guardianName = QStringLiteral("Bu Wati");
        QVERIFY(faultsOf(form).isEmpty());
        const auto answers = answersOf(form, QStringLiteral("v"), QStringLiteral("id"));
        QCOMPARE(answers.size(), 1);
        QVERIFY(!answers.first().given);
    }
    void wantsAGuardianForAChildsConsent()
    {
        RegistrationForm form;
        form.person.withoutNik = true;
        form.person.birth = {QStringLiteral("25"), QStringLiteral("11"), QStringLiteral("2008"), false}; // 18 tomorrow
        form.consent.answers.insert(1, Answer::Agreed);
        QCOMPARE(itemsOf(guardianFaults(form, kToday)), QList<FormItem>{FormItem::GivenBy});
        form.consent.givenBy = kGivenByCompanion;
        QCOMPARE(guardianFaults(form, kToday).size(), 1);
        form.consent.givenBy = kGivenByGuardian;
        QVERIFY(guardianFaults(form, kToday).isEmpty());
        form.consent.givenBy = kGivenBySelf;
        form.person.birth.day = QStringLiteral("24");
        QVERIFY(guardianFaults(form, kToday).isEmpty());
    }
    void keepsDraftsForTheirAuthorOnly()
    {
        test::ManualClock clock;
        test::MemoryRecordStore store(clock);
        RegistrationDrafts drafts(store, clock);
        RegistrationDraft draft{drafts.newId(), 2, {}, 4000};
        draft.form.person = sutinah();
        QCOMPARE(drafts.keep(draft).value_or(0), clock.nowUtc());

        const auto restored = drafts.restore(draft.id);

        QVERIFY(restored);
        QCOMPARE(restored->form, draft.form);
        QCOMPARE(restored->step, 2);
        QCOMPARE(restored->spentMs, 4000);
        QVERIFY(drafts.drop(draft.id));
        QCOMPARE(drafts.restore(draft.id).error().code, ErrorCode::NotFound);
    }
};

GUYUB_TEST(ResidentFormTest)
#include "residentformtest.moc"
