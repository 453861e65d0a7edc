// Tables as text, strictly after RFC 4180: UTF-8 (a byte order mark is allowed), one header row, comma or semicolon (as the
// header row has it), cells in double quotes may hold separators, line ends and doubled quotes. Line ends are LF or CRLF.
// Lines that begin with '#' before the header are comments; empty lines are skipped.
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace guyub::domain {

struct CsvLimits
{
    qsizetype bytes = 64 * 1024 * 1024;
    qsizetype rows = 1'000'000;
    qsizetype columns = 256;
    qsizetype cellLength = 32'768; // characters
};

struct CsvRow
{
    int line = 0; // 1-based line of the file on which the row begins
    QStringList cells; // as many as the header has
};

struct CsvTable
{
    QStringList header; // unique, none empty
    QList<CsvRow> rows;
    QChar separator = u',';

    qsizetype column(QStringView name) const; // -1: there is none
    QString cell(const CsvRow &row, QStringView name) const; // empty when there is no such column
};

// Errors: BadInput with line and, in detail, the column (character of the line, 1-based) and the reason; never a
// piece of the content. A row with more or fewer cells than the header is an error.
Result<CsvTable> readCsv(const QByteArray &bytes, const CsvLimits &limits = {});

// Builds a table with commas and LF. A cell that a spreadsheet would run as a formula (it begins with = + - @, tab or CR
// and is no plain number and no lone sign) gets an apostrophe in front.
class CsvWriter
{
public:
    explicit CsvWriter(const QStringList &header);
    void addRow(const QStringList &cells); // as many as the header
    const QByteArray &bytes() const { return m_bytes; } // UTF-8, no byte order mark
    QByteArray takeBytes(); // what was added since the last take: for writing as one goes

private:
    QByteArray m_bytes;
    qsizetype m_columns;
};

// The cell text as CsvWriter would show it to a spreadsheet, before quoting.
QString defusedCell(const QString &cell);

} // namespace guyub::domain
