// Invented receipts for the paper tests.
#pragma once

#include "storage/crypto/signing.h"
#include "ui/print/receiptpaper.h"

namespace guyub::test {

crypto::SigningKeys sampleKeys(); // always the same, so that the papers are
QString samplePayload();          // signed with them
print::ReceiptContent sampleReceipt();
// Every text as long as its field allows, with words that no line can hold.
print::ReceiptContent hostileReceipt();

} // namespace guyub::test
