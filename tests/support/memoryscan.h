// Looks through this program's own memory for bytes that should not be there, as somebody with a core or a swap file would.
// What is looked for is kept under a mask, so that looking leaves no trace of it.
#pragma once

#include "app/base/bytes.h"

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>

#include <sys/mman.h>

namespace guyub::test {

class MemoryScan
{
public:
    // Bytes of a secret, read where they lie.
    void watch(const QString &name, ByteView secret)
    {
        Needle needle{name, {}};
        for (std::size_t i = 0; i < secret.size(); ++i)
            needle.masked.push_back(static_cast<Byte>(secret[i] ^ maskAt(i)));
        m_needles.append(std::move(needle));
    }

    struct Hit
    {
        QString name;
        bool isLocked = false; // in memory that is never swapped
    };
    QList<Hit> look() const
    {
        QList<Hit> hits;
        QFile memory(QStringLiteral("/proc/self/mem"));
        if (!memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            qFatal("this program's own memory cannot be read");
        constexpr qint64 kChunk = 1 << 20;
        // One byte beside: the text that is read must not be found as well.
        static Byte *const buffer = static_cast<Byte *>(::mmap(nullptr, kChunk + kOverlap, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        const auto own = reinterpret_cast<quint64>(buffer);
        for (const Mapping &mapping : mappings()) {
            if (mapping.start <= own && own < mapping.end)
                continue;
            for (quint64 at = mapping.start; at < mapping.end; at += kChunk) {
                const qint64 wanted = std::min<qint64>(kChunk + kOverlap, static_cast<qint64>(mapping.end - at));
                if (!memory.seek(static_cast<qint64>(at)))
                    break;
                const qint64 got = memory.read(reinterpret_cast<char *>(buffer), wanted);
                if (got > 0)
                    search({buffer, static_cast<std::size_t>(got)}, std::min<qint64>(got, kChunk), mapping.isLocked, hits);
            }
        }
        ::memset(buffer, 0, kChunk + kOverlap);
        return hits;
    }
    // The names that were found, and "name, swappable" where the memory is not locked.
    QStringList found() const
    {
        QStringList names;
        for (const Hit &hit : look())
            names.append(hit.isLocked ? hit.name : hit.name + QStringLiteral(", swappable"));
        names.removeDuplicates();
        names.sort();
        return names;
    }

private:
    static constexpr qint64 kOverlap = 256;
#ifdef __SANITIZE_ADDRESS__ // which leaves mlock() out; libsodium also keeps its memory out of cores
    static constexpr char kLockedFlag[] = " dd";
#else
    static constexpr char kLockedFlag[] = " lo";
#endif
    struct Needle
    {
        QString name;
        Bytes masked;
    };
    struct Mapping
    {
        quint64 start = 0, end = 0;
        bool isLocked = false;
    };

    static Byte maskAt(std::size_t i) { return static_cast<Byte>(0x5a + 7 * i); }

    static QList<Mapping> mappings()
    {
        constexpr quint64 kShadow = 1ull << 30; // of a sanitizer: no memory of the program's
        QFile file(QStringLiteral("/proc/self/smaps"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("this program's mappings cannot be read");
        QList<Mapping> all;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QByteArray first = line.left(line.indexOf(' '));
            const qsizetype dash = first.indexOf('-');
            bool isNumber = false;
            const quint64 start = dash > 0 ? first.left(dash).toULongLong(&isNumber, 16) : 0;
            if (isNumber)
                all.append({start, line.mid(dash + 1, 1) == " " || line.mid(line.indexOf(' ') + 1, 2) != "rw" ? start : first.mid(dash + 1).toULongLong(nullptr, 16), false});
            else if (line.startsWith("VmFlags:") && !all.isEmpty())
                all.last().isLocked = line.contains(kLockedFlag);
        }
        all.removeIf([](const Mapping &mapping) { return mapping.end - mapping.start == 0 || mapping.end - mapping.start > kShadow; });
        return all;
    }

    void search(ByteView text, qint64 starts, bool isLocked, QList<Hit> &hits) const
    {
        for (const Needle &needle : m_needles) {
            const Byte first = static_cast<Byte>(needle.masked.front() ^ maskAt(0));
            const Byte *at = text.data(), *const end = text.data() + starts;
            while ((at = static_cast<const Byte *>(::memchr(at, first, static_cast<std::size_t>(end - at)))) != nullptr) {
                if (isAt(needle, at, text.data() + text.size()))
                    hits.append({needle.name, isLocked});
                if (++at >= end)
                    break;
            }
        }
    }
    static bool isAt(const Needle &needle, const Byte *at, const Byte *end)
    {
        if (static_cast<std::size_t>(end - at) < needle.masked.size())
            return false;
        for (std::size_t i = 0; i < needle.masked.size(); ++i)
            if ((at[i] ^ maskAt(i)) != needle.masked[i])
                return false;
        return true;
    }

    QList<Needle> m_needles;
};

} // namespace guyub::test
