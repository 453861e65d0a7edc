// What every screen may reach: ports and use cases' collaborators, built once in app/kiosk. Screens hold a reference;
// the context outlives them. `store`, `signer` and `spool` are null while the counter is locked, and others after each
// sign-in: pages do not outlive a lock (see pages.h).
#pragma once

#include "app/ports/clock.h"
#include "app/ports/framesource.h"
#include "app/ports/hublink.h"
#include "app/ports/keyvault.h"
#include "app/ports/printer.h"
#include "app/ports/receiptsigner.h"
#include "app/ports/recordstore.h"
#include "app/ports/spool.h"
#include "app/usecase/viewresident.h"

#include <QList>
#include <QString>

namespace guyub::ui {

// What the office calls itself, from the ledger settings; shown on screens and papers.
struct Office
{
    QString name;         // "Kelurahan Taman"
    QString areaLine;     // "Kecamatan Taman, Kota Madiun"
    QString areaCode;     // "35.77.03.1009"
    QString posyanduName; // "Posyandu Melati"; empty: none
};

struct AppContext
{
    const ports::Clock &clock;
    ports::KeyVault &vault;
    ports::HubLink &hub;
    QList<ports::Printer *> printers; // never empty: a PDF on a stick is always offered
    ports::FrameSource *camera = nullptr;

    ports::RecordStore *store = nullptr;
    ports::ReceiptSigner *signer = nullptr;
    ports::Spool *spool = nullptr;
    bool wasUnclean = false;   // the last session did not end by itself: a power cut
    QStringList openFindings{}; // what the check of the files found then; empty when all is well
    bool hasTornSave = false;   // the last save may have been cut before it was confirmed
    UtcMs lastWriteAt = 0;      // of the store, when it was opened
    bool hasBegunAnew = false;  // receipts have another series of numbers since this sign-in: the store was put back or copied
    ports::OperatorLabel currentOperator{};
    Office office{};
    usecase::Sightings seen{}; // whom the operator has looked at since signing in
};

} // namespace guyub::ui
