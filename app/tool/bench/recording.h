// What a store was asked during some work, to be asked again of copies of its database by plain SQLite calls: the same
// statements, the same values, and as many rows taken as the store took.
#pragma once

#include "app/tool/bench/rawdatabase.h"

#include <vector>

namespace guyub::storage {
class Database;
}

namespace guyub::bench {

struct Asked
{
    std::size_t text = 0; // of Recording::texts
    QList<RawValue> values;
    qint64 rows = 0; // taken by the store
};

struct Recording
{
    std::vector<QByteArray> texts;
    std::vector<Asked> asked;
};

// Records while it lives.
class Recorder
{
public:
    explicit Recorder(storage::Database &database); // must outlive this object
    ~Recorder();
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    Recording take() { return std::move(m_recording); }

private:
    static int trace(unsigned event, void *self, void *statement, void *text);
    void note(const QString &sql, const QVariantList &values);

    storage::Database &m_database;
    Recording m_recording;
    QHash<QString, std::size_t> m_texts;
    QHash<void *, std::size_t> m_running; // statement -> place in `asked`
    bool m_isNew = false;                 // the next statement to begin is the one noted last, not one within it
};

// Every row of every table of `from` into a new database, its search index as it is; its indexes are made anew. Sealed and
// plain copies are made alike, so that both lie equally well on the disk, and the plain one is an ordinary database
// without reserved bytes. Errors: StoreFailed, DiskFull.
Result<> copyTables(storage::Database &from, const QString &path, const std::string &vfs);

// Errors: StoreFailed (also: an answer had fewer rows than the store took), DiskFull.
Result<> replay(RawDatabase &database, const Recording &recording);

} // namespace guyub::bench
