// One CSV cell to one field value, as people and spreadsheets write them.
#pragma once

#include "app/domain/recordspec.h"
#include "app/usecase/importresidents.h"

#include <optional>

namespace guyub::usecase {

struct CellResult
{
    std::optional<domain::Value> value; // nothing: empty cell or fault
    std::optional<ImportFault> fault;
    QString detail;
};

// Whatever domain::validateValue() would refuse is a fault here, so that a cell without one can be stored.
CellResult readCell(const domain::FieldSpec &field, const QString &cell, QDate today);

// The digits of a number that the rules refuse and an officer keeps, because it stands so on the card (DOMAIN A). Nothing:
// it is no number to keep, or no rule refuses it.
std::optional<domain::Value> overriddenNik(const QString &typed, QDate today);

// What is said of a column of a table that nobody knows.
QString unknownColumn(const QString &column, const QStringList &known);

// 2026-11-24, 24-11-2026, 24/11/2026 or a bare year (month and day unknown); 0 when it is none of them.
DayNumber readDay(const QString &text);

} // namespace guyub::usecase
