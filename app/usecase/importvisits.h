// Weighings from a posyandu's book, typed into a table. The whole table is checked before the first write; every weighing
// is then a visit of its own, and a weighing that is there already is passed over, so a cut run may simply run again.
#pragma once

#include "app/domain/csv.h"
#include "app/usecase/importresidents.h"
#include "app/usecase/logvisit.h"

namespace guyub::usecase {

struct VisitRow
{
    int line = 0; // of the file, 1-based
    Measurement measurement;
    QString guardianName; // who agreed on paper; empty: a consent must be in force already
};

struct VisitPlan
{
    QList<VisitRow> rows; // oldest weighing first
    QList<ImportProblem> problems;
    int known = 0; // weighings that are there already
};

struct VisitOutcome
{
    int visits = 0;
    int consents = 0;
    bool cancelled = false;
};

class ImportVisits
{
public:
    ImportVisits(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object

    // Columns by header: nik, day, weight_kg, length_cm, head_cm, muac_cm, guardian_name; unknown ones are refused. Writes
    // nothing. Errors: BadInput with line (not a CSV, header), StoreFailed.
    Result<VisitPlan> check(const QByteArray &csv) const;
    // Keeps the guardian's consent to child health where none is in force, then the visit. `progress(done, total)`; false
    // stops. Errors: as LogVisit::run(); what was written before stays.
    Result<VisitOutcome> run(const VisitPlan &plan, const std::function<bool(int, int)> &progress = {});

private:
    Result<> checkRow(const domain::CsvTable &table, const domain::CsvRow &row, VisitPlan &plan) const;

    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
