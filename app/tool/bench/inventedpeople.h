// Invented people, visits and receipts in any number, the same on every run.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

#include <QByteArray>
#include <QStringList>

namespace guyub::bench {

class Dice
{
public:
    explicit Dice(quint32 seed) : m_state(seed) { }
    int roll(int sides) { return static_cast<int>((m_state = m_state * 1'664'525U + 1'013'904'223U) / 65'536U % static_cast<quint32>(sides)); }

private:
    quint32 m_state;
};

QString nameOf(Dice &dice);
QByteArray sheetOf(int residents); // CSV as resident import reads it; three or four people a family card

// Commits of a hundred records each, spread over `people`. Errors: as RecordStore::commit().
Result<> addVisits(ports::RecordStore &store, const QList<EntityId> &people, int count);
Result<> addReceipts(ports::RecordStore &store, const QList<EntityId> &people, int count);

// What somebody types while looking for one of the names: 2, 3, 4 ... letters, in old and new spelling.
QStringList typedFor(Dice &dice, const QString &name);

} // namespace guyub::bench
