// Receipts: issued from a committed action only, declared void with a reason.
#pragma once

#include "app/domain/receiptpayload.h"
#include "app/ports/receiptsigner.h"
#include "app/usecase/actions.h"

namespace guyub::usecase {

// Codes of resources/codes/jenis_tanda_terima.csv; permanent.
enum class ReceiptKind : qint64 { Registration = 1, Visit = 2, Aid = 3, Letter = 4, DataChange = 5, Consent = 6, Complaint = 7, Other = 8 };

// Codes of resources/codes/status_tanda_terima.csv; permanent.
enum class ReceiptStatusCode : qint64 { Void = 1, Superseded = 2 };

struct ReceiptRequest
{
    EntityId resident;
    ReceiptKind kind = ReceiptKind::Registration;
    QString detail;      // one line on the paper, at most 300 characters
    Hash actionCommit;   // zero: the newest commit about this resident that is not itself about receipts
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
    // Durable before it returns: print only after. Number, receipt and the status of the one it replaces are one commit.
    // Errors: NotFound (field resident_id, action_commit or supersedes_id), Refused (it was replaced before), ValueOutOfRange, as RecordStore::commit().
    Result<IssuedReceipt> run(const ReceiptRequest &request, const ServiceSpan &span);
    // The number that the next receipt will have, for a preview. Errors: StoreFailed.
    Result<QString> nextCode() const;
    // What was most likely just done for this person, offered first: a newer visit than the registration, a change after
    // a receipt for the registration, else the registration. Errors: NotFound, StoreFailed.
    Result<ReceiptKind> suggestedKind(const EntityId &resident) const;
    // Errors: NotFound, RequiredFieldMissing (reason), as RecordStore::commit().
    Result<> declareVoid(const EntityId &receipt, const QString &reason);

private:
    Result<domain::ReceiptBody> bodyOf(const ReceiptRequest &request, const Hash &action, qint64 number, UtcMs at) const;
    Result<Hash> actionOf(const ReceiptRequest &request) const;
    Result<> checkReplaced(const ReceiptRequest &request) const;

    ports::RecordStore &m_store;
    ports::ReceiptSigner &m_signer;
    const ports::Clock &m_clock;
};

// The change that gives a receipt a status. `resident` is the receipt's.
ports::Change receiptStatusChange(const EntityId &receipt, const EntityId &resident, ReceiptStatusCode status, const QString &reason, UtcMs at);

} // namespace guyub::usecase
