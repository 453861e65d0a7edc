#include "app/domain/csv.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

namespace guyub::domain {

namespace {

tl::unexpected<Error> badCsv(int line, qsizetype column, const QString &reason)
{
    return fail(ErrorCode::BadInput, QStringLiteral("column %1: %2").arg(column).arg(reason), {}, line);
}

// A multi-byte character never holds the byte LF, so each line can be checked on its own; that gives the line number.
Result<> checkEncoding(const QByteArray &bytes)
{
    int line = 1;
    qsizetype start = 0;
    while (start <= bytes.size()) {
        qsizetype end = bytes.indexOf('\n', start);
        if (end < 0)
            end = bytes.size();
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder.decode(QByteArrayView(bytes).sliced(start, end - start));
        if (decoder.hasError())
            return badCsv(line, 1, QStringLiteral("the text is not UTF-8; save the file as CSV UTF-8"));
        if (const qsizetype zero = text.indexOf(QChar(u'\0')); zero >= 0)
            return badCsv(line, zero + 1, QStringLiteral("a zero byte: this is no text file"));
        start = end + 1;
        ++line;
    }
    return {};
}

// Walks the decoded text once; all positions are those of the file.
class Reader
{
public:
    Reader(const QString &text, const CsvLimits &limits) : m_text(text), m_limits(limits) { }

    Result<CsvTable> run()
    {
        skipComments();
        m_separator = guessSeparator();
        CsvTable table;
        table.separator = m_separator;
        while (m_at < m_text.size()) {
            if (skipEmptyLine())
                continue;
            CsvRow row;
            row.line = m_line;
            const Place start{m_at, m_lineStart, m_line};
            const Result<> read = readRow(row.cells);
            if (table.header.isEmpty()) {
                GUYUB_TRY(read);
                GUYUB_TRY(acceptHeader(row));
                table.header = row.cells;
                table.headerLine = row.line;
                continue;
            }
            if (table.rows.size() + table.faults.size() >= m_limits.rows)
                return badCsv(row.line, 1, QStringLiteral("more than %1 rows").arg(m_limits.rows));
            if (read && row.cells.size() == table.header.size())
                table.rows.append(row);
            else
                GUYUB_TRY(keepFault(table, read ? wrongCount(row, table) : CsvFault{row.line, {passOver(start)}, read.error()}));
        }
        if (table.header.isEmpty())
            return badCsv(m_line, 1, QStringLiteral("there is no header row"));
        return table;
    }

private:
    struct Place
    {
        qsizetype at, lineStart;
        int line;
    };

    static CsvFault wrongCount(const CsvRow &row, const CsvTable &table)
    {
        const qsizetype cells = row.cells.size(), columns = table.header.size();
        const QString which = cells < columns ? QStringLiteral("the first missing is \"%1\"").arg(table.header.at(cells)) : QStringLiteral("cell %1, after \"%2\", is one too many").arg(columns + 1).arg(table.header.last());
        return {row.line, row.cells, {ErrorCode::BadInput, QStringLiteral("%1 cells where the header has %2: %3").arg(cells).arg(columns).arg(which), {}, row.line}};
    }
    Result<> keepFault(CsvTable &table, const CsvFault &fault) const
    {
        if (m_limits.faults == 0)
            return tl::unexpected(fault.error);
        if (table.faults.size() >= m_limits.faults)
            return fail(ErrorCode::BadInput, QStringLiteral("more than %1 lines are no rows of this table").arg(m_limits.faults), {}, fault.line);
        table.faults.append(fault);
        return {};
    }
    // A quote that is never closed would take the rest of the file along, so only the line on which the row began is
    // given up.
    QString passOver(const Place &start)
    {
        m_at = start.at;
        m_lineStart = start.lineStart;
        m_line = start.line;
        qsizetype end = m_text.indexOf(u'\n', m_at);
        end = end < 0 ? m_text.size() : end;
        QString line = m_text.mid(m_at, end - m_at);
        if (line.endsWith(u'\r'))
            line.chop(1);
        m_at = end;
        newLine();
        return line;
    }
    qsizetype columnNow() const { return m_at - m_lineStart + 1; }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atLineEnd() const { return atEnd() || m_text[m_at] == u'\n' || m_text[m_at] == u'\r'; }

    void skipComments()
    {
        while (!atEnd() && m_text[m_at] == u'#') {
            const qsizetype end = m_text.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_text.size() : end;
            newLine();
        }
    }
    void newLine()
    {
        if (!atEnd())
            ++m_at;
        ++m_line;
        m_lineStart = m_at;
    }
    bool skipEmptyLine()
    {
        qsizetype end = m_at;
        if (m_text[end] == u'\r' && end + 1 < m_text.size())
            ++end;
        if (m_text[end] != u'\n')
            return false;
        m_at = end;
        newLine();
        return true;
    }
    QChar guessSeparator() const
    {
        int commas = 0;
        int semicolons = 0;
        bool quoted = false;
        for (qsizetype i = m_at; i < m_text.size() && (quoted || m_text[i] != u'\n'); ++i) {
            if (m_text[i] == u'"')
                quoted = !quoted;
            else if (!quoted && m_text[i] == u',')
                ++commas;
            else if (!quoted && m_text[i] == u';')
                ++semicolons;
        }
        return semicolons > commas ? u';' : u',';
    }
    Result<> acceptHeader(const CsvRow &row) const
    {
        QSet<QString> seen;
        for (const QString &name : row.cells) {
            if (name.isEmpty())
                return fail(ErrorCode::BadInput, QStringLiteral("a column has no name"), {}, row.line);
            if (seen.contains(name))
                return fail(ErrorCode::BadInput, QStringLiteral("two columns have the same name"), {}, row.line);
            seen.insert(name);
        }
        return {};
    }

