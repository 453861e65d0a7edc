// Seals what the log holds beyond the last segment into files that the agent ships without being able to read them
// (SYNC §2.1), and leaves it a signed hello.
#pragma once

#include "app/ports/clock.h"
#include "storage/identity.h"
#include "storage/meta.h"

namespace guyub::storage {

class Outbox
{
public:
    Outbox(Database &database, const Identity &identity, QString folder);

    // Segments written: what is new, what the hub could not open, and what it has not acknowledged (`storedSeq`) and is in
    // no sealed file any more. 0 and no error while not enrolled. A crash anywhere seals the same commits again at the next
    // call; the hub drops what it has.
    Result<int> seal(quint64 storedSeq);
    // Signed for the agent; `withCertificate` until the hub knows the stream.
    Result<> leaveHello(bool withCertificate);
    // Deletes sent segments of the present stream once the hub has them in a backup (SYNC §1.10).
    Result<> tidy(quint64 backedUpSeq);

private:
    struct Range
    {
        quint64 first = 0, last = 0;
    };
    Result<> takeBackRefused();
    Result<int> sealBetween(quint64 after, quint64 last);
    Result<int> sealMissing(quint64 storedSeq);
    QList<Range> sealedRanges(quint64 storedSeq) const;
    Result<Range> nextRange(quint64 after, quint64 last);
    Result<> sealRange(const Range &range);

    Database &m_database;
    const Identity &m_identity;
    QString m_folder;
    Meta m_meta;
};

} // namespace guyub::storage
