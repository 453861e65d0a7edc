#include "app/tool/importwords.h"

namespace guyub::tool {

using usecase::FormDoubt;
using usecase::ImportFault;

namespace {

QString nikRemedy(const QString &error)
{
    if (error == QLatin1String("LENGTH") || error == QLatin1String("NOT_DIGITS"))
        return QStringLiteral("a NIK has 16 digits; copy it from the card, and format the column as text in the spreadsheet");
    if (error == QLatin1String("SERIAL"))
        return QStringLiteral("the last four digits of a NIK are not 0000; a spreadsheet may have rounded it: format the column as text and copy it again");
    return QStringLiteral("compare the number with the card; if the card says so, say why it is kept in nik_override_reason");
}

} // namespace

QString remedyFor(ImportFault fault, const QString &detail)
{
    const QString what = detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail);
    switch (fault) {
    case ImportFault::Missing:
        return QStringLiteral("the cell is empty; fill it in");
    case ImportFault::BadNik:
        return QStringLiteral("not a NIK%1: %2").arg(what, nikRemedy(detail));
    case ImportFault::BadNoKk:
        return QStringLiteral("not a family card number%1: it has 16 digits; copy it from the card or leave the cell empty").arg(what);
    case ImportFault::BadDate:
        return QStringLiteral("not a day that has been: write 24-11-2026 or 2026-11-24; a year alone when only that is known");
    case ImportFault::BadCode:
        return QStringLiteral("not in the list%1: write the number or the word of the list").arg(what);
    case ImportFault::BadNumber:
        return QStringLiteral("not the right digits%1: correct the cell or leave it empty").arg(what);
    case ImportFault::BadText:
        return QStringLiteral("not a text to keep%1: type it again").arg(what);
    case ImportFault::TooLong:
        return QStringLiteral("the text is too long%1: shorten it").arg(what);
    case ImportFault::TwiceInFile:
        return QStringLiteral("the same NIK stands in an earlier line: remove one of the two");
    case ImportFault::RegisteredAlready:
        return QStringLiteral("this NIK is registered already: remove the line, and correct the person with guyub resident set");
    case ImportFault::LikeResident:
        return QStringLiteral("a resident with this name, birth date and sex is here already (%1): remove the line; if it is another person, import the line without --skip-bad").arg(detail);
    case ImportFault::NoBasis:
        return QStringLiteral("sensitive column: name what it rests on with --basis, or remove the column");
    case ImportFault::NotRegistered:
        return QStringLiteral("nobody with this NIK is registered here: register the child first, or remove the line");
    case ImportFault::BadRow:
        return QStringLiteral("not a row of this table%1: compare its separators and quotes with the header's").arg(what);
    case ImportFault::NoConsent:
        return QStringLiteral("no consent to child health is in force: write who agreed in guardian_name, or remove the line");
    }
    return {};
}

DoubtWords wordsFor(FormDoubt doubt)
{
    switch (doubt) {
    case FormDoubt::AreaRetired:
        return {"AREA_RETIRED", "nik", "the district in the NIK no longer exists; compare it with the card"};
    case FormDoubt::AreaUnknown:
        return {"AREA_UNKNOWN", "nik", "the district in the NIK is not in the list; compare it with the card"};
    case FormDoubt::AreaElsewhere:
        return {"AREA_ELSEWHERE", "nik", "first registered in another district"};
    case FormDoubt::BirthDateDiffers:
        return {"BIRTH_DATE_DIFFERS", "birth_date", "another date than the one in the NIK; compare both with the card"};
    case FormDoubt::SexDiffers:
        return {"SEX_DIFFERS", "sex", "not the one in the NIK; compare both with the card"};
    case FormDoubt::VeryOld:
        return {"VERY_OLD", "birth_date", "older than 110 years; compare it with the card"};
    case FormDoubt::NameHasDigits:
        return {"NAME_HAS_DIGITS", "name", "a name with digits in it"};
    case FormDoubt::NameNotLatin:
        return {"NAME_NOT_LATIN", "name", "letters or pictures that a receipt cannot print; write the name in Latin letters, as on the card"};
    case FormDoubt::CardDate:
        return {"CARD_DATE", "no_kk", "the family card number holds no day of issue; old ones may not"};
    case FormDoubt::CardSerial:
        return {"CARD_SERIAL", "no_kk", "the family card number ends in 0000; a spreadsheet may have rounded it"};
    case FormDoubt::NoPlace:
        return {"NO_PLACE", "rt", "no RT or RW"};
    }
    return {};
}

QString faultName(ImportFault fault)
{
    switch (fault) {
    case ImportFault::Missing:
        return QStringLiteral("MISSING");
    case ImportFault::BadNik:
        return QStringLiteral("BAD_NIK");
    case ImportFault::BadNoKk:
        return QStringLiteral("BAD_NO_KK");
    case ImportFault::BadDate:
        return QStringLiteral("BAD_DATE");
    case ImportFault::BadCode:
        return QStringLiteral("BAD_CODE");
    case ImportFault::BadNumber:
        return QStringLiteral("BAD_NUMBER");
    case ImportFault::BadText:
        return QStringLiteral("BAD_TEXT");
    case ImportFault::TooLong:
        return QStringLiteral("TOO_LONG");
    case ImportFault::TwiceInFile:
        return QStringLiteral("TWICE_IN_FILE");
    case ImportFault::RegisteredAlready:
        return QStringLiteral("REGISTERED_ALREADY");
    case ImportFault::LikeResident:
        return QStringLiteral("LIKE_RESIDENT");
    case ImportFault::NoBasis:
        return QStringLiteral("NO_BASIS");
    case ImportFault::NotRegistered:
        return QStringLiteral("NOT_REGISTERED");
    case ImportFault::NoConsent:
        return QStringLiteral("NO_CONSENT");
    case ImportFault::BadRow:
        return QStringLiteral("BAD_ROW");
    }
    return {};
}

} // namespace guyub::tool
