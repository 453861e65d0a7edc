// Tells systemd how the service does (sd_notify(3)): a datagram to the socket that it names. Nothing happens without one.
#pragma once

#include <QByteArray>

namespace guyub::hubapp {

void tellServiceManager(const QByteArray &state); // "READY=1", "STOPPING=1", "WATCHDOG=1"; any thread
int watchdogMs();                                 // how often it wants to hear WATCHDOG=1, halved; 0: not at all

} // namespace guyub::hubapp
