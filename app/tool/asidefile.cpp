#include "app/tool/asidefile.h"

#include "app/base/durablefile.h"
#include "app/tool/importwords.h"

#include <QFileInfo>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace guyub::domain;
using namespace guyub::usecase;

namespace guyub::tool {

namespace {

// The columns that a file of refused lines has behind those of its table.
const QStringList &marks()
{
    static const QStringList names{QLatin1String(kLineColumn), QLatin1String(kReasonColumn)};
    return names;
}

// Line -> why it was refused.
QMap<int, QStringList> reasonsOf(const ImportPlan &plan)
{
    QMap<int, QStringList> reasons;
    for (const ImportProblem &problem : plan.problems)
        reasons[problem.line].append(problem.column.isEmpty() ? faultName(problem.fault) : QStringLiteral("%1: %2").arg(problem.column, faultName(problem.fault)));
    return reasons;
}

// A file of refused lines may be refused again: it then gets new marks in place of the old ones.
class AsideText
{
public:
    AsideText(const CsvTable &table, const ImportPlan &plan) : m_table(table), m_reasons(reasonsOf(plan)), m_endsInMarks(table.header.mid(table.header.size() - marks().size()) == marks()) { }

    QByteArray bytes() const
    {
        QMap<int, const CsvRow *> rows;
        QMap<int, const CsvFault *> faults;
        for (const CsvRow &row : m_table.rows)
            rows.insert(row.line, &row);
        for (const CsvFault &fault : m_table.faults)
            faults.insert(fault.line, &fault);
        CsvWriter writer(withoutMarks(m_table.header) + marks(), m_table.separator);
        for (auto it = m_reasons.cbegin(); it != m_reasons.cend(); ++it) {
            const QStringList why{QString::number(it.key()), it->join(QStringLiteral("; "))};
            if (const CsvRow *row = rows.value(it.key()))
                writer.addRow(withoutMarks(row->cells) + why);
            else if (const CsvFault *fault = faults.value(it.key()))
                writer.addBrokenRow((m_endsInMarks ? withoutLast(fault->cells) : fault->cells) + why);
        }
        return writer.takeBytes();
    }

private:
    static QStringList withoutLast(const QStringList &cells) { return cells.size() > marks().size() ? cells.mid(0, cells.size() - marks().size()) : cells; }
    QStringList withoutMarks(const QStringList &cells) const
    {
        QStringList kept;
        for (qsizetype i = 0; i < cells.size(); ++i)
            if (!marks().contains(m_table.header.at(i)))
                kept.append(plainCell(cells.at(i)));
        return kept;
    }

    const CsvTable &m_table;
    QMap<int, QStringList> m_reasons;
    bool m_endsInMarks;
};

bool holdsAll(const QByteArray &text, const QByteArray &other)
{
    const QByteArrayList lines = text.split('\n'), others = other.split('\n');
    const QSet<QByteArray> known(lines.cbegin(), lines.cend());
    return std::all_of(others.cbegin(), others.cend(), [&](const QByteArray &line) { return known.contains(line); });
}

} // namespace

Result<> setAside(const QString &path, const QByteArray &csv, const ImportPlan &plan)
{
    GUYUB_TRY_VALUE(const CsvTable table, readCsvLoosely(csv));
    const QByteArray bytes = AsideText(table, plan).bytes();
    const auto there = readWhole(path);
    if (there && *there == bytes)
        return {};
    if (there ? !holdsAll(bytes, *there) : QFileInfo::exists(path))
        return fail(ErrorCode::TargetExists, QStringLiteral("the file for refused lines is there already and holds others; move it away or name another"), QStringLiteral("skip-bad"));
    return writeDurably(path, bytes, FileAccess::OwnerOnly);
}

} // namespace guyub::tool
