// Counts the papers of a receipt, so that no two pass for the original.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/printer.h"
#include "app/ports/recordstore.h"

namespace guyub::usecase {

// One paper: begin() before a byte of it leaves, failed() if the printer refused. In between the printer works, on
// whatever thread. A power cut in between makes the next paper a copy, never a second original.
class PrintReceipt
{
public:
    PrintReceipt(ports::RecordStore &store, const ports::Clock &clock); // must outlive this object
    // What the next paper is: 0 the original, 1.. are marked SALINAN. Errors: NotFound, StoreFailed.
    Result<int> nextCopy(const EntityId &receipt) const;
    // Counts it, durably, and answers its number. Errors: NotFound, as RecordStore::commit().
    Result<int> begin(const EntityId &receipt, ports::Medium medium);
    // No whole paper came out: its number is free again, and that it failed is kept. Errors: NotFound, as RecordStore::commit().
    Result<> failed(const EntityId &receipt, int copy, ports::Medium medium);

private:
    Result<> keep(const EntityId &receipt, int copy, ports::Medium medium, bool failed);

    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
