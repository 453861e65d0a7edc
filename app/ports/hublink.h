// Starts the agent and tells how it goes. Non-blocking.
#pragma once

#include "app/base/error.h"

#include <functional>

namespace guyub::ports {

struct SendOutcome
{
    bool reached = false;
    QString detail;
};

class HubLink
{
public:
    virtual ~HubLink() = default;
    // Calls `done` once on the caller's thread. Errors: NotEnrolled, or the agent could not be started.
    virtual Result<> sendNow(std::function<void(SendOutcome)> done) = 0;
    virtual bool isRunning() const = 0;
};

} // namespace guyub::ports
