// The NIK, the number of a person for life: PPKKCC of the first registration, DDMMYY of birth (women +40 on the day), a
// serial from 0001; no check digit (PP 37/2007 Ps 37, PP 40/2019 Ps 30). A NIK is always text: as a number Papuan ones
// lose digits. It is not corrected when the birth date in it was wrong and does not follow a move, so everything but
// its shape is only a hint: an officer who sees the card may override even an error.
#pragma once

#include "app/domain/areas.h"
#include "app/domain/sex.h"

#include <QDate>
#include <QList>
#include <QString>

namespace guyub::domain {

enum class NikError : quint8
{
    None,
    Empty,
    NotDigits,
    Length,
    Province,
    AreaZero,
    Day,
    Month,
    Date,
    Serial
};

struct NikCheck
{
    QString normalised; // what is kept; empty when it is not digits only
    NikError error = NikError::None;
    // The rest is empty when there is an error.
    QString prefix6; // area of first registration
    AreaStatus areaStatus = AreaStatus::Unknown;
    Sex sex = Sex::Unknown;
    QList<QDate> birthCandidates; // one or two, oldest first, none after the reference day
    QString serial; // four digits

    bool isValid() const { return error == NikError::None; }
};

// Drops what people and programs put between the digits: space, tab, no-break space, zero-width marks (U+200B, U+200E,
// U+200F, U+FEFF), dot, hyphen, apostrophes. Digits of other scripts are kept as they are, hence no digits to us.
QString stripNumber(QStringView typed);

// Errors are found in the order of NikError; the first one counts. `today` must be a valid day.
NikCheck checkNik(QStringView typed, QDate today);

// "NOT_DIGITS", "AREA_ZERO" ...; empty for None. Permanent names, used in files.
QString nikErrorName(NikError error);
QString areaStatusName(AreaStatus status); // "current", "retired", "unknown"

// Never a reason to refuse (PP 40/2019 Ps 30): shown, and asked about once.
enum class NikWarning : quint8
{
    AreaRetired,
    AreaUnknown,
    AreaElsewhere,
    BirthDateDiffers,
    SexDiffers
};

struct DeclaredPerson
{
    QDate birthDate; // invalid: not declared
    Sex sex = Sex::Unknown;
    QString ownDistrict; // six digits of the ledger's district; empty: not compared
};
// Empty for an invalid NIK.
QList<NikWarning> nikWarnings(const NikCheck &check, const DeclaredPerson &declared);

} // namespace guyub::domain
