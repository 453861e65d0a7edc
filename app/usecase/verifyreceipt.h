// Is this paper genuine? Offline, on any kiosk that knows the issuing device's certificate.
#pragma once

#include "app/domain/receiptpayload.h"
#include "app/ports/receiptsigner.h"
#include "app/usecase/receiptfacts.h"

namespace guyub::usecase {

enum class ReceiptVerdict { Genuine, Superseded, Void, Forged, UnknownIssuer, UnknownCode };
QString receiptVerdictName(ReceiptVerdict verdict); // "genuine", "unknown_issuer" ...; permanent

struct ReceiptCheck
{
    ReceiptVerdict verdict = ReceiptVerdict::UnknownCode;
    std::optional<domain::ReceiptBody> body; // of the QR, or of the record a typed code names; only where it is signed by whom it names
    std::optional<ports::Record> receipt;    // when this store has it
    QString code;                            // SSSS-n-c; empty when the text held none
    QString issuerName;                      // device name of the certificate; empty: this kiosk, not enrolled yet
    ReceiptStanding standing;                // of `receipt`
    UtcMs knownAsOf = 0;                     // last contact with the hub; 0: never
    // The paper itself was read. A typed code that is known here says so, but only the QR proves itself.
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
    struct Signed
    {
        domain::ReceiptBody body;
        QByteArray bytes;
        Signature signature;
    };
    Result<> judgeScanned(const domain::ReceiptQr &qr, ReceiptCheck &check) const;
    Result<> judgeTyped(ReceiptCheck &check) const;
    Result<> judgeSigned(const Signed &paper, ReceiptCheck &check) const;

    const ports::RecordStore &m_store;
    const ports::ReceiptSigner &m_signer;
};

} // namespace guyub::usecase
