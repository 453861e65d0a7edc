#include "app/usecase/verifyreceipt.h"

#include "app/domain/receiptcode.h"
#include "app/domain/records/devicecertificate.h"
#include "app/domain/records/receipt.h"

#include <algorithm>

namespace guyub::usecase {

using namespace domain;
using ports::Record;

namespace {

// A text that is no number anybody would type: a receipt's code of which something was changed, or no receipt of ours.
// What was changed in the first letters shows by its length.
bool pretendsToBeAReceipt(const QString &text)
{
    constexpr qsizetype kQrTextLength = 3 + 55 * 3 + 2; // prefix and base45 of 111 bytes
    return text.startsWith(QLatin1String(kReceiptQrPrefix), Qt::CaseInsensitive) || text.size() == kQrTextLength;
}

ReceiptVerdict verdictOf(ReceiptState state)
{
    switch (state) {
    case ReceiptState::Valid:
        return ReceiptVerdict::Genuine;
    case ReceiptState::Superseded:
        return ReceiptVerdict::Superseded;
    case ReceiptState::Void:
        break;
    }
    return ReceiptVerdict::Void;
}

} // namespace

QString receiptVerdictName(ReceiptVerdict verdict)
{
    switch (verdict) {
    case ReceiptVerdict::Genuine:
        return QStringLiteral("genuine");
    case ReceiptVerdict::Superseded:
        return QStringLiteral("superseded");
    case ReceiptVerdict::Void:
        return QStringLiteral("void");
    case ReceiptVerdict::Forged:
        return QStringLiteral("forged");
    case ReceiptVerdict::UnknownIssuer:
        return QStringLiteral("unknown_issuer");
    case ReceiptVerdict::UnknownCode:
        break;
    }
    return QStringLiteral("unknown_code");
}

VerifyReceipt::VerifyReceipt(const ports::RecordStore &store, const ports::ReceiptSigner &signer) : m_store(store), m_signer(signer) { }

Result<ReceiptCheck> VerifyReceipt::run(const QString &text) const
{
    ReceiptCheck check;
    GUYUB_TRY_VALUE(const ports::SyncStatus sync, m_store.syncStatus());
    check.knownAsOf = sync.lastContactAt;
    if (const auto qr = parseReceiptQr(text)) {
        GUYUB_TRY(judgeScanned(*qr, check));
    } else if (const auto code = parseReceiptCode(text)) {
        check.code = formatReceiptCode(*code);
        GUYUB_TRY(judgeTyped(check));
    } else if (pretendsToBeAReceipt(text.trimmed())) {
        check.verdict = ReceiptVerdict::Forged;
    }
    return check;
}

Result<> VerifyReceipt::judgeScanned(const ReceiptQr &qr, ReceiptCheck &check) const
{
    const auto body = decodeReceiptBody(qr.body);
    if (!body) {
        check.verdict = ReceiptVerdict::Forged;
        return {};
    }
    check.code = formatReceiptCode({body->letters, body->number});
    GUYUB_TRY_VALUE(const auto known, m_store.receiptsByNumber(check.code));
    const auto same = std::find_if(known.cbegin(), known.cend(), [&qr](const Record &each) { return bytesOf(each.fields, receipt::Body) == qr.body; });
    // Whoever signed another body, it was not issued as this number.
    if (same == known.cend() && !known.isEmpty()) {
        check.verdict = ReceiptVerdict::Forged;
        return {};
    }
    if (same != known.cend())
        check.receipt = *same;
    GUYUB_TRY(judgeSigned({*body, qr.body, qr.signature}, check));
    check.isProven = check.verdict != ReceiptVerdict::Forged && check.verdict != ReceiptVerdict::UnknownIssuer;
    return {};
}

Result<> VerifyReceipt::judgeTyped(ReceiptCheck &check) const
{
    GUYUB_TRY_VALUE(const auto known, m_store.receiptsByNumber(check.code));
    if (known.isEmpty())
        return {}; // stays UnknownCode
    check.receipt = known.back();
    const QByteArray bytes = bytesOf(check.receipt->fields, receipt::Body);
    const auto body = decodeReceiptBody(bytes);
    const auto signature = Signature::from(viewOf(bytesOf(check.receipt->fields, receipt::SignatureBytes)));
    if (!body || !signature || formatReceiptCode({body->letters, body->number}) != check.code) {
        check.verdict = ReceiptVerdict::Forged;
        return {};
    }
    return judgeSigned({*body, bytes, *signature}, check);
}

Result<> VerifyReceipt::judgeSigned(const Signed &paper, ReceiptCheck &check) const
{
    struct Issuer
    {
        PublicKey key;
        QString name;
    };
    QList<Issuer> issuers;
    GUYUB_TRY_VALUE(const auto certificates, m_store.certificatesByKeyId(toByteArray(paper.body.keyId)));
    for (const Record &certificate : certificates)
        if (const auto key = PublicKey::from(viewOf(bytesOf(certificate.fields, devicecertificate::ReceiptKey))))
            issuers.append({*key, textOf(certificate.fields, devicecertificate::DeviceName)});
    if (paper.body.keyId == m_signer.keyId())
        issuers.append({m_signer.publicKey(), {}});

    check.verdict = issuers.isEmpty() ? ReceiptVerdict::UnknownIssuer : ReceiptVerdict::Forged;
    for (const Issuer &issuer : issuers) {
        if (!m_signer.verify(issuer.key, receiptMessage(paper.bytes), paper.signature))
            continue;
        check.issuerName = issuer.name;
        check.body = paper.body;
        if (check.receipt) {
            GUYUB_TRY_VALUE(check.standing, receiptStanding(m_store, *check.receipt));
        }
        check.verdict = verdictOf(check.standing.state);
        return {};
    }
    return {};
}

} // namespace guyub::usecase
