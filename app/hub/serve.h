// guyub-hub serve: keys, store and TLS are opened, the front listens, and everything ends in order at a signal.
#pragma once

#include "app/base/error.h"

namespace guyub::hubapp {

struct ServeOptions
{
    QString data;   // folder
    QString listen; // "127.0.0.1:0", "[::]:8443"
    QString key;    // empty: the default place
};
// Prints "listening https://ADDRESS:PORT" once requests are taken, and returns after SIGTERM or SIGINT when running
// requests have ended. Errors: those of HubHome, HubStore and HttpFront.
Result<> serve(const ServeOptions &options);

} // namespace guyub::hubapp
