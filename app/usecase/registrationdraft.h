// A registration while it is being typed: what the pages hold, its rules page by page, its text form for the draft that
// survives a power cut, and the Registration it becomes. Pure; knows no widget.
#pragma once

#include "app/domain/nik.h"
#include "app/usecase/registerresident.h"

#include <optional>

namespace guyub::usecase {

enum class RegisterStep : quint8 { Consent, Identity, Household, Check };

struct RegistrationDraft
{
    UtcMs startedAt = 0;
    // consent; nothing: not answered yet
    std::optional<bool> counter, childHealth, aid;
    qint64 givenBy = 1; // pemberi_persetujuan
    QString guardianName;
    QString language; // of the text that was shown: "id" or "en"
    // identity
    std::optional<bool> hasNik; // nothing: not said yet
    QString nik;                // as typed
    bool nikAsOnCard = false;   // an officer saw the card and stands by a number that fails the rules
    QString nikReason;          // why, then
    qint64 noNikReason = 0;     // alasan_tanpa_nik
    qint64 nikSource = 0;       // sumber_nik
    QString name;
    qint64 sex = 0; // jenis_kelamin
    DayNumber birthDate = 0;    // 00 for unknown parts
    bool birthDateIsBad = false; // something is typed that is no date
    QString birthPlace, motherName;
    // household and address
    QString noKk; // as typed
    qint64 relationship = 0;
    QString address, rt, rw, phone, landmark;

    friend bool operator==(const RegistrationDraft &, const RegistrationDraft &) = default;
};

enum class Finding : quint8 {
    // hard: the page is not left
    Unanswered, GuardianMissing, NikMissing, NikWrong, NikReasonMissing, NoNikReasonMissing, NameMissing, NameTooLong, SexMissing, BirthDateMissing, BirthDateWrong, BirthDateInFuture,
    NoKkWrong, RtWrong, RwWrong, PhoneWrong, AddressMissing, TooLong,
    // soft: asked about once
    NikAreaRetired, NikAreaUnknown, NikAreaElsewhere, NikBirthDateDiffers, NikSexDiffers, NoKkOdd,
};
constexpr bool isWarning(Finding finding) { return finding >= Finding::NikAreaRetired; }

struct StepFinding
{
    Finding finding = Finding::Unanswered;
    QString field; // key of the resident's or consent's record, where the page shows it
    domain::NikError nikError = domain::NikError::None; // of NikWrong
};

// `ownDistrict`: six digits of the ledger's district, empty: areas are not compared.
QList<StepFinding> checkStep(RegisterStep step, const RegistrationDraft &draft, QDate today, const QString &ownDistrict);

// Birth dates the NIK allows, oldest first; empty for a number that fails the rules.
QList<QDate> birthDatesByNik(const RegistrationDraft &draft, QDate today);

QByteArray toText(const RegistrationDraft &draft); // JSON
std::optional<RegistrationDraft> draftFromText(const QByteArray &text); // nothing: not a draft of ours

// The id a draft is kept under: one for each beginning of each operator.
Id draftIdOf(const Id &operatorId, UtcMs startedAt);

// `draft` must have passed checkStep() for every page.
Registration registrationOf(const RegistrationDraft &draft);

// The next person of the same family card: household and address stay, the rest begins anew.
RegistrationDraft nextOfHousehold(const RegistrationDraft &draft, UtcMs startedAt);

} // namespace guyub::usecase
