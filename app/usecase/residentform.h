// What is typed about a person at the counter, exactly as typed, and what it means: fields to keep, faults that stop, and
// doubts that are asked about once (DOMAIN A). Screens fill it and show the answers; the words for them are in ui/.
#pragma once

#include "app/base/time.h"
#include "app/domain/nik.h"
#include "app/domain/nokk.h"
#include "app/domain/value.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace guyub::usecase {

// A date in its three parts. `partly`: the person does not know it whole.
struct TypedDate
{
    QString day, month, year;
    bool partly = false;
    friend bool operator==(const TypedDate &, const TypedDate &) = default;
};

struct ResidentForm
{
    bool withoutNik = false;
    QString nik;
    bool nikAsOnCard = false; // the officer has seen this very number on the card, whatever the rules say
    QString nikReason;
    qint64 nikSource = 0;     // code of sumber_nik: what it was compared with; 0: not yet, unverified
    qint64 noNikReason = 0;   // code of alasan_tanpa_nik
    int bornIn = 0;           // year chosen where the NIK fits two centuries
    bool cardDiffers = false; // birth date and sex on the card are not those in the NIK, so they are typed
    TypedDate birth;
    qint64 sex = 0;
    QString name, birthPlace, motherName;
    qint64 religion = 0, occupation = 0;
    QString noKk;
    qint64 relationship = 0;
    QString address, rt, rw, phone, landmark;

    QJsonObject toJson() const;
    static ResidentForm fromJson(const QJsonObject &json);
    // The form as an officer finds it when a registered person is opened for changes.
    static ResidentForm fromFields(const domain::FieldMap &fields, QDate today);
    friend bool operator==(const ResidentForm &, const ResidentForm &) = default;
};

enum class FormPart : quint8 { Identity = 1, Household = 2, Both = 3 };

enum class FormItem : quint8
{
    Nik, NikReason, NikSource, NoNikReason, BornIn, BirthDate, Sex, Name, BirthPlace, MotherName, Religion, Occupation,
    NoKk, Relationship, Address, Rt, Rw, Phone, Landmark,
    Answer, GivenBy, GuardianName // of the consent
};

enum class FormProblem : quint8
{
    Missing, NotDigits, TooShort, TooLong, NikProvince, NikAreaZero, NikDay, NikMonth, NikDate, NikSerial, NoSuchDate,
    InFuture, GuardianNeeded, HiddenMark
};

struct FormFault
{
    FormItem item = FormItem::Name;
    FormProblem problem = FormProblem::Missing;
    int have = 0; // digits or characters typed, where that is the point
    int need = 0;
    friend bool operator==(const FormFault &, const FormFault &) = default;
};

enum class FormDoubt : quint8 { AreaRetired, AreaUnknown, BirthDateDiffers, SexDiffers, VeryOld, NameHasDigits, CardDate, CardSerial, NoPlace, AreaElsewhere, NameNotLatin };

// Can this fault of a NIK be overridden by an officer who sees the card? Only what still has sixteen digits can.
bool canOverride(domain::NikError error);

// All faults in the order of the fields on the page; empty: the part can be left.
QList<FormFault> faultsOf(const ResidentForm &form, FormPart part, QDate today);
// `ownDistrict`: six digits of the ledger's district, for the NIK of somebody first registered elsewhere; empty: not compared.
QList<FormDoubt> doubtsOf(const ResidentForm &form, FormPart part, QDate today, const QString &ownDistrict = {});
// "35.77.03.1009" -> "357703"; empty for an empty code.
QString districtOf(const QString &areaCode);
// Doubt and the words it is about: an accepted doubt comes back once they change.
QString keyOf(FormDoubt doubt, const ResidentForm &form);

// Birth date and sex, from the NIK or as typed. 0: not known (yet).
DayNumber birthDayOf(const ResidentForm &form, QDate today);
domain::Sex sexOf(const ResidentForm &form, QDate today);
bool readsFromNik(const ResidentForm &form, QDate today); // both follow from the NIK, the century being clear or chosen
bool asksBirth(const ResidentForm &form, QDate today);    // both are typed: no NIK, or the card says otherwise

// Completed years; where month or day is unknown, the most they can be. Nothing for an unknown or future day.
std::optional<int> ageYears(DayNumber born, QDate today);

// The fields of a form without faults, blanks tidied, only those that have a value. `withSensitive`: tier 2 is allowed.
domain::FieldMap fieldsOf(const ResidentForm &form, QDate today, bool withSensitive);
} // namespace guyub::usecase
