#include "app/usecase/issuereceipt.h"

#include "app/domain/mask.h"
#include "app/domain/receiptcode.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/receiptstatus.h"
#include "app/domain/records/resident.h"
#include "app/usecase/receiptfacts.h"

#include <limits>

namespace guyub::usecase {

using namespace domain;
using ports::Record;

namespace {

constexpr UtcMs kMinuteMs = 60'000;

Result<Record> loadReceipt(const ports::RecordStore &store, const EntityId &id)
{
    GUYUB_TRY_VALUE(const Record record, store.load(id));
    if (record.type != RecordType::Receipt)
        return fail(ErrorCode::NotFound, QStringLiteral("receipt"));
    return record;
}

// Aid, letters and complaints are recorded nowhere yet, so no paper says that they were.
ReceiptKind receiptFor(ports::ActionKind action)
{
    switch (action) {
    case ports::ActionKind::Registration:
        return ReceiptKind::Registration;
    case ports::ActionKind::Visit:
        return ReceiptKind::Visit;
    case ports::ActionKind::DataChange:
        return ReceiptKind::DataChange;
    case ports::ActionKind::Consent:
        break;
    }
    return ReceiptKind::Consent;
}

EntityId residentOf(const Record &receiptRecord)
{
    return EntityId::from(viewOf(bytesOf(receiptRecord.fields, receipt::ResidentId))).value_or(EntityId{});
}

} // namespace

ports::Change receiptStatusChange(const EntityId &receiptId, const EntityId &resident, ReceiptStatusCode status, const QString &reason, UtcMs at)
{
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::ReceiptStatus;
    change.subject = resident;
    change.fields = {{receiptstatus::ReceiptId, toByteArray(receiptId)}, {receiptstatus::ResidentId, toByteArray(resident)},
        {receiptstatus::State, static_cast<qint64>(status)}, {receiptstatus::At, at}};
    if (!reason.isEmpty())
        change.fields.insert(receiptstatus::Reason, reason);
    return change;
}

IssueReceipt::IssueReceipt(ports::RecordStore &store, ports::ReceiptSigner &signer, const ports::Clock &clock) : m_store(store), m_signer(signer), m_clock(clock) { }

Result<QList<ports::ActionAbout>> IssueReceipt::provableActions(const EntityId &resident, const Hash &action) const
{
    if (action.isZero())
        return m_store.newestActionsAbout(resident);
    GUYUB_TRY_VALUE(const auto kinds, m_store.kindsOfAction(action, resident));
    return kinds.isEmpty() ? QList<ports::ActionAbout>() : QList<ports::ActionAbout>{{action, kinds}};
}

Result<QList<ReceiptKind>> IssueReceipt::offeredKinds(const EntityId &resident, const Hash &action) const
{
    GUYUB_TRY_VALUE(const auto actions, provableActions(resident, action));
    QList<ReceiptKind> kinds;
    for (const ports::ActionAbout &each : actions)
        for (const ports::ActionKind kind : each.kinds)
            kinds.append(receiptFor(kind));
    return kinds;
}

Result<IssueReceipt::Proof> IssueReceipt::proofFor(const ReceiptRequest &request) const
{
    GUYUB_TRY_VALUE(const auto actions, provableActions(request.resident, request.actionCommit));
    for (const ports::ActionAbout &action : actions)
        for (const ports::ActionKind kind : action.kinds)
            if (!request.kind || receiptFor(kind) == *request.kind)
                return Proof{action.commit, receiptFor(kind)};
    const QString field = QStringLiteral("action_commit");
    return request.actionCommit.isZero() ? fail(ErrorCode::NotFound, QStringLiteral("nothing of this kind is recorded for this person yet"), field)
                                         : fail(ErrorCode::NotFound, QStringLiteral("this action is not in the log of this person as one of this kind"), field);
}

Result<> IssueReceipt::checkReplaced(const ReceiptRequest &request) const
{
    if (request.supersedes.isZero())
        return {};
    const auto replaced = loadReceipt(m_store, request.supersedes);
    if (!replaced && replaced.error().code != ErrorCode::NotFound)
        return tl::unexpected(replaced.error());
    if (!replaced || residentOf(*replaced) != request.resident)
        return fail(ErrorCode::NotFound, QStringLiteral("no such receipt of this resident"), QStringLiteral("supersedes_id"));
    GUYUB_TRY_VALUE(const ReceiptStanding standing, receiptStanding(m_store, *replaced));
    if (standing.state == ReceiptState::Superseded)
        return fail(ErrorCode::Refused, QStringLiteral("this receipt was replaced already"), QStringLiteral("supersedes_id"));
    return {};
}

Result<ReceiptBody> IssueReceipt::bodyOf(const EntityId &resident, const Proof &proof, qint64 number, UtcMs at) const
{
    GUYUB_TRY_VALUE(const auto settings, m_store.allOf(RecordType::LedgerSettings, 1));
    ReceiptBody body;
    body.keyId = m_signer.keyId();
    body.action = *FixedBytes<16>::from(proof.action.view().first(16));
    body.letters = receiptLettersOf(m_store.stream());
    body.number = static_cast<quint32>(number);
    body.issuedAt = at;
    body.service = static_cast<quint8>(proof.kind);
    body.areaCode = settings.isEmpty() ? QString() : textOf(settings.first().fields, ledgersettings::AreaCode);
    const auto holder = FixedBytes<8>::from(viewOf(m_signer.holderHash(resident)));
    if (!holder || number > std::numeric_limits<quint32>::max())
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("receipt body"), QStringLiteral("number"));
    body.holder = *holder;
    return body;
}