    Result<> readRow(QStringList &cells)
    {
        for (;;) {
            if (cells.size() >= m_limits.columns)
                return badCsv(m_line, columnNow(), QStringLiteral("more than %1 columns").arg(m_limits.columns));
            QString cell;
            GUYUB_TRY(!atEnd() && m_text[m_at] == u'"' ? readQuoted(cell) : readPlain(cell));
            cells.append(cell);
            if (!atEnd() && m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            return endRow();
        }
    }
    Result<> endRow()
    {
        if (!atEnd() && m_text[m_at] == u'\r') {
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] != u'\n')
                return badCsv(m_line, columnNow(), QStringLiteral("a lone carriage return"));
            ++m_at;
        }
        newLine();
        return {};
    }
    Result<> readPlain(QString &cell)
    {
        const qsizetype start = m_at;
        while (!atLineEnd() && m_text[m_at] != m_separator) {
            if (m_text[m_at] == u'"')
                return badCsv(
                    m_line, columnNow(), QStringLiteral("a quote inside a cell that does not begin with one"));
            ++m_at;
        }
        cell = m_text.mid(start, m_at - start);
        return checkLength(cell);
    }
    Result<> readQuoted(QString &cell)
    {
        const int openedOnLine = m_line;
        const qsizetype openedAt = columnNow();
        ++m_at;
        for (;;) {
            if (atEnd())
                return badCsv(openedOnLine, openedAt, QStringLiteral("the quote that opens here is never closed"));
            const QChar c = m_text[m_at];
            if (c == u'"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                cell.append(c);
                m_at += 2;
                continue;
            }
            if (c == u'"')
                break;
            cell.append(c);
            if (c == u'\n')
                newLine();
            else
                ++m_at;
            GUYUB_TRY(checkLength(cell));
        }
        ++m_at;
        if (!atLineEnd() && m_text[m_at] != m_separator)
            return badCsv(m_line, columnNow(), QStringLiteral("text after the closing quote"));
        return {};
    }
    Result<> checkLength(const QString &cell) const
    {
        if (cell.size() > m_limits.cellLength)
            return badCsv(
                m_line, columnNow(), QStringLiteral("a cell longer than %1 characters").arg(m_limits.cellLength));
        return {};
    }

    const QString &m_text;
    const CsvLimits &m_limits;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    QChar m_separator = u',';
};

} // namespace

qsizetype CsvTable::column(QStringView name) const
{
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (header[i] == name)
            return i;
    }
    return -1;
}

QString CsvTable::cell(const CsvRow &row, QStringView name) const
{
    const qsizetype index = column(name);
    return index < 0 ? QString() : row.cells[index];
}

Result<CsvTable> readCsv(const QByteArray &bytes, const CsvLimits &limits)
{
    CsvLimits strict = limits;
    strict.faults = 0;
    return readCsvLoosely(bytes, strict);
}

Result<CsvTable> readCsvLoosely(const QByteArray &bytes, const CsvLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return badCsv(1, 1, QStringLiteral("the file is larger than %1 bytes").arg(limits.bytes));
    const bool hasMark = bytes.startsWith("\xef\xbb\xbf");
    const QByteArray content = hasMark ? bytes.mid(3) : bytes;
    GUYUB_TRY(checkEncoding(content));
    const QString text = QString::fromUtf8(content);
    return Reader(text, limits).run();
}

QString defusedCell(const QString &cell)
{
    static const QRegularExpression number(QStringLiteral("^[+-]?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?$"));
    if (cell.size() < 2 || !QStringLiteral("=+-@\t\r").contains(cell.front()) || number.match(cell).hasMatch())
        return cell;
    return QLatin1Char('\'') + cell;
}

QString plainCell(const QString &cell)
{
    const QString plain = cell.mid(1);
    return cell.startsWith(QLatin1Char('\'')) && defusedCell(plain) == cell ? plain : cell;
}

CsvWriter::CsvWriter(const QStringList &header, QChar separator) : m_columns(header.size()), m_separator(separator)
{
    addRow(header);
}

void CsvWriter::addRow(const QStringList &cells)
{
    Q_ASSERT(cells.size() == m_columns);
    add(cells);
}

void CsvWriter::addBrokenRow(const QStringList &cells)
{
    add(cells.size() == m_columns ? cells + QStringList{QString()} : cells);
}

void CsvWriter::add(const QStringList &cells)
{
    QStringList quoted;
    quoted.reserve(cells.size());
    for (const QString &raw : cells) {
        QString cell = defusedCell(raw);
        const bool needsQuotes = cell.contains(u',') || cell.contains(u';') || cell.contains(u'"')
            || cell.contains(u'\n') || cell.contains(u'\r') || (cells.size() == 1 && cell.isEmpty());
        if (needsQuotes) {
            cell.replace(u'"', QStringLiteral("\"\""));
            cell = u'"' + cell + u'"';
        }
        quoted.append(cell);
    }
    m_bytes += quoted.join(m_separator).toUtf8() + '\n';
}

QByteArray CsvWriter::takeBytes()
{
    QByteArray taken;
    taken.swap(m_bytes);
    return taken;
}

} // namespace guyub::domain
