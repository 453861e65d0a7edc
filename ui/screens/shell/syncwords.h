// The one calm line about sending: what waits, when all was sent last, and that nothing is lost. Never green while
// something is unsent; being offline is no fault.
#pragma once

#include "app/ports/recordstore.h"
#include "ui/widgets/tone.h"

#include <QString>

namespace guyub::ui {

struct SyncWords
{
    Tone tone = Tone::Neutral;
    Icon icon = Icon::Offline;
    QString line;
    QString brief; // the same where room is short
};

SyncWords syncWords(const ports::SyncStatus &status, bool isSending);
// "14 Mar 02.10" in the language of the screen; empty for 0.
QString shortInstant(UtcMs at);

} // namespace guyub::ui
