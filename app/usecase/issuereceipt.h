// Receipts: issued from a committed action only, printed as often as wanted, each copy counted.
#pragma once

#include "app/domain/receiptpayload.h"
#include "app/ports/printer.h"
#include "app/ports/receiptsigner.h"
#include "app/usecase/actions.h"

namespace guyub::usecase {

// Codes of resources/codes/jenis_tanda_terima.csv; permanent.
enum class ReceiptKind : qint64 { Registration = 1, Visit = 2, Aid = 3, Letter = 4, DataChange = 5, Consent = 6, Complaint = 7, Other = 8 };

struct ReceiptRequest
{
    EntityId resident;
    ReceiptKind kind = ReceiptKind::Registration;
    QString detail;     // one line on the paper, at most 300 characters
    Hash actionCommit;  // zero: the newest commit about this resident
    EntityId supersedes; // receipt it replaces; zero: none
};

struct IssuedReceipt
{
    EntityId id;
    QString code;    // SSSS-n-c
    QString payload; // text of the QR
};

class IssueReceipt
{
public:
    IssueReceipt(ports::RecordStore &store, ports::ReceiptSigner &signer, const ports::Clock &clock); // must outlive this object
    // Durable before it returns: print only after. Errors: NotFound, ValueOutOfRange, as RecordStore::commit().
    Result<IssuedReceipt> run(const ReceiptRequest &request, const ServiceSpan &span);
    // Declares a receipt void. Errors: NotFound, RequiredFieldMissing (reason).
    Result<> declareVoid(const EntityId &receipt, const QString &reason);
    // Counts a paper before a byte of it leaves: 0 is the original, 1.. are marked SALINAN. After the printer answered,
    // tell with printed(). Errors: NotFound, StoreFailed.
    Result<int> nextCopy(const EntityId &receipt) const;
    Result<> printed(const EntityId &receipt, int copy, ports::Medium medium, bool failed);

private:
    ports::RecordStore &m_store;
    ports::ReceiptSigner &m_signer;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
