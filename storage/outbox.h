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

    // Segments written, those that the hub could not open once more. 0 and no error while not enrolled. A crash anywhere seals the same commits again at the next
    // call; the hub drops what it has.
    Result<int> seal();
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
    Result<Range> nextRange(quint64 after);
    Result<> sealRange(const Range &range);

    Database &m_database;
    const Identity &m_identity;
    QString m_folder;
    Meta m_meta;
};

} // namespace guyub::storage