Result<IssuedReceipt> IssueReceipt::run(const ReceiptRequest &request, const ServiceSpan &span)
{
    const auto person = m_store.load(request.resident);
    if (!person && person.error().code != ErrorCode::NotFound)
        return tl::unexpected(person.error());
    if (!person || person->type != RecordType::Resident)
        return fail(ErrorCode::NotFound, QStringLiteral("resident"), QStringLiteral("resident_id"));
    GUYUB_TRY_VALUE(const Proof proof, proofFor(request));
    GUYUB_TRY(checkReplaced(request));

    const UtcMs now = m_clock.nowUtc();
    const UtcMs minute = now / kMinuteMs * kMinuteMs; // paper, record and code tell the same minute
    GUYUB_TRY_VALUE(const qint64 number, m_store.nextReceiptNumber());
    GUYUB_TRY_VALUE(const ReceiptBody body, bodyOf(request.resident, proof, number, minute));
    const auto bytes = encodeReceiptBody(body);
    if (!bytes)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("the clock or the area code of this kiosk is wrong"), QStringLiteral("issued_at_ms"));
    GUYUB_TRY_VALUE(const Signature signature, m_signer.sign(receiptMessage(*bytes)));
    const QString code = formatReceiptCode({body.letters, number});

    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Receipt;
    change.subject = request.resident;
    change.fields = {{receipt::ResidentId, toByteArray(request.resident)}, {receipt::Number, code}, {receipt::Service, static_cast<qint64>(proof.kind)},
        {receipt::IssuedAt, minute}, {receipt::ActionCommit, toByteArray(proof.action)}, {receipt::KeyId, toByteArray(body.keyId)}, {receipt::Body, *bytes},
        {receipt::SignatureBytes, toByteArray(signature)}, {receipt::HolderHash, toByteArray(body.holder)}, {receipt::OperatorId, toByteArray(m_store.operatorId())}};
    if (const QString detail = request.detail.simplified(); !detail.isEmpty())
        change.fields.insert(receipt::Detail, detail);
    change.fields.insert(receipt::HolderName, textOf(person->fields, resident::Name));
    if (const QString nik = maskNik(textOf(person->fields, resident::Nik)); !nik.isEmpty())
        change.fields.insert(receipt::HolderNikMasked, nik);
    ports::Action saving;
    if (!request.supersedes.isZero()) {
        change.fields.insert(receipt::SupersedesId, toByteArray(request.supersedes));
        saving.changes.append(receiptStatusChange(request.supersedes, request.resident, ReceiptStatusCode::Superseded, {}, now));
    }
    saving.source = m_store.operatorRole() == ports::Role::Rt ? ports::Source::Rt : ports::Source::Counter;
    saving.changes.append(change);
    const qsizetype index = saving.changes.size() - 1;
    saving.changes.append(serviceChange(span, now, m_store));
    GUYUB_TRY_VALUE(const ports::Saved saved, m_store.commit(saving));
    return IssuedReceipt{saved.entities.value(index), code, receiptQrText(*bytes, signature)};
}

Result<QString> IssueReceipt::nextCode() const
{
    GUYUB_TRY_VALUE(const qint64 number, m_store.nextReceiptNumber());
    return formatReceiptCode({receiptLettersOf(m_store.stream()), number});
}

Result<> IssueReceipt::declareVoid(const EntityId &receiptId, const QString &reason)
{
    GUYUB_TRY_VALUE(const Record record, loadReceipt(m_store, receiptId));
    const QString words = reason.simplified();
    if (words.isEmpty())
        return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("a void receipt needs a reason"), QStringLiteral("reason"));
    ports::Action action;
    action.changes = {receiptStatusChange(receiptId, residentOf(record), ReceiptStatusCode::Void, words, m_clock.nowUtc())};
    GUYUB_TRY(m_store.commit(action));
    return {};
}

} // namespace guyub::usecase
