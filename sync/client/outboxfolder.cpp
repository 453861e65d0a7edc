#include "sync/client/outboxfolder.h"

#include "app/base/durablefile.h"
#include "sync/protocol/segment.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>

namespace guyub::client {

namespace spool = protocol::spool;

namespace {

QStringList segmentsIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.seg")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
}

Result<protocol::SegmentHead> headOf(const QString &path)
{
    GUYUB_TRY_VALUE(const QByteArray file, readWhole(path, protocol::kMaxSegmentFileBytes));
    return protocol::readUpSegmentHead(file);
}

bool move(const QString &name, const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return false;
    QFile::remove(to + QLatin1Char('/') + name); // the same name is the same bytes
    return QFile::rename(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name);
}

} // namespace

QStringList OutboxFolder::ready() const
{
    return segmentsIn(spool::outboxReady(m_store));
}

Result<QByteArray> OutboxFolder::read(const QString &name) const
{
    return readWhole(spool::outboxReady(m_store) + QLatin1Char('/') + name, protocol::kMaxSegmentFileBytes);
}

void OutboxFolder::setAside(const QString &name, bool isPresentStream) const
{
    move(name, spool::outboxReady(m_store), isPresentStream ? spool::outboxSent(m_store) : spool::outboxEarlier(m_store));
}

void OutboxFolder::refuse(const QString &name) const
{
    move(name, spool::outboxReady(m_store), spool::outboxRefused(m_store));
}

int OutboxFolder::setAsideThrough(const StreamId &stream, quint64 storedSeq) const
{
    int moved = 0;
    for (const QString &name : ready()) {
        const auto head = headOf(spool::outboxReady(m_store) + QLatin1Char('/') + name);
        if (head && head->stream == stream && head->lastSeq <= storedSeq && move(name, spool::outboxReady(m_store), spool::outboxSent(m_store)))
            ++moved;
    }
    return moved;
}

int OutboxFolder::bringBackAbove(const StreamId &stream, quint64 storedSeq) const
{
    int moved = 0;
    for (const QString &name : segmentsIn(spool::outboxSent(m_store))) {
        const auto head = headOf(spool::outboxSent(m_store) + QLatin1Char('/') + name);
        if (head && head->stream == stream && head->lastSeq > storedSeq && move(name, spool::outboxSent(m_store), spool::outboxReady(m_store)))
            ++moved;
    }
    for (const QString &name : segmentsIn(spool::outboxEarlier(m_store)))
        if (move(name, spool::outboxEarlier(m_store), spool::outboxReady(m_store)))
            ++moved;
    return moved;
}

} // namespace guyub::client
