#include "ui/screens/residents/residentwords.h"

#include "app/domain/areas.h"
#include "app/domain/codelist.h"
#include "app/domain/growth.h"
#include "app/domain/officezone.h"
#include "ui/print/growthwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace guyub::ui {

using namespace domain;
using usecase::FormDoubt;
using usecase::FormFault;
using usecase::FormItem;
using usecase::FormProblem;

namespace {

constexpr int kCountsInMonths = 5; // years: below that, months matter

// A class only so that lupdate and tr() agree on the context.
class ResidentWords
{
    Q_DECLARE_TR_FUNCTIONS(ResidentWords)
public:
    static QString label(FormItem item);
    static QString missing(FormItem item);
    static QString nikFault(FormProblem problem);
    static QString length(const FormFault &fault);
    static QString fault(const FormFault &fault);
    static QString doubt(FormDoubt doubt, const usecase::ResidentForm &form, QDate today);
    static QString age(int years) { return tr("%1 years").arg(years); }
    static QString place(const QString &rt, const QString &rw);
    static QString person(Sex sex, const QString &born, const QString &age);
    static QString nikArea(const QString &area) { return tr("NIK first issued in %1.").arg(area); }
    static QString born(const QString &year) { return tr("born %1").arg(year); }
    static QString noNik() { return tr("No NIK"); }
};

QString ResidentWords::label(FormItem item)
{
    switch (item) {
    case FormItem::Nik:
        return tr("NIK (16 digits)");
    case FormItem::NikReason:
        return tr("Why is this number accepted?");
    case FormItem::NikSource:
        return tr("NIK compared with");
    case FormItem::NoNikReason:
        return tr("Why is there no NIK?");
    case FormItem::BornIn:
        return tr("In which year was this person born?");
    case FormItem::BirthDate:
        return tr("Date of birth");
    case FormItem::Sex:
        return tr("Sex");
    case FormItem::Name:
        return tr("Full name as on the card");
    case FormItem::BirthPlace:
        return tr("Place of birth");
    case FormItem::MotherName:
        return tr("Mother's name");
    case FormItem::Religion:
        return tr("Religion");
    case FormItem::Occupation:
        return tr("Occupation");
    case FormItem::NoKk:
        return tr("Family card number (16 digits)");
    case FormItem::Relationship:
        return tr("Relationship to the head of the family");
    case FormItem::Address:
        return tr("Address or hamlet");
    case FormItem::Rt:
        return tr("RT");
    case FormItem::Rw:
        return tr("RW");
    case FormItem::Phone:
        return tr("Phone number");
    case FormItem::Landmark:
        return tr("Landmark near the house");
    case FormItem::Answer:
        return tr("Consent");
    case FormItem::GivenBy:
        return tr("Who answers?");
    case FormItem::GuardianName:
        return tr("Name of the one who answers");
    }
    return {};
}

QString ResidentWords::missing(FormItem item)
{
    switch (item) {
    case FormItem::Nik:
        return tr("Type the 16 digits, or choose “Without NIK”.");
    case FormItem::NikReason:
        return tr("Write why the number is accepted, for example “as on the KTP-el”.");
    case FormItem::NikSource:
        return tr("Choose what the number was compared with.");
    case FormItem::NoNikReason:
        return tr("Choose why there is no NIK.");
    case FormItem::BornIn:
        return tr("The NIK fits two years. Ask, then choose one.");
    case FormItem::BirthDate:
        return tr("Type day, month and year. If only the year is known, tick the box below.");
    case FormItem::Sex:
        return tr("Choose male or female.");
    case FormItem::Name:
        return tr("Type the name. One word is enough.");
    case FormItem::Relationship:
        return tr("Choose the relationship written on the family card.");
    case FormItem::Address:
        return tr("Type the street or hamlet and the house number.");
    case FormItem::Answer:
        return tr("Choose “I agree” or “I do not agree” for the services at the kelurahan.");
    case FormItem::GuardianName:
        return tr("Type the name of the one who answers for this person.");
    default:
        return tr("This is still empty.");
    }
}

QString ResidentWords::nikFault(FormProblem problem)
{
    switch (problem) {
    case FormProblem::NikProvince:
        return tr("The first two digits are no province. Compare with the card.");
    case FormProblem::NikAreaZero:
        return tr("Digits 3 to 6 (regency and district) cannot be 00. Compare with the card.");
    case FormProblem::NikDay:
        return tr("Digits 7 and 8 are the day of birth: 01 to 31, for women 41 to 71. Compare with the card.");
    case FormProblem::NikMonth:
        return tr("Digits 9 and 10 are the month of birth: 01 to 12. Compare with the card.");
    case FormProblem::NikDate:
        return tr("The birth date in this NIK is not in the calendar. Compare with the card.");
    default:
        return tr("The last four digits begin at 0001. Compare with the card.");
    }
}

QString ResidentWords::length(const FormFault &fault)
{
    const bool isShort = fault.problem == FormProblem::TooShort;
    const int off = isShort ? fault.need - fault.have : fault.have - fault.need;
    switch (fault.item) {
    case FormItem::Nik:
        return isShort ? tr("A NIK has 16 digits. Only %1 so far, %2 to go.").arg(fault.have).arg(off)
                       : tr("A NIK has 16 digits. Now %1, that is %2 too many.").arg(fault.have).arg(off);
    case FormItem::NoKk:
        return isShort ? tr("A family card number has 16 digits. Only %1 so far, %2 to go.").arg(fault.have).arg(off)
                       : tr("A family card number has 16 digits. Now %1, that is %2 too many.").arg(fault.have).arg(off);
    case FormItem::Rt:
    case FormItem::Rw:
        return tr("At most three digits, for example 003.");
    case FormItem::Phone:
        return tr("A phone number has 8 to 15 digits. Now %1.").arg(fault.have);
    default:
        return tr("Too long: at most %1 letters. Now %2.").arg(fault.need).arg(fault.have);
    }
}

QString ResidentWords::fault(const FormFault &fault)
{
    switch (fault.problem) {
    case FormProblem::Missing:
        return missing(fault.item);
    case FormProblem::NotDigits:
        return tr("Digits only here, without letters or other signs.");
    case FormProblem::TooShort:
    case FormProblem::TooLong:
        return length(fault);
    case FormProblem::NoSuchDate:
        return tr("This date is not in the calendar. Check day, month and year; the year has four digits.");
    case FormProblem::InFuture:
        return tr("This date is still to come. Check the year.");
    case FormProblem::HiddenMark:
        return tr("There is a mark in it that cannot be seen. Empty the field and type it again.");
    case FormProblem::GuardianNeeded:
        return tr("This person is under 18. A parent or guardian has to answer: change that under Consent.");
    default:
        return nikFault(fault.problem);
    }
}

QString ResidentWords::doubt(FormDoubt doubt, const usecase::ResidentForm &form, QDate today)
{
    const NikCheck nik = checkNik(form.nik, today);
    switch (doubt) {
    case FormDoubt::AreaRetired:
        return tr("The area code in the NIK (%1) is no longer in use. Old cards may still have it.").arg(nik.prefix6);
    case FormDoubt::AreaUnknown:
        return tr("The area code in the NIK (%1) is not in the list of districts.").arg(nik.prefix6);
    case FormDoubt::AreaElsewhere:
        return tr("The NIK was first given in another district (%1). It does not change with a move; compare it with the card.").arg(nik.prefix6);
    case FormDoubt::BirthDateDiffers:
        return tr("Date of birth: the NIK says %1, typed was %2.")
            .arg(dayText(dayNumber(nik.birthCandidates.value(nik.birthCandidates.size() - 1))), dayText(usecase::birthDayOf(form, today)));
    case FormDoubt::SexDiffers:
        return tr("Sex: the NIK says %1, chosen was %2.")
            .arg(codeText("jenis_kelamin", static_cast<qint64>(nik.sex)), codeText("jenis_kelamin", form.sex));
    case FormDoubt::VeryOld:
        return tr("This person would be %1 years old.").arg(usecase::ageYears(usecase::birthDayOf(form, today), today).value_or(0));
    case FormDoubt::NameHasDigits:
        return tr("There are digits in the name: %1").arg(form.name.simplified());
    case FormDoubt::NameNotLatin:
        return tr("Letters or pictures that a receipt cannot print are in the name: %1. Write it in Latin letters, as on the card.").arg(form.name.simplified());
    case FormDoubt::CardDate:
        return tr("The family card number holds no date where one is usual. Old cards may be so.");
    case FormDoubt::CardSerial:
        return tr("The family card number ends in 0000. Compare with the card.");
    case FormDoubt::NoPlace:
        return tr("RT or RW is empty. Without it this person is not found under the RT.");
    }
    return {};
}

QString ResidentWords::place(const QString &rt, const QString &rw)
{
    if (rt.isEmpty() && rw.isEmpty())
        return {};
    if (rw.isEmpty())
        return tr("RT %1").arg(rt);
    return rt.isEmpty() ? tr("RW %1").arg(rw) : tr("RT %1 / RW %2").arg(rt, rw);
}

QString ResidentWords::person(Sex sex, const QString &born, const QString &age)
{
    if (born.isEmpty())
        return codeText("jenis_kelamin", static_cast<qint64>(sex));
    if (age.isEmpty())
        return tr("born %1").arg(born);
    switch (sex) {
    case Sex::Female:
        return tr("Female, born %1 (%2)").arg(born, age);
    case Sex::Male:
        return tr("Male, born %1 (%2)").arg(born, age);
    default:
        return tr("Born %1 (%2)").arg(born, age);
    }
}

} // namespace

