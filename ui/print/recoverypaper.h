// The recovery key on an A5 sheet, for the safe: in groups to be typed, and as a code to be scanned.
#pragma once

#include "ui/print/paper.h"

#include <QDate>

namespace guyub::print {

struct RecoverySheet
{
    QString key;        // thirteen groups of five signs
    QString ledger;     // "35.77.03.1009"
    QString deviceName; // may be empty
    QDate madeOn;
};
Document recoveryDocument(const RecoverySheet &sheet);

} // namespace guyub::print
