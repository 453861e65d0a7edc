#include "app/usecase/childrentoday.h"

#include "app/domain/growth.h"
#include "app/domain/records/visit.h"

#include <QSet>

#include <algorithm>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr int kYears = 5;
constexpr int kMostChildren = 20'000; // a ledger of 200,000 people has fewer
constexpr int kVisitsAtOnce = 200;
constexpr UtcMs kTwoDaysMs = 2LL * 24 * 3600 * 1000; // whatever zone, a visit of today was not saved earlier

ChildToday childOf(const ports::ResidentHit &hit, QDate today)
{
    ChildToday child;
    child.id = hit.id;
    child.name = hit.name;
    child.birth = dateOf(hit.birthDate);
    child.ageMonths = child.birth.isValid() ? completedMonths(child.birth, today) : -1;
    child.sex = static_cast<Sex>(hit.sex);
    child.rt = hit.rt;
    child.rw = hit.rw;
    return child;
}

bool comesFirst(const ChildToday &a, const ChildToday &b)
{
    if (a.visit.isZero() != b.visit.isZero())
        return a.visit.isZero();
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace

ListChildrenToday::ListChildrenToday(const ports::RecordStore &store, const ports::Clock &clock)
    : m_store(store), m_clock(clock)
{
}

Result<QHash<EntityId, ListChildrenToday::TodaysVisit>> ListChildrenToday::todaysVisits() const
{
    const DayNumber today = dayNumber(m_clock.today());
    const UtcMs oldest = m_clock.nowUtc() - kTwoDaysMs;
    QHash<EntityId, TodaysVisit> visits;
    QSet<QByteArray> replaced;
    for (int offset = 0;; offset += kVisitsAtOnce) {
        GUYUB_TRY_VALUE(const QList<ports::Record> page, m_store.allOf(RecordType::Visit, kVisitsAtOnce, offset));
        for (const ports::Record &record : page) { // newest first: a correction comes before what it corrects
            replaced.insert(bytesOf(record.fields, visit::ReplacesId));
            const bool isToday = wholeOf(record.fields, visit::MeasuredOn) == today;
            if (!isToday || replaced.contains(toByteArray(record.id)) || visits.contains(record.subject))
                continue;
            TodaysVisit found {record.id, std::nullopt};
            if (hasValue(record.fields, visit::WeightG))
                found.weightGrams = static_cast<int>(wholeOf(record.fields, visit::WeightG));
            visits.insert(record.subject, found);
        }
        if (page.size() < kVisitsAtOnce || page.back().savedAt < oldest)
            return visits;
    }
}

Result<ChildrenToday> ListChildrenToday::run(const QString &rw) const
{
    const QDate today = m_clock.today();
    GUYUB_TRY_VALUE(const QList<ports::ResidentHit> hits,
        m_store.bornBetween(dayNumber(today.addYears(-kYears).addDays(1)), dayNumber(today), kMostChildren));
    GUYUB_TRY_VALUE(const auto visits, todaysVisits());
    ChildrenToday list;
    for (const ports::ResidentHit &hit : hits) {
        if (!hit.rw.isEmpty() && !list.rws.contains(hit.rw))
            list.rws.append(hit.rw);
        if (!rw.isEmpty() && hit.rw != rw)
            continue;
        ChildToday child = childOf(hit, today);
        if (const auto found = visits.constFind(hit.id); found != visits.cend()) {
            child.visit = found->id;
            child.weightGrams = found->weightGrams;
            ++list.weighed;
        }
        list.children.append(child);
    }
    std::sort(list.children.begin(), list.children.end(), comesFirst);
    list.rws.sort();
    return list;
}

} // namespace guyub::usecase
