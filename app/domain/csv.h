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
    qsizetype faults = 10'000; // of readCsvLoosely(): a file with more is no such table; 0: the first one is the error
};

struct CsvRow
{
    int line = 0; // 1-based line of the file on which the row begins
    QStringList cells; // as many as the header has
};

// A line that is no row of its table.
struct CsvFault
{
    int line = 0; // 1-based line of the file on which it begins
    QStringList cells; // more or fewer than the header has; when they cannot be told apart: one, the line as it stands
    Error error; // as readCsv() would say it
};

struct CsvTable
{
    QStringList header; // unique, none empty
    int headerLine = 1;
    QList<CsvRow> rows;
    QList<CsvFault> faults; // of readCsvLoosely() only
    QChar separator = u',';

    qsizetype column(QStringView name) const; // -1: there is none
    QString cell(const CsvRow &row, QStringView name) const; // empty when there is no such column
};

// Errors: BadInput with line and, in detail, the column (character of the line, 1-based) and the reason; never a
// piece of the content. A row with more or fewer cells than the header is an error.
Result<CsvTable> readCsv(const QByteArray &bytes, const CsvLimits &limits = {});
// The same, but a line behind the header that is no row is kept as a fault, and reading goes on with the next line.
Result<CsvTable> readCsvLoosely(const QByteArray &bytes, const CsvLimits &limits = {});

// Builds a table with LF. A cell that a spreadsheet would run as a formula (it begins with = + - @, tab or CR
// and is no plain number and no lone sign) gets an apostrophe in front.
class CsvWriter
{
public:
    explicit CsvWriter(const QStringList &header, QChar separator = u',');
    void addRow(const QStringList &cells); // as many as the header
    void addBrokenRow(const QStringList &cells); // other than the header: a reader refuses it, as it did before
    const QByteArray &bytes() const { return m_bytes; } // UTF-8, no byte order mark
    QByteArray takeBytes(); // what was added since the last take: for writing as one goes

private:
    void add(const QStringList &cells);

    QByteArray m_bytes;
    qsizetype m_columns;
    QChar m_separator;
};

// The cell text as CsvWriter would show it to a spreadsheet, before quoting.
QString defusedCell(const QString &cell);
// What was written, from a cell that defusedCell() made.
QString plainCell(const QString &cell);

} // namespace guyub::domain
