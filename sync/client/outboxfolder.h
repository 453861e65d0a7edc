// The agent's side of the outbox: which sealed files wait, and which the hub has. Names order by first commit number.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QString>
#include <QStringList>

namespace guyub::client {

class OutboxFolder
{
public:
    explicit OutboxFolder(QString store) : m_store(std::move(store)) { }

    QStringList ready() const;
    Result<QByteArray> read(const QString &name) const; // one of ready()
    // Files are kept in sent/ until the hub has them in a backup; only the kiosk deletes them.
    void setAside(const QString &name, bool isPresentStream) const;
    // All of `stream` up to this number. What belongs to another stream is not this watermark's business. Answers how many.
    int setAsideThrough(const StreamId &stream, quint64 storedSeq) const;
    // The hub cannot take it: the kiosk seals its commits again from the log.
    void refuse(const QString &name) const;
    // The hub came out of a backup and lacks what it once had: sent files above this number wait again, and all of earlier
    // streams, of which it says no number.
    int bringBackAbove(const StreamId &stream, quint64 storedSeq) const;

private:
    QString m_store;
};

} // namespace guyub::client
