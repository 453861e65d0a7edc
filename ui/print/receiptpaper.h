// A receipt as a document. Words are translated; numbers and dates follow the language of the paper.
#pragma once

#include "app/usecase/receiptfacts.h"
#include "ui/print/paper.h"

namespace guyub::print {

struct ReceiptContent
{
    QString officeName, areaLine;  // letterhead
    QString code;                  // SSSS-n-c
    UtcMs issuedAt = 0;
    QString areaCode;              // "35.77.03.1009": which zone the hour is written in
    QString holderName;            // as registered; one word names are common
    QString maskedNik;             // empty: not shown
    QString service;               // words of jenis_tanda_terima
    QString detail;
    QString operatorName;
    QString payload;               // QR text
    int copy = 0;                  // 0 original; n: "SALINAN n"
    usecase::ReceiptStanding standing; // what is no longer in force says so across the paper
    bool isProvisional = false;    // kiosk not enrolled yet: "belum terhubung"
};
Document receiptDocument(const ReceiptContent &content);

// What the paper says of a receipt in the store. `copy` as PrintReceipt counts it.
ReceiptContent receiptContent(const usecase::ReceiptFacts &facts, int copy);

} // namespace guyub::print
