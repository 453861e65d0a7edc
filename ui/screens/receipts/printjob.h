// Hands bytes to a printer without making the page wait: a printer without paper may take its time to say so.
#pragma once

#include "app/ports/printer.h"

#include <QObject>

#include <functional>

namespace guyub::ui {

// `printer` must outlive the program's thread pool. Calls `done` on the GUI thread, unless `receiver` is gone by then.
void printInBackground(ports::Printer &printer, const QByteArray &bytes, QObject *receiver, std::function<void(const Result<> &)> done);

} // namespace guyub::ui
