// Reads a CSV of residents in: checks the whole file before the first write, then writes commits of at most 100
// records, each durable, so that a cut import continues where it stopped.
#pragma once

#include "app/domain/csv.h"
#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

#include <functional>

namespace guyub::usecase {

// Why a line cannot be taken, and what to do. Words are chosen by the caller from the code.
enum class ImportFault { Missing, BadNik, BadNoKk, BadDate, BadCode, BadNumber, BadText, TooLong, TwiceInFile, RegisteredAlready, NoBasis, NotRegistered, NoConsent };

struct ImportProblem
{
    int line = 0; // of the file, 1-based
    QString column;
    ImportFault fault = ImportFault::Missing;
    QString detail; // error name such as NOT_DIGITS; never the value
};

struct ImportRow
{
    int line = 0;
    domain::FieldMap fields; // tags of records/resident.h
};

struct ImportPlan
{
    FixedBytes<32> fileSha256;
    int alreadyThrough = 0; // last line that an earlier run has written
    QList<ImportRow> rows;  // good ones beyond that line, in file order
    QList<ImportProblem> problems;
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

class ImportResidents
{
public:
    ImportResidents(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object

    // Columns by header: nik, no_kk, name, sex, birth_date, birth_place, address, rt, rw, phone, relationship, religion,
    // occupation, mother_name; unknown ones are refused. Writes nothing. Errors: BadInput with line (not a CSV, header).
    Result<ImportPlan> check(const QByteArray &csv, const FixedBytes<32> &fileSha256, bool hasBasis) const;
    // Writes the plan's rows. `authority`: legal basis of tier-2 columns, zero: none. `progress(done, total)`; false
    // stops after the present commit. Errors: as RecordStore::commit(); what was committed before stays.
    Result<ImportOutcome> run(const ImportPlan &plan, const Id &authority, const std::function<bool(int, int)> &progress = {});

private:
    class Batch;
    Result<int> linesDone(const FixedBytes<32> &fileSha256) const;
    Result<> checkRow(const domain::CsvTable &table, const domain::CsvRow &row, bool hasBasis, ImportPlan &plan, QSet<QString> &niks) const;

    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
