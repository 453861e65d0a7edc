list(APPEND screen_sources
    receipts/issuereceiptscreen.cpp receipts/issuereceiptscreen.h
    receipts/paperpreview.cpp receipts/paperpreview.h
    receipts/printjob.cpp receipts/printjob.h
    receipts/printpanel.cpp receipts/printpanel.h
    receipts/receiptscreen.cpp receipts/receiptscreen.h
    receipts/residentpicker.cpp receipts/residentpicker.h
    receipts/scannerlistener.cpp receipts/scannerlistener.h
    receipts/verdictcard.cpp receipts/verdictcard.h
    receipts/verifyreceiptscreen.cpp receipts/verifyreceiptscreen.h
    receipts/voiddialog.cpp receipts/voiddialog.h)
list(APPEND screen_sources receipts/pages.cpp receipts/pages.h)
