// A recorded day on a kiosk, sealed and plain: a store is invented, a day is played on it and recorded, and what it asked
// of the database is asked of a sealed and of a plain copy, a new one each time. All files are in the system's cache;
// SQLite's own cache, 16 MB as on the kiosk, begins empty.
#pragma once

#include "app/tool/bench/tablework.h"

namespace guyub::bench {

struct KioskDay
{
    int residents = 0, services = 0;
    qint64 statements = 0, databaseBytes = 0; // of the sealed copy, before the day
    double pagesOpened = 0, pagesSealed = 0;  // in one day
    Compared day;
    double plainMemoryMib = 0, sealedMemoryMib = 0; // what the process grew by in a day, SQLite's cache included; medians
    double openAndReadMs = 0;                       // wall: the store with its keys in hand, and the first search; median
};

// `pages` answers how many pages were opened and sealed so far. Errors: those of the store, Cancelled.
Result<KioskDay> measureKioskDay(const Place &place, int residents, int rounds, const std::function<std::pair<quint64, quint64>()> &pages, const ProgressOf &progress);

} // namespace guyub::bench
