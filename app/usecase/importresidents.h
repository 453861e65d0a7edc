// Reads a CSV of residents in: checks the whole file before the first write, then writes commits of at most 100
// records, each durable, so that a cut import continues where it stopped.
//
// A file of refused lines has two columns more, `line` and `reason`; they are passed over, so that such a file, corrected,
// is one to import.
#pragma once

#include "app/domain/csv.h"
#include "app/ports/clock.h"
#include "app/ports/recordstore.h"
#include "app/usecase/residentform.h"

#include <QMap>

#include <functional>

namespace guyub::usecase {

// Why a line cannot be taken, and what to do. Words are chosen by the caller from the code.
enum class ImportFault { Missing, BadNik, BadNoKk, BadDate, BadCode, BadNumber, BadText, TooLong, TwiceInFile, RegisteredAlready, NoBasis, NotRegistered, NoConsent, BadRow, LikeResident };

inline constexpr char kLineColumn[] = "line";
inline constexpr char kReasonColumn[] = "reason";

struct ImportProblem
{
    int line = 0; // of the file, 1-based
    QString column; // empty: the whole line
    ImportFault fault = ImportFault::Missing;
    QString detail; // error name such as NOT_DIGITS; never the value
};

// Kept, but to be looked at: see FormDoubt.
struct ImportWarning
{
    int line = 0; // of the file, 1-based
    FormDoubt doubt = FormDoubt::AreaUnknown;
};

// A row that is most likely a person who is there already: the same name, sounds alike, and the same day of birth as far as
// it is known. Two numbers that differ are two people.
struct ImportTwin
{
    int line = 0;      // of the file, 1-based
    int otherLine = 0; // the earlier row that it is like; 0: it is like `resident`
    EntityId resident;
};

struct ImportRow
{
    int line = 0;
    domain::FieldMap fields; // tags of records/resident.h
    bool beginsCommit = false; // the line before it is one that only the store refused; see ImportResidents::written()
};

struct ImportPlan
{
    FixedBytes<32> fileSha256;
    int alreadyThrough = 0; // last line that an earlier run has written
    QList<ImportRow> rows;  // good ones that are not written yet, in file order
    QList<ImportProblem> problems; // by line; on a run that continues the same ones as before
    QList<ImportWarning> warnings; // about `rows`
    QList<ImportTwin> twins;       // among `rows`
    bool manyNiksEndInZero = false; // spreadsheets cut long numbers so
    bool hasSensitiveColumns = false;
};

struct ImportOutcome
{
    int residents = 0;
    int households = 0;
    int commits = 0;
    bool cancelled = false;
};

struct ImportTerms
{
    bool hasBasis = false; // for tier-2 columns
    bool refusesTwins = false; // a row with name, birth date and sex of somebody here is a problem and not only a twin
};

struct CellResult; // importfields.h

class ImportResidents
{
public:
    ImportResidents(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object

    // Columns by header: nik, no_kk, name, sex, birth_date, birth_place, address, rt, rw, phone, relationship, religion,
    // occupation, mother_name, nik_override_reason (an officer saw this NIK on the card, whatever the rules say), line,
    // reason; unknown ones are refused. Writes nothing. Errors: BadInput with line (not a CSV, header).
    Result<ImportPlan> check(const QByteArray &csv, const FixedBytes<32> &fileSha256, const ImportTerms &terms) const;
    // Writes the plan's rows. `authority`: legal basis of tier-2 columns, zero: none. `progress(done, total)`; false
    // stops after the present commit. Errors: as RecordStore::commit(); what was committed before stays.
    Result<ImportOutcome> run(const ImportPlan &plan, const Id &authority, const std::function<bool(int, int)> &progress = {});

private:
    class Batch;
    struct Progress; // what a check has seen so far

    // First and last line of every commit that an earlier run made. A line that was refused because of what the store
    // held then lies in none of them: only so can a run that continues tell it from one that was written.
    Result<QMap<int, int>> written(const FixedBytes<32> &fileSha256) const;
    Result<> checkRow(const domain::CsvTable &table, const domain::CsvRow &row, ImportPlan &plan, Progress &progress) const;
    CellResult readField(const domain::FieldSpec &field, const QString &cell, bool isOverridden) const;
    void warn(const ImportRow &row, ImportPlan &plan) const;
    Result<bool> isRegistered(const QString &nik) const;
    // Somebody here who is most likely the row's person; a zero id: nobody.
    Result<ports::ResidentHit> twinOf(const domain::FieldMap &fields, const QStringList &name) const;
    Result<> compare(const ImportRow &row, ImportPlan &plan, Progress &progress) const;

    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
