// Everything that a paper or a page says about one receipt, gathered from the store.
#pragma once

#include "app/ports/recordstore.h"

namespace guyub::usecase {

enum class ReceiptState { Valid, Superseded, Void }; // as known to this store

struct ReceiptStanding
{
    ReceiptState state = ReceiptState::Valid; // void weighs more than superseded
    QString voidReason;
    QString replacedBy; // code of the receipt that took its place, where known
};

// What letterhead and hour of a paper follow from: the ledger settings.
struct OfficeFacts
{
    QString name;     // "Kelurahan Taman"
    QString areaLine; // "Kecamatan Taman, Kota Madiun"
    QString areaCode; // "35.77.03.1009"
};

struct ReceiptFacts
{
    EntityId id;
    EntityId resident;
    QString code;
    UtcMs issuedAt = 0;
    qint64 service = 0; // code of jenis_tanda_terima
    QString detail;
    QString payload;    // text of the QR
    QString holderName; // this and the next as they stood when it was issued
    QString maskedNik;
    QString operatorName;
    qint64 operatorRole = 0; // code of peran
    OfficeFacts office;
    bool isProvisional = false; // this kiosk is not enrolled: other kiosks cannot check the paper yet
    ReceiptStanding standing;
};

Result<OfficeFacts> officeFacts(const ports::RecordStore &store); // empty texts while nothing is set
Result<ReceiptStanding> receiptStanding(const ports::RecordStore &store, const ports::Record &receipt);
Result<ReceiptFacts> receiptFacts(const ports::RecordStore &store, const EntityId &receipt); // Errors: NotFound, StoreFailed.
// A paper before there is a receipt, for the preview: no code, no payload, issued `at`, by who is signed in.
Result<ReceiptFacts> previewFacts(const ports::RecordStore &store, const EntityId &resident, UtcMs at);

} // namespace guyub::usecase
