// Receipts: issued from a committed action only, declared void with a reason.
#pragma once

#include "app/domain/receiptpayload.h"
#include "app/ports/receiptsigner.h"
#include "app/usecase/actions.h"

#include <optional>

namespace guyub::usecase {

// Codes of resources/codes/jenis_tanda_terima.csv; permanent.
enum class ReceiptKind : qint64 { Registration = 1, Visit = 2, Aid = 3, Letter = 4, DataChange = 5, Consent = 6, Complaint = 7, Other = 8 };

// Codes of resources/codes/status_tanda_terima.csv; permanent.
enum class ReceiptStatusCode : qint64 { Void = 1, Superseded = 2 };

struct ReceiptRequest
{
    EntityId resident;
    std::optional<ReceiptKind> kind; // none: what was last done
    QString detail;      // one line on the paper, at most 300 characters
    Hash actionCommit;   // zero: the newest commit of this kind about this resident
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
    // What a receipt can say of this person, or of this one commit: what was last done comes first. Nothing else is
    // ever issued. Errors: StoreFailed, Damaged.
    Result<QList<ReceiptKind>> offeredKinds(const EntityId &resident, const Hash &action = {}) const;
    // Errors: NotFound, RequiredFieldMissing (reason), as RecordStore::commit().
    Result<> declareVoid(const EntityId &receipt, const QString &reason);

private:
    struct Proof
    {
        Hash action;
        ReceiptKind kind;
    };
    Result<domain::ReceiptBody> bodyOf(const EntityId &resident, const Proof &proof, qint64 number, UtcMs at) const;
    Result<QList<ports::ActionAbout>> provableActions(const EntityId &resident, const Hash &action) const;
    Result<Proof> proofFor(const ReceiptRequest &request) const;
    Result<> checkReplaced(const ReceiptRequest &request) const;

    ports::RecordStore &m_store;
    ports::ReceiptSigner &m_signer;
    const ports::Clock &m_clock;
};

// The change that gives a receipt a status. `resident` is the receipt's.
ports::Change receiptStatusChange(const EntityId &receipt, const EntityId &resident, ReceiptStatusCode status, const QString &reason, UtcMs at);

} // namespace guyub::usecase
