#include "app/usecase/receiptfacts.h"

#include "app/domain/mask.h"
#include "app/domain/receiptpayload.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/operator.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/receiptstatus.h"
#include "app/domain/records/resident.h"
#include "app/usecase/issuereceipt.h"

#include <functional>
#include <optional>

namespace guyub::usecase {

using namespace domain;
using ports::Record;

namespace {

constexpr int kPage = 200;

EntityId entityOf(const FieldMap &fields, FieldTag tag)
{
    return EntityId::from(viewOf(bytesOf(fields, tag))).value_or(EntityId{});
}

// The newest record of `resident` for which `isIt`; nothing when there is none.
Result<std::optional<Record>> newestOf(const ports::RecordStore &store, const EntityId &resident, RecordType type, const std::function<bool(const Record &)> &isIt)
{
    for (int offset = 0;; offset += kPage) {
        GUYUB_TRY_VALUE(const auto records, store.recordsOf(resident, type, kPage, offset));
        for (const Record &record : records)
            if (isIt(record))
                return std::optional<Record>(record);
        if (records.size() < kPage)
            return std::optional<Record>();
    }
}

// What may be unknown here (a person erased, an operator of another scope) leaves its words empty.
Result<std::optional<Record>> loadIfThere(const ports::RecordStore &store, const EntityId &id)
{
    auto record = store.load(id);
    if (record)
        return std::optional<Record>(*record);
    if (record.error().code == ErrorCode::NotFound)
        return std::optional<Record>();
    return tl::unexpected(record.error());
}

Result<> addPeople(const ports::RecordStore &store, const EntityId &operatorId, ReceiptFacts &facts)
{
    GUYUB_TRY_VALUE(const auto person, loadIfThere(store, facts.resident));
    if (person) {
        facts.holderName = textOf(person->fields, resident::Name);
        facts.maskedNik = maskNik(textOf(person->fields, resident::Nik));
    }
    GUYUB_TRY_VALUE(const auto officer, loadIfThere(store, operatorId));
    if (officer) {
        facts.operatorName = textOf(officer->fields, operator_::Name);
        facts.operatorRole = wholeOf(officer->fields, operator_::Role);
    }
    GUYUB_TRY_VALUE(facts.office, officeFacts(store));
    GUYUB_TRY_VALUE(const ports::SyncStatus sync, store.syncStatus());
    facts.isProvisional = !sync.enrolled;
    return {};
}

} // namespace

Result<OfficeFacts> officeFacts(const ports::RecordStore &store)
{
    GUYUB_TRY_VALUE(const auto settings, store.allOf(RecordType::LedgerSettings, 1));
    if (settings.isEmpty())
        return OfficeFacts{};
    const FieldMap &fields = settings.first().fields;
    return OfficeFacts{textOf(fields, ledgersettings::OfficeName), textOf(fields, ledgersettings::AreaLine), textOf(fields, ledgersettings::AreaCode)};
}

Result<ReceiptStanding> receiptStanding(const ports::RecordStore &store, const Record &receiptRecord)
{
    const EntityId resident = entityOf(receiptRecord.fields, receipt::ResidentId);
    const QByteArray id = toByteArray(receiptRecord.id);
    const auto hasStatus = [&](ReceiptStatusCode code) {
        return [id, code](const Record &status) {
            return bytesOf(status.fields, receiptstatus::ReceiptId) == id && wholeOf(status.fields, receiptstatus::State) == static_cast<qint64>(code);
        };
    };
    ReceiptStanding standing;
    GUYUB_TRY_VALUE(const auto replacement, newestOf(store, resident, RecordType::Receipt, [&](const Record &other) { return bytesOf(other.fields, receipt::SupersedesId) == id; }));
    GUYUB_TRY_VALUE(const auto superseded, newestOf(store, resident, RecordType::ReceiptStatus, hasStatus(ReceiptStatusCode::Superseded)));
    if (replacement || superseded)
        standing.state = ReceiptState::Superseded;
    if (replacement)
        standing.replacedBy = textOf(replacement->fields, receipt::Number);
    GUYUB_TRY_VALUE(const auto voided, newestOf(store, resident, RecordType::ReceiptStatus, hasStatus(ReceiptStatusCode::Void)));
    if (voided) {
        standing.state = ReceiptState::Void;
        standing.voidReason = textOf(voided->fields, receiptstatus::Reason);
    }
    return standing;
}

Result<ReceiptFacts> receiptFacts(const ports::RecordStore &store, const EntityId &id)
{
    GUYUB_TRY_VALUE(const Record record, store.load(id));
    const auto signature = Signature::from(viewOf(bytesOf(record.fields, receipt::SignatureBytes)));
    if (record.type != RecordType::Receipt || !signature)
        return fail(ErrorCode::NotFound, QStringLiteral("receipt"));
    ReceiptFacts facts;
    facts.id = id;
    facts.resident = entityOf(record.fields, receipt::ResidentId);
    facts.code = textOf(record.fields, receipt::Number);
    facts.issuedAt = wholeOf(record.fields, receipt::IssuedAt);
    facts.service = wholeOf(record.fields, receipt::Service);
    facts.detail = textOf(record.fields, receipt::Detail);
    facts.payload = receiptQrText(bytesOf(record.fields, receipt::Body), *signature);
    GUYUB_TRY(addPeople(store, entityOf(record.fields, receipt::OperatorId), facts));
    facts.holderName = textOf(record.fields, receipt::HolderName);
    facts.maskedNik = textOf(record.fields, receipt::HolderNikMasked);
    GUYUB_TRY_VALUE(facts.standing, receiptStanding(store, record));
    return facts;
}

Result<ReceiptFacts> previewFacts(const ports::RecordStore &store, const EntityId &resident, UtcMs at)
{
    ReceiptFacts facts;
    facts.resident = resident;
    facts.issuedAt = at;
    GUYUB_TRY(addPeople(store, store.operatorId(), facts));
    return facts;
}

} // namespace guyub::usecase
