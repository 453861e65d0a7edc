#include "ui/screens/receipts/pages.h"

#include "ui/screens/receipts/issuereceiptscreen.h"
#include "ui/screens/receipts/receiptscreen.h"
#include "ui/screens/receipts/verifyreceiptscreen.h"

namespace guyub::ui {

void registerReceiptPages(Pages &pages)
{
    pages.add<IssueReceiptScreen>(Page::IssueReceipt);
    pages.add<ReceiptScreen>(Page::Receipt);
    pages.add<VerifyReceiptScreen>(Page::VerifyReceipt);
}

} // namespace guyub::ui
