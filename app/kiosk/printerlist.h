// The printers of this kiosk, from its settings file:
//
//   [printers]
//   size=2
//   1\kind=device       device, cups or folder
//   1\medium=58         58, 80 or a5; cups is a5
//   1\where=/dev/usb/lp0
//   2\kind=cups
//   2\where=Kantor
//
// Where nothing prints sheets they go to a stick, when one is plugged in. On the kiosk's own disk a paper lies only in a
// folder that stands here or in --printer-folder.
#pragma once

#include "app/ports/printer.h"

#include <QList>

#include <memory>
#include <vector>

namespace guyub::kiosk {

using Printers = std::vector<std::unique_ptr<ports::Printer>>;

// `folder`: all papers become files there and the file is not read; empty: by the file.
Printers readPrinters(const QString &settingsPath, const QString &folder);
QList<ports::Printer *> borrowed(const Printers &printers);

} // namespace guyub::kiosk
