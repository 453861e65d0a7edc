#include "app/usecase/printreceipt.h"

#include "app/domain/records/printevent.h"
#include "app/domain/records/receipt.h"

#include <QMap>

namespace guyub::usecase {

using namespace domain;
using ports::Record;

namespace {

constexpr int kPageOfEvents = 200;
constexpr int kLastCopy = 999; // as printevent allows

Result<EntityId> residentOf(const ports::RecordStore &store, const EntityId &receiptId)
{
    GUYUB_TRY_VALUE(const Record record, store.load(receiptId));
    const auto resident = EntityId::from(viewOf(bytesOf(record.fields, receipt::ResidentId)));
    if (record.type != RecordType::Receipt || !resident)
        return fail(ErrorCode::NotFound, QStringLiteral("receipt"));
    return *resident;
}

} // namespace

PrintReceipt::PrintReceipt(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<int> PrintReceipt::nextCopy(const EntityId &receiptId) const
{
    GUYUB_TRY_VALUE(const EntityId resident, residentOf(m_store, receiptId));
    QMap<qint64, int> papers; // copy number: times begun less times failed
    for (int offset = 0;; offset += kPageOfEvents) {
        GUYUB_TRY_VALUE(const auto events, m_store.recordsOf(resident, RecordType::PrintEvent, kPageOfEvents, offset));
        for (const Record &event : events)
            if (bytesOf(event.fields, printevent::ReceiptId) == toByteArray(receiptId))
                papers[wholeOf(event.fields, printevent::CopyNumber)] += wholeOf(event.fields, printevent::Failed) == 1 ? -1 : 1;
        if (events.size() < kPageOfEvents)
            break;
    }
    int next = 0;
    for (auto it = papers.cbegin(); it != papers.cend(); ++it)
        if (*it > 0)
            next = static_cast<int>(it.key()) + 1;
    return next;
}

Result<int> PrintReceipt::begin(const EntityId &receiptId, ports::Medium medium)
{
    GUYUB_TRY_VALUE(const int copy, nextCopy(receiptId));
    if (copy > kLastCopy)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("no more copies of this receipt"), QStringLiteral("copy_number"));
    GUYUB_TRY(keep(receiptId, copy, medium, false));
    return copy;
}

Result<> PrintReceipt::failed(const EntityId &receiptId, int copy, ports::Medium medium)
{
    return keep(receiptId, copy, medium, true);
}

Result<> PrintReceipt::keep(const EntityId &receiptId, int copy, ports::Medium medium, bool failed)
{
    GUYUB_TRY_VALUE(const EntityId resident, residentOf(m_store, receiptId));
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::PrintEvent;
    change.subject = resident;
    change.fields = {{printevent::ReceiptId, toByteArray(receiptId)}, {printevent::ResidentId, toByteArray(resident)}, {printevent::CopyNumber, qint64(copy)},
        {printevent::Failed, qint64(failed)}, {printevent::At, m_clock.nowUtc()}, {printevent::Medium, static_cast<qint64>(medium)}};
    ports::Action action;
    action.changes = {change};
    GUYUB_TRY(m_store.commit(action));
    return {};
}

} // namespace guyub::usecase
