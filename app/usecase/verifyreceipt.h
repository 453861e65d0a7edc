// Is this paper genuine? Offline, on any kiosk that knows the issuing device's certificate.
#pragma once

#include "app/domain/receiptpayload.h"
#include "app/ports/receiptsigner.h"
#include "app/ports/recordstore.h"

namespace guyub::usecase {

enum class ReceiptVerdict { Genuine, Superseded, Void, Forged, UnknownIssuer, UnknownCode };
QString receiptVerdictName(ReceiptVerdict verdict); // "genuine", "unknown_issuer" ...; permanent

struct ReceiptCheck
{
    ReceiptVerdict verdict = ReceiptVerdict::UnknownCode;
    std::optional<domain::ReceiptBody> body;    // of a scanned QR, when it could be read
    std::optional<ports::Record> receipt;       // when this store has it
    QString code;                               // SSSS-n-c
    QString issuerName;                         // device name of the certificate
    QString replacedBy;                         // code of the receipt that supersedes it
    QString voidReason;
    UtcMs knownAsOf = 0;                        // last contact with the hub; 0: never
    // A typed code that is known here says so, but only the QR proves itself.
    bool isProven = false;
};

class VerifyReceipt
{
public:
    VerifyReceipt(const ports::RecordStore &store, const ports::ReceiptSigner &signer); // must outlive this object
    // `text`: the QR's text or a typed code. The issuer's key comes from the certificates the store holds (and this
    // device's own key), never from the text. Errors: StoreFailed only.
    Result<ReceiptCheck> run(const QString &text) const;

private:
    const ports::RecordStore &m_store;
    const ports::ReceiptSigner &m_signer;
};

} // namespace guyub::usecase
