#include "app/usecase/residentform.h"

#include "app/domain/mask.h"
#include "app/domain/records/resident.h"

#include <QJsonArray>

namespace guyub::usecase {

using namespace domain;

namespace {

// One row a field, so that nothing is kept in one direction only. Keys stand in drafts on this device alone.
struct TextKey
{
    const char *key;
    QString ResidentForm::*text;
};
constexpr TextKey kTexts[] = {{"nik", &ResidentForm::nik}, {"nikReason", &ResidentForm::nikReason}, {"name", &ResidentForm::name},
    {"birthPlace", &ResidentForm::birthPlace}, {"motherName", &ResidentForm::motherName}, {"noKk", &ResidentForm::noKk},
    {"address", &ResidentForm::address}, {"rt", &ResidentForm::rt}, {"rw", &ResidentForm::rw}, {"phone", &ResidentForm::phone},
    {"landmark", &ResidentForm::landmark}};
struct CodeKey
{
    const char *key;
    qint64 ResidentForm::*code;
};
constexpr CodeKey kCodes[] = {{"nikSource", &ResidentForm::nikSource}, {"noNikReason", &ResidentForm::noNikReason},
    {"sex", &ResidentForm::sex}, {"religion", &ResidentForm::religion}, {"occupation", &ResidentForm::occupation},
    {"relationship", &ResidentForm::relationship}};
struct FlagKey
{
    const char *key;
    bool ResidentForm::*flag;
};
constexpr FlagKey kFlags[] = {{"withoutNik", &ResidentForm::withoutNik}, {"nikAsOnCard", &ResidentForm::nikAsOnCard},
    {"cardDiffers", &ResidentForm::cardDiffers}};

QString part(qint64 number)
{
    return number == 0 ? QString() : QString::number(number);
}

TypedDate typed(DayNumber day)
{
    return {part(day % 100), part(day / 100 % 100), part(day / 10'000), day != 0 && day % 100 == 0};
}

} // namespace

QJsonObject ResidentForm::toJson() const
{
    QJsonObject json;
    for (const TextKey &each : kTexts)
        json.insert(QLatin1String(each.key), this->*each.text);
    for (const CodeKey &each : kCodes)
        json.insert(QLatin1String(each.key), this->*each.code);
    for (const FlagKey &each : kFlags)
        json.insert(QLatin1String(each.key), this->*each.flag);
    json.insert(QStringLiteral("bornIn"), bornIn);
    json.insert(QStringLiteral("birth"), QJsonArray{birth.day, birth.month, birth.year, birth.partly});
    return json;
}

ResidentForm ResidentForm::fromJson(const QJsonObject &json)
{
    ResidentForm form;
    for (const TextKey &each : kTexts)
        form.*each.text = json.value(QLatin1String(each.key)).toString();
    for (const CodeKey &each : kCodes)
        form.*each.code = json.value(QLatin1String(each.key)).toInteger();
    for (const FlagKey &each : kFlags)
        form.*each.flag = json.value(QLatin1String(each.key)).toBool();
    form.bornIn = json.value(QStringLiteral("bornIn")).toInt();
    const QJsonArray birth = json.value(QStringLiteral("birth")).toArray();
    form.birth = {birth.at(0).toString(), birth.at(1).toString(), birth.at(2).toString(), birth.at(3).toBool()};
    return form;
}

ResidentForm ResidentForm::fromFields(const FieldMap &fields, QDate today)
{
    ResidentForm form;
    form.nik = groupNik(textOf(fields, resident::Nik));
    form.withoutNik = form.nik.isEmpty();
    form.nikReason = textOf(fields, resident::NikOverride);
    form.nikAsOnCard = !form.nikReason.isEmpty();
    form.nikSource = wholeOf(fields, resident::NikSource);
    form.noNikReason = wholeOf(fields, resident::NoNikReason);
    form.birth = typed(wholeOf(fields, resident::BirthDate));
    form.sex = wholeOf(fields, resident::Sex);
    const NikCheck check = checkNik(form.nik, today);
    const QDate born = dateOf(wholeOf(fields, resident::BirthDate));
    form.cardDiffers = check.isValid() && (!check.birthCandidates.contains(born) || form.sex != static_cast<qint64>(check.sex));
    form.bornIn = !form.cardDiffers && check.birthCandidates.size() > 1 ? born.year() : 0;
    form.name = textOf(fields, resident::Name);
    form.birthPlace = textOf(fields, resident::BirthPlace);
    form.motherName = textOf(fields, resident::MotherName);
    form.religion = wholeOf(fields, resident::Religion);
    form.occupation = wholeOf(fields, resident::Occupation);
    form.noKk = groupNik(textOf(fields, resident::NoKk));
    form.relationship = wholeOf(fields, resident::Relationship);
    form.address = textOf(fields, resident::Address);
    form.rt = textOf(fields, resident::Rt);
    form.rw = textOf(fields, resident::Rw);
    form.phone = textOf(fields, resident::Phone);
    form.landmark = textOf(fields, resident::Landmark);
    return form;
}

namespace {

QString tidy(const QString &text)
{
    return text.simplified().normalized(QString::NormalizationForm_C);
}

QString phoneDigits(const QString &typed)
{
    QString digits = stripNumber(typed);
    digits.remove(QLatin1Char('('));
    digits.remove(QLatin1Char(')'));
    if (digits.startsWith(QLatin1Char('+')))
        digits.remove(0, 1);
    return digits;
}

QString placeDigits(const QString &typed)
{
    const QString digits = stripNumber(typed);
    return digits.isEmpty() ? digits : digits.rightJustified(3, QLatin1Char('0'));
}

} // namespace

FieldMap fieldsOf(const ResidentForm &form, QDate today, bool withSensitive)
{
    FieldMap fields;
    const auto text = [&](FieldTag tag, const QString &value) {
        if (!value.isEmpty())
            fields.insert(tag, value);
    };
    const auto code = [&](FieldTag tag, qint64 value) {
        if (value != 0)
            fields.insert(tag, value);
    };
    if (form.withoutNik) {
        code(resident::NoNikReason, form.noNikReason);
    } else {
        const NikCheck check = checkNik(form.nik, today);
        text(resident::Nik, check.normalised);
        code(resident::NikSource, form.nikSource);
        if (!check.isValid())
            text(resident::NikOverride, tidy(form.nikReason));
    }
    text(resident::Name, tidy(form.name));
    code(resident::BirthDate, birthDayOf(form, today));
    code(resident::Sex, static_cast<qint64>(sexOf(form, today)));
    text(resident::BirthPlace, tidy(form.birthPlace));
    text(resident::MotherName, tidy(form.motherName));
    code(resident::Occupation, form.occupation);
    if (withSensitive)
        code(resident::Religion, form.religion);
    text(resident::NoKk, checkNoKk(form.noKk).normalised);
    code(resident::Relationship, form.relationship);
    text(resident::Address, tidy(form.address));
    text(resident::Rt, placeDigits(form.rt));
    text(resident::Rw, placeDigits(form.rw));
    text(resident::Phone, phoneDigits(form.phone));
    text(resident::Landmark, tidy(form.landmark));
    return fields;
}

} // namespace guyub::usecase
