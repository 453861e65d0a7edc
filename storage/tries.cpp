#include "storage/tries.h"

#include "app/base/durablefile.h"
#include "storage/storefiles.h"

#include <QThread>

#include <algorithm>

namespace guyub::storage {

namespace {

constexpr int kFreeTries = 5;
constexpr qint64 kFirstWaitMs = 30'000;
constexpr qint64 kLongestWaitMs = 900'000;
constexpr int kAttempts = 5;
constexpr unsigned long kPauseMs = 20;
constexpr qint64 kLongestFile = 65'536;

qint64 waitAfter(int failed)
{
    if (failed < kFreeTries)
        return 0;
    const int doublings = std::min(failed - kFreeTries, 10);
    return std::min(kFirstWaitMs << doublings, kLongestWaitMs);
}

} // namespace

Tries::Tries(const QString &folder) : m_path(storefile::tries(folder))
{
    const auto bytes = readWhole(m_path, kLongestFile);
    if (!bytes)
        return;
    for (const QByteArray &line : bytes->split('\n')) {
        const QList<QByteArray> parts = line.split(' ');
        const auto id = Id::fromHex(parts.value(0).toStdString());
        if (id && parts.size() == 3)
            m_entries.insert(*id, {std::max(0, parts.at(1).toInt()), parts.at(2).toLongLong()});
    }
}

qint64 Tries::waitMs(const Id &operatorId, UtcMs now)
{
    const auto it = m_entries.find(operatorId);
    if (it == m_entries.end())
        return 0;
    const qint64 wait = waitAfter(it->failed);
    if (wait > 0 && now < it->lastAt) {
        it->lastAt = now;
        (void)save(); // not written: the wait begins again at the next look, which errs on the safe side
    }
    return std::clamp<qint64>(it->lastAt + wait - now, 0, wait);
}

Result<> Tries::begin(const Id &operatorId, UtcMs now)
{
    Entry &entry = m_entries[operatorId];
    ++entry.failed;
    entry.lastAt = now;
    return save();
}

Result<> Tries::clear(const Id &operatorId)
{
    m_entries.remove(operatorId);
    return save();
}

Result<> Tries::takeBack(const Id &operatorId)
{
    Entry &entry = m_entries[operatorId];
    entry.failed = std::max(0, entry.failed - 1);
    return save();
}

Result<> Tries::save() const
{
    QByteArray bytes;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        if (it->failed > 0)
            bytes += QByteArray::fromStdString(it.key().toHex()) + ' ' + QByteArray::number(it->failed) + ' ' + QByteArray::number(it->lastAt) + '\n';
    Result<> saved;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        saved = writeDurably(m_path, bytes, FileAccess::OwnerOnly);
        if (saved || saved.error().code == ErrorCode::DiskFull)
            break;
        QThread::msleep(kPauseMs); // somebody else signs in at this very moment, and wrote beside it under the same name
    }
    return saved;
}

} // namespace guyub::storage