QString itemLabel(FormItem item)
{
    return ResidentWords::label(item);
}

QString faultWords(const FormFault &fault)
{
    return ResidentWords::fault(fault);
}

QString doubtWords(FormDoubt doubt, const usecase::ResidentForm &form, QDate today)
{
    return ResidentWords::doubt(doubt, form, today);
}

QString codeText(const char *list, qint64 code)
{
    return code == 0 ? QString() : codeWords(QString::fromLatin1(list), code, QLocale().language() == QLocale::English ? u"en" : u"id");
}

QString dayText(DayNumber day)
{
    if (day == 0)
        return {};
    const int year = int(day / 10'000), month = int(day / 100 % 100), date = int(day % 100);
    if (month == 0)
        return QString::number(year);
    return QLocale().toString(QDate(year, month, date == 0 ? 1 : date), date == 0 ? QStringLiteral("MMMM yyyy") : QStringLiteral("d MMMM yyyy"));
}

QString ageText(DayNumber born, QDate today)
{
    const auto years = usecase::ageYears(born, today);
    if (!years)
        return {};
    const QDate exact = dateOf(born);
    if (*years < kCountsInMonths && exact.isValid())
        return print::ageWords(completedMonths(exact, today));
    return ResidentWords::age(*years);
}

QString placeText(const QString &rt, const QString &rw)
{
    return ResidentWords::place(rt, rw);
}

QString personSentence(Sex sex, DayNumber born, QDate today)
{
    return ResidentWords::person(sex, dayText(born), ageText(born, today));
}

QString nikAreaSentence(const QString &nik, QDate today)
{
    const NikCheck check = checkNik(nik, today);
    const QString district = areaName(check.prefix6);
    if (!check.isValid() || district.isEmpty())
        return {};
    return ResidentWords::nikArea(district + QStringLiteral(", ") + areaName(check.prefix6.left(4)));
}

QString hitLine(const ports::ResidentHit &hit)
{
    QStringList parts{hit.maskedNik.isEmpty() ? ResidentWords::noNik() : hit.maskedNik,
        hit.birthDate == 0 ? QString() : ResidentWords::born(QString::number(hit.birthDate / 10'000)), placeText(hit.rt, hit.rw)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  ·  "));
}

QString instantText(UtcMs at, const QString &areaCode, bool withTime)
{
    const QDateTime local = officeTime(at, areaCode);
    const QString day = QLocale().toString(local.date(), QStringLiteral("d MMMM yyyy"));
    return withTime ? day + QStringLiteral(", ") + QLocale().toString(local.time(), QLocale::ShortFormat) : day;
}

QString clockText(UtcMs at, const QString &areaCode)
{
    const QString pattern = QLocale().language() == QLocale::English ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH.mm.ss");
    return QLocale().toString(officeTime(at, areaCode).time(), pattern);
}

} // namespace guyub::ui
