#include "ui/screens/residents/residenthistory.h"

#include "app/domain/records/consent.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/visit.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/screens/valuewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace guyub::ui {

using namespace domain;

namespace {

constexpr int kRowsOfAKind = 60;

QString decimal(qint64 whole, qint64 perUnit)
{
    return QLocale().toString(static_cast<double>(whole) / static_cast<double>(perUnit), 'f', 1);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

// A class only so that lupdate and tr() agree on the context.
class ResidentHistory
{
    Q_DECLARE_TR_FUNCTIONS(ResidentHistory)

public:
    ResidentHistory(const AppContext &context, const EntityId &resident, bool showsMeasures) :
        m_context(context), m_resident(resident), m_showsMeasures(showsMeasures)
    {
    }
    Result<QList<ListRow>> rows();

private:
    struct Event
    {
        UtcMs at = 0;
        ListRow row;
    };
    Result<> addRecords(RecordType type);
    Result<> addChanges();
    void add(UtcMs at, ListRow row, bool isWaiting);
    QString day(UtcMs at) const { return instantText(at, m_context.office.areaCode, false); }
    ListRow receiptRow(const ports::Record &record) const;
    ListRow visitRow(const ports::Record &record) const;
    ListRow consentRow(const ports::Record &record) const;

    const AppContext &m_context;
    const EntityId &m_resident;
    bool m_showsMeasures;
    QList<Event> m_events;
};

ListRow ResidentHistory::receiptRow(const ports::Record &record) const
{
    ListRow row;
    row.title = tr("Receipt %1").arg(textOf(record.fields, receipt::Number));
    row.detail = joined({codeText("jenis_tanda_terima", wholeOf(record.fields, receipt::Service)), day(record.savedAt)});
    row.icon = Icon::Receipt;
    row.key = toByteArray(record.id);
    return row;
}

ListRow ResidentHistory::visitRow(const ports::Record &record) const
{
    QStringList measures;
    if (hasValue(record.fields, visit::WeightG))
        measures.append(tr("%1 kg").arg(decimal(wholeOf(record.fields, visit::WeightG), 1000)));
    if (hasValue(record.fields, visit::LengthMm))
        measures.append(tr("%1 cm").arg(decimal(wholeOf(record.fields, visit::LengthMm), 10)));
    const QString measured = dayText(wholeOf(record.fields, visit::MeasuredOn)), written = day(record.savedAt);
    ListRow row;
    row.title = m_showsMeasures ? tr("Weighed: %1").arg(measures.join(QStringLiteral(", "))) : tr("Weighed; not shown without consent");
    row.detail = joined({measured, measured == written ? QString() : tr("written down %1").arg(written)});
    row.icon = Icon::Scale;
    return row;
}

ListRow ResidentHistory::consentRow(const ports::Record &record) const
{
    ListRow row;
    row.title = codeText("tujuan_persetujuan", wholeOf(record.fields, consent::Purpose));
    row.detail = joined({wholeOf(record.fields, consent::Given) == 1 ? tr("Agreed") : tr("Did not agree"),
        textOf(record.fields, consent::GuardianName), day(record.savedAt)});
    row.icon = Icon::Shield;
    return row;
}

void ResidentHistory::add(UtcMs at, ListRow row, bool isWaiting)
{
    if (isWaiting)
        row.status = tr("waiting");
    m_events.append({at, row});
}

Result<> ResidentHistory::addRecords(RecordType type)
{
    GUYUB_TRY_VALUE(const auto records, m_context.store->recordsOf(m_resident, type, kRowsOfAKind));
    for (const ports::Record &record : records)
        add(record.savedAt, type == RecordType::Receipt ? receiptRow(record) : type == RecordType::Visit ? visitRow(record) : consentRow(record), record.waiting);
    return {};
}

Result<> ResidentHistory::addChanges()
{
    GUYUB_TRY_VALUE(const auto changes, m_context.store->changesOf(m_resident, kRowsOfAKind));
    for (const ports::DataChange &change : changes) {
        QStringList names;
        for (const FieldTag tag : change.fields)
            names.append(fieldLabel(tag));
        ListRow row;
        row.title = change.isRegistration ? tr("Registered") : tr("Data changed: %1").arg(names.join(QStringLiteral(", ")));
        row.detail = joined({change.person, day(change.at)});
        row.icon = change.isRegistration ? Icon::PersonAdd : Icon::Pen;
        add(change.at, row, change.waiting);
    }
    return {};
}

Result<QList<ListRow>> ResidentHistory::rows()
{
    for (const RecordType type : {RecordType::Receipt, RecordType::Visit, RecordType::Consent})
        GUYUB_TRY(addRecords(type));
    GUYUB_TRY(addChanges()); // last: of what one action did the registration came first
    std::stable_sort(m_events.begin(), m_events.end(), [](const Event &a, const Event &b) { return a.at > b.at; });
    QList<ListRow> rows;
    for (const Event &event : std::as_const(m_events))
        rows.append(event.row);
    if (rows.isEmpty()) {
        ListRow nothing;
        nothing.title = tr("Nothing has been written down yet");
        nothing.icon = Icon::Clock;
        rows.append(nothing);
    }
    return rows;
}

} // namespace

Result<QList<ListRow>> residentHistory(const AppContext &context, const EntityId &resident, bool showsMeasures)
{
    return ResidentHistory(context, resident, showsMeasures).rows();
}

} // namespace guyub::ui
