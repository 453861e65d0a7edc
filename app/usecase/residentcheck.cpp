// The checks of residentform.h: faults that stop, doubts that are asked about, and what follows from the NIK.
#include "app/domain/validate.h"
#include "app/usecase/residentform.h"

#include <algorithm>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr int kFirstYear = 1850;
constexpr int kVeryOldYears = 110;
constexpr int kLongestName = 120;
constexpr int kLongestLine = 200;
constexpr int kPhoneLeast = 8;
constexpr int kPhoneMost = 15;

bool isDigits(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

FormProblem problemOf(NikError error)
{
    switch (error) {
    case NikError::NotDigits:
        return FormProblem::NotDigits;
    case NikError::Province:
        return FormProblem::NikProvince;
    case NikError::AreaZero:
        return FormProblem::NikAreaZero;
    case NikError::Day:
        return FormProblem::NikDay;
    case NikError::Month:
        return FormProblem::NikMonth;
    case NikError::Date:
        return FormProblem::NikDate;
    case NikError::Serial:
        return FormProblem::NikSerial;
    default:
        return FormProblem::Missing;
    }
}

// The typed date, or what is wrong with it.
struct Dated
{
    DayNumber day = 0;
    std::optional<FormProblem> problem;
};

Dated readDate(const TypedDate &typed, QDate today)
{
    const QString texts[] = {typed.day.trimmed(), typed.month.trimmed(), typed.year.trimmed()};
    for (const QString &text : texts)
        if (!isDigits(text))
            return {0, FormProblem::NotDigits};
    const bool isIncomplete = texts[2].isEmpty() || (!typed.partly && (texts[0].isEmpty() || texts[1].isEmpty()))
        || (!texts[0].isEmpty() && texts[1].isEmpty());
    if (isIncomplete)
        return {0, FormProblem::Missing};
    const int day = texts[0].toInt(), month = texts[1].toInt(), year = texts[2].toInt();
    const bool hasDay = !texts[0].isEmpty(), hasMonth = !texts[1].isEmpty();
    const bool exists = year >= kFirstYear && (!hasMonth || (month >= 1 && month <= 12)) && (!hasDay || QDate::isValid(year, month, day));
    if (!exists)
        return {0, FormProblem::NoSuchDate};
    const QDate earliest(year, hasMonth ? month : 1, hasDay ? day : 1);
    if (earliest > today)
        return {0, FormProblem::InFuture};
    return {year * 10'000LL + (hasMonth ? month : 0) * 100LL + (hasDay ? day : 0), std::nullopt};
}

class Checker
{
public:
    Checker(const ResidentForm &form, QDate today) : m_form(form), m_today(today), m_nik(checkNik(form.nik, today)) { }

    void identity()
    {
        if (m_form.withoutNik)
            needCode(FormItem::NoNikReason, m_form.noNikReason);
        else
            nik();
        needText(FormItem::Name, m_form.name, kLongestName);
        if (!m_form.withoutNik && !m_form.cardDiffers && m_nik.isValid()) {
            if (!readsFromNik(m_form, m_today))
                add(FormItem::BornIn, FormProblem::Missing); // it fits two centuries
        } else if (asksBirth(m_form, m_today)) {
            if (const Dated dated = readDate(m_form.birth, m_today); dated.problem)
                add(FormItem::BirthDate, *dated.problem);
            needCode(FormItem::Sex, m_form.sex);
        }
        atMost(FormItem::BirthPlace, m_form.birthPlace, kLongestName);
        atMost(FormItem::MotherName, m_form.motherName, kLongestName);
    }

    void household()
    {
        if (const NoKkCheck card = checkNoKk(m_form.noKk); card.error == NoKkError::NotDigits)
            add(FormItem::NoKk, FormProblem::NotDigits);
        else if (card.error == NoKkError::Length)
            length(FormItem::NoKk, int(card.normalised.size()), 16);
        else if (card.isValid())
            needCode(FormItem::Relationship, m_form.relationship);
        needText(FormItem::Address, m_form.address, kLongestLine);
        place(FormItem::Rt, m_form.rt);
        place(FormItem::Rw, m_form.rw);
        phone();
        atMost(FormItem::Landmark, m_form.landmark, kLongestLine);
    }

    QList<FormFault> faults;

private:
    void nik()
    {
        if (m_nik.error == NikError::Empty)
            return add(FormItem::Nik, FormProblem::Missing);
        if (m_nik.error == NikError::Length)
            return length(FormItem::Nik, int(m_nik.normalised.size()), 16);
        if (!m_nik.isValid() && !(canOverride(m_nik.error) && m_form.nikAsOnCard))
            return add(FormItem::Nik, problemOf(m_nik.error));
        if (!m_nik.isValid())
            needText(FormItem::NikReason, m_form.nikReason, kLongestLine);
    }
    void phone()
    {
        QString digits = stripNumber(m_form.phone);
        digits.remove(QLatin1Char('('));
        digits.remove(QLatin1Char(')'));
        if (digits.startsWith(QLatin1Char('+')))
            digits.remove(0, 1);
        if (digits.isEmpty())
            return;
        if (!isDigits(digits))
            return add(FormItem::Phone, FormProblem::NotDigits);
        if (digits.size() < kPhoneLeast)
            length(FormItem::Phone, int(digits.size()), kPhoneLeast);
        else if (digits.size() > kPhoneMost)
            length(FormItem::Phone, int(digits.size()), kPhoneMost);
    }
    void place(FormItem item, const QString &typed)
    {
        const QString digits = stripNumber(typed);
        if (!isDigits(digits))
            add(item, FormProblem::NotDigits);
        else if (digits.size() > 3)
            length(item, int(digits.size()), 3);
    }
    void needText(FormItem item, const QString &text, int most)
    {
        if (domain::isBlank(text))
            add(item, FormProblem::Missing);
        else
            atMost(item, text, most);
    }
    void atMost(FormItem item, const QString &text, int most)
    {
        if (const auto size = text.simplified().size(); size > most)
            faults.append({item, FormProblem::TooLong, int(size), most});
        else if (domain::hasHiddenMark(text.simplified()))
            add(item, FormProblem::HiddenMark);
    }
    void needCode(FormItem item, qint64 code)
    {
        if (code == 0)
            add(item, FormProblem::Missing);
    }
    void length(FormItem item, int have, int need)
    {
        faults.append({item, have < need ? FormProblem::TooShort : FormProblem::TooLong, have, need});
    }
    void add(FormItem item, FormProblem problem) { faults.append({item, problem, 0, 0}); }

    const ResidentForm &m_form;
    QDate m_today;
    NikCheck m_nik;
};

bool has(FormPart part, FormPart wanted)
{
    return (static_cast<int>(part) & static_cast<int>(wanted)) != 0;
}

void identityDoubts(const ResidentForm &form, QDate today, const QString &ownDistrict, QList<FormDoubt> &doubts)
{
    const DayNumber born = birthDayOf(form, today);
    if (!form.withoutNik) {
        DeclaredPerson declared;
        declared.birthDate = dateOf(born);
        declared.sex = sexOf(form, today);
        declared.ownDistrict = ownDistrict;
        for (const NikWarning warning : nikWarnings(checkNik(form.nik, today), declared)) {
            if (warning == NikWarning::AreaRetired)
                doubts.append(FormDoubt::AreaRetired);
            else if (warning == NikWarning::AreaUnknown)
                doubts.append(FormDoubt::AreaUnknown);
            else if (warning == NikWarning::AreaElsewhere && !doubts.contains(FormDoubt::AreaRetired) && !doubts.contains(FormDoubt::AreaUnknown))
                doubts.append(FormDoubt::AreaElsewhere); // else it is said already
            else if (warning == NikWarning::BirthDateDiffers)
                doubts.append(FormDoubt::BirthDateDiffers);
            else if (warning == NikWarning::SexDiffers)
                doubts.append(FormDoubt::SexDiffers);
        }
    }
    if (ageYears(born, today).value_or(0) > kVeryOldYears)
        doubts.append(FormDoubt::VeryOld);
    if (std::any_of(form.name.cbegin(), form.name.cend(), [](QChar c) { return c.isDigit(); }))
        doubts.append(FormDoubt::NameHasDigits);
    if (hasLettersOutsideLatin(form.name))
        doubts.append(FormDoubt::NameNotLatin);
}

void householdDoubts(const ResidentForm &form, QList<FormDoubt> &doubts)
{
    const NoKkWarning card = checkNoKk(form.noKk).warning;
    if (card == NoKkWarning::DateNotDecodable)
        doubts.append(FormDoubt::CardDate);
    if (card == NoKkWarning::SerialZero)
        doubts.append(FormDoubt::CardSerial);
    if (form.rt.trimmed().isEmpty() || form.rw.trimmed().isEmpty())
        doubts.append(FormDoubt::NoPlace);
}

} // namespace

bool canOverride(NikError error)
{
    return error > NikError::Length;
}

QList<FormFault> faultsOf(const ResidentForm &form, FormPart part, QDate today)
{
    Checker checker(form, today);
    if (has(part, FormPart::Identity))
        checker.identity();
    if (has(part, FormPart::Household))
        checker.household();
    return checker.faults;
}

QString districtOf(const QString &areaCode)
{
    return QString(areaCode).remove(QLatin1Char('.')).left(6);
}

QList<FormDoubt> doubtsOf(const ResidentForm &form, FormPart part, QDate today, const QString &ownDistrict)
{
    QList<FormDoubt> doubts;
    if (has(part, FormPart::Identity))
        identityDoubts(form, today, ownDistrict, doubts);
    if (has(part, FormPart::Household))
        householdDoubts(form, doubts);
    return doubts;
}

QString keyOf(FormDoubt doubt, const ResidentForm &form)
{
    QString about;
    switch (doubt) {
    case FormDoubt::AreaRetired:
    case FormDoubt::AreaUnknown:
    case FormDoubt::AreaElsewhere:
        about = stripNumber(form.nik).left(6);
        break;
    case FormDoubt::BirthDateDiffers:
    case FormDoubt::SexDiffers:
    case FormDoubt::VeryOld:
        about = stripNumber(form.nik) + QString::number(form.sex) + form.birth.day + QLatin1Char('-') + form.birth.month + QLatin1Char('-') + form.birth.year;
        break;
    case FormDoubt::NameHasDigits:
    case FormDoubt::NameNotLatin:
        about = form.name.simplified();
        break;
    case FormDoubt::CardDate:
    case FormDoubt::CardSerial:
        about = stripNumber(form.noKk);
        break;
    case FormDoubt::NoPlace:
        break;
    }
    return QString::number(static_cast<int>(doubt)) + QLatin1Char(':') + about;
}

bool asksBirth(const ResidentForm &form, QDate today)
{
    const NikCheck check = checkNik(form.nik, today);
    return form.withoutNik || (check.isValid() ? form.cardDiffers : canOverride(check.error) && form.nikAsOnCard);
}

bool readsFromNik(const ResidentForm &form, QDate today)
{
    if (form.withoutNik || form.cardDiffers)
        return false;
    const NikCheck check = checkNik(form.nik, today);
    if (!check.isValid())
        return false;
    const auto isChosen = [&](QDate date) { return date.year() == form.bornIn; };
    return check.birthCandidates.size() == 1 || std::any_of(check.birthCandidates.cbegin(), check.birthCandidates.cend(), isChosen);
}

DayNumber birthDayOf(const ResidentForm &form, QDate today)
{
    const NikCheck check = checkNik(form.nik, today);
    if (form.withoutNik || form.cardDiffers || !check.isValid())
        return readDate(form.birth, today).day;
    for (const QDate &date : check.birthCandidates)
        if (check.birthCandidates.size() == 1 || date.year() == form.bornIn)
            return dayNumber(date);
    return 0;
}

Sex sexOf(const ResidentForm &form, QDate today)
{
    const NikCheck check = checkNik(form.nik, today);
    const bool isFromNik = !form.withoutNik && !form.cardDiffers && check.isValid();
    return isFromNik ? check.sex : static_cast<Sex>(form.sex);
}

std::optional<int> ageYears(DayNumber born, QDate today)
{
    const int year = int(born / 10'000), month = int(born / 100 % 100), day = int(born % 100);
    if (year == 0 || year > today.year())
        return std::nullopt;
    const bool hadBirthday = month == 0 || month < today.month() || (month == today.month() && day <= today.day());
    const int age = today.year() - year - (hadBirthday ? 0 : 1);
    return age < 0 ? std::nullopt : std::optional(age);
}

} // namespace guyub::usecase
