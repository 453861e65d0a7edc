// Small builders for the changes that several use cases make alike.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

namespace guyub::usecase {

// Codes of resources/codes/jenis_layanan.csv; permanent.
enum class ServiceKind : qint64
{
    Register = 1,
    Find = 2,
    Visit = 3,
    Receipt = 4,
    Verify = 5,
    Edit = 6,
    Consent = 7
};

// Codes of resources/codes/tujuan_persetujuan.csv; permanent.
enum class Purpose : qint64
{
    Counter = 1,
    ChildHealth = 2,
    Aid = 3
};

// Codes of resources/codes/pemberi_persetujuan.csv; permanent.
inline constexpr qint64 kGivenBySelf = 1;
inline constexpr qint64 kGivenByGuardian = 2;
inline constexpr qint64 kGivenByCompanion = 3;

// Code of resources/codes/shdk_hubungan_keluarga.csv: KEPALA KELUARGA.
inline constexpr qint64 kHeadOfHousehold = 1;

// One service at the counter: how long it took, never for whom or what.
struct ServiceSpan
{
    ServiceKind kind = ServiceKind::Register;
    UtcMs startedAt = 0;
    bool abandoned = false;
};
ports::Change serviceChange(const ServiceSpan &span, UtcMs endedAt, const ports::RecordStore &store);
// Keeps a service that changed nothing else, such as a receipt that was checked. Errors: as RecordStore::commit().
Result<> keepService(ports::RecordStore &store, const ports::Clock &clock, const ServiceSpan &span);

// A person's answer to one purpose, as asked on the screen.
struct ConsentAnswer
{
    Purpose purpose = Purpose::Counter;
    bool given = false;
    qint64 givenBy = kGivenBySelf;
    QString guardianName; // needed when givenBy is 2 or 3
    QString textVersion; // which text was shown or read
    QString language; // "id", "en", "jv"
};
domain::FieldMap consentFields(const ConsentAnswer &answer, UtcMs at);
// Who answers for another gives a name. Errors: RequiredFieldMissing (guardian_name).
Result<> checkAnswer(const ConsentAnswer &answer);

// Under 18 a parent or guardian answers (UU 27/2022 Ps 25). An unknown birth date is taken for a grown person's.
bool needsGuardian(DayNumber born, QDate today);

} // namespace guyub::usecase
