// What the hub thought of a kiosk when it called, and why a call came to nothing. The verdict's numbers are on the wire,
// the words stand in files and in JSON: both are permanent.
#pragma once

#include <QString>

namespace guyub::domain {

enum class HubVerdict : quint8 {
    Normal = 0,
    Behind = 1,       // an older head than before: the kiosk came out of a backup
    Fork = 2,         // another commit under the same number
    Clone = 3,        // a token that somebody else has used since
    EpochChanged = 4, // the hub came out of a backup
    Revoked = 5,
};

enum class CallTrouble : quint8 {
    None,
    Line,        // no connection, or one that broke
    Busy,        // the hub asks to come again
    NotAHub,     // something answered that is no hub: a login page, a redirect
    OtherHub,    // a certificate that is not the pinned one
    NotKnown,    // the hub does not know this device
    Revoked,
    Fork,
    HubFailed,   // an answer that means a fault over there
    NotEnrolled,
    Kiosk,       // this machine: disk full, a damaged file
};

// Why a kiosk began the series of numbers that it writes now.
enum class SeriesStart : quint8 {
    Created = 0,
    Restored = 1, // the store was put back, copied or moved
    Behind = 2,   // and on the hub's word: its verdicts
    Fork = 3,
    Clone = 4,
};

QString seriesStartName(SeriesStart start);
// What a verdict of another history begins; Created for any other.
SeriesStart seriesStartOf(HubVerdict verdict);
QString hubVerdictName(HubVerdict verdict);
QString callTroubleName(CallTrouble trouble); // empty for None
CallTrouble callTroubleOf(QStringView name);  // None for what is no such word

// The hub counts another history than this kiosk's: its numbers say nothing about what is stored of it.
bool isOtherHistory(HubVerdict verdict);

} // namespace guyub::domain
