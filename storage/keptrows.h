// What a store keeps and cannot derive: the rows of every table that createLogTables() makes, carried from one database into
// another and compared. A table or column that is added there is carried with no line here.
#pragma once

#include "app/base/ids.h"
#include "storage/logcheck.h"

namespace guyub::storage {

struct KeptTable
{
    QString name;
    QStringList columns; // that both have
    QStringList order;   // of its rows: the primary key
    qint64 rows = 0;
    Hash hash; // over every row
};

// Writes all rows of `from` into the log tables of `into`, which are there and empty, in transactions of their own. Answers
// what was read. `progress`: commits of the log. Errors: Cancelled, Damaged, DiskFull, StoreFailed.
Result<QList<KeptTable>> carryKeptRows(Database &from, Database &into, const Progress &progress = {});

// Whether `database` holds exactly these rows. `progress` as above. Errors: Cancelled, Damaged, StoreFailed.
Result<bool> holdsRows(Database &database, const QList<KeptTable> &tables, const Progress &progress = {});

} // namespace guyub::storage
