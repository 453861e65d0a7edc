// Sends what waits and takes in what came: seals, lets the agent speak with the hub, applies its files one by one.
#pragma once

#include "app/ports/hublink.h"
#include "app/ports/spool.h"

#include <functional>
#include <optional>

namespace guyub::usecase {

struct SendReport
{
    bool reached = false; // the hub answered
    int records = 0;      // taken in from others
    int refusedFiles = 0;
};

class SendData
{
public:
    SendData(ports::Spool &spool, ports::HubLink &hub); // must outlive this object

    // Answers by `done` once, on the caller's thread, after the agent has ended; what it brought is not applied yet: ask
    // applyNext(). Errors at once: NotEnrolled, StoreFailed, the agent could not be started. Then `done` is not called.
    Result<> start(std::function<void(bool reached)> done);
    // One file of the inbox. True: there is more. Call it from the event loop, so that the screen stays alive.
    Result<bool> applyNext(SendReport &report);

private:
    ports::Spool &m_spool;
    ports::HubLink &m_hub;
};

} // namespace guyub::usecase
