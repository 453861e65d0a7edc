// Work on one table of invented rows, sealed and plain: a bulk insert, reads by key, scans, updates, single commits.
// Rows have some 200 bytes and one index. What is written is in the system's cache, so no disk is read; SQLite's own cache
// begins empty in every round.
#pragma once

#include "app/tool/bench/rounds.h"

#include <QString>

#include <memory>
#include <string>

namespace guyub::bench {

// The files of the VFS `sealedVfs` and of SQLite's own lie side by side in a folder.
struct Place
{
    QString folder;
    std::string sealedVfs;

    std::string vfsOf(Side side) const { return side == Side::Sealed ? sealedVfs : std::string("unix-excl"); }
    QString file(const QString &name, Side side) const;
    static void remove(const QString &path); // a database and what lies beside it
};

inline constexpr int kKioskCacheKib = 16'000; // storage/sql
inline constexpr int kMissingCacheKib = 256;  // next to nothing

class TableWork
{
public:
    TableWork(Place place, int rows) : m_place(std::move(place)), m_rows(rows) { }

    // Errors of all: StoreFailed, DiskFull, Cancelled. insert() comes first: the others work on its rows.
    Result<Compared> insert(int rounds, const Progress &progress) const; // a hundred rows a commit, 16 MB cache, the checkpoint at closing included
    Result<Compared> pointReads(int rounds, const Progress &progress) const; // one a row, by key, 256 KB cache: nearly each misses
    Result<Compared> scan(int rounds, const Progress &progress) const; // every row, at least 200,000 in all, 256 KB cache
    Result<Compared> update(int rounds, const Progress &progress) const; // half as many as rows, by key, a hundred a commit, 16 MB cache
    Result<Compared> commits(const Progress &progress) const; // one row each, synchronous=FULL, plain and sealed in turn; the medians of one

private:
    Result<Cost> insertOnce(Side side, const Progress &progress) const;
    Result<Cost> updateOnce(Side side) const;

    Place m_place;
    int m_rows;
};

} // namespace guyub::bench
