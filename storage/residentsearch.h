// Finding people: names with spelling variants over the FTS5 index, numbers by prefix, RT/RW by place.
#pragma once

#include "app/ports/recordstore.h"
#include "storage/sql/database.h"

namespace guyub::storage {

class ResidentSearch
{
public:
    explicit ResidentSearch(Database &database) : m_database(database) { }
    Result<QList<ports::ResidentHit>> find(const ports::SearchQuery &query);
    Result<QList<ports::ResidentHit>> likelyDuplicates(const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName);
    Result<QList<ports::ResidentHit>> bornBetween(DayNumber first, DayNumber last, int limit);
    Result<QList<ports::ResidentHit>> livingWith(const EntityId &resident, int limit);

private:
    struct Candidate
    {
        ports::ResidentHit hit;
        QStringList keys; // folded words of the name
        QString motherName;
    };
    Result<QList<Candidate>> candidates(const QString &from, const QVariantList &values);
    Result<QList<Candidate>> namedLike(const QString &match, const QStringList &written, int atMost);
    Result<QList<ports::ResidentHit>> rows(const QString &from, const QVariantList &values);
    Result<QList<ports::ResidentHit>> byNumber(const QString &digits, int limit);
    Result<QList<ports::ResidentHit>> byName(const QString &text, int limit);

    Database &m_database;
};

} // namespace guyub::storage
