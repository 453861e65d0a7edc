#include "app/domain/weightstatus.h"

#include "app/domain/growth.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace guyub::domain {

namespace {

// KMS, Permenkes 155/2010: grams that a child should gain in its 1st, 2nd ... completed month; the last one holds to 60.
constexpr int kBoys[] = {800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200};
constexpr int kGirls[] = {800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200};
constexpr int kLastMonth = 60;

int monthIndex(QDate day)
{
    return day.year() * 12 + day.month();
}

// The verdict without looking further back: N, T, O, B or none. `sorted` is oldest first and ends before `now`.
WeightVerdict ownStatus(Sex sex, QDate birth, const Weighing &now, std::span<const Weighing> sorted)
{
    WeightVerdict verdict;
    verdict.neededGrams = minimumGainGrams(sex, completedMonths(birth, now.day));
    if (sorted.empty()) {
        verdict.status = WeightStatus::B;
        return verdict;
    }
    const auto isLastMonth = [&](const Weighing &each) { return monthIndex(each.day) == monthIndex(now.day) - 1; };
    const auto before = std::find_if(sorted.rbegin(), sorted.rend(), isLastMonth);
    if (before == sorted.rend()) {
        verdict.status = WeightStatus::O;
        return verdict;
    }
    verdict.gainGrams = now.weightGrams - before->weightGrams;
    if (verdict.neededGrams)
        verdict.status = *verdict.gainGrams >= *verdict.neededGrams ? WeightStatus::N : WeightStatus::T;
    return verdict;
}

} // namespace

WeightVerdict weightStatus(Sex sex, QDate birth, const Weighing &now, const QList<Weighing> &earlier)
{
    QList<Weighing> sorted;
    std::copy_if(earlier.cbegin(), earlier.cend(), std::back_inserter(sorted),
        [&](const Weighing &each) { return each.day < now.day; });
    std::stable_sort(sorted.begin(), sorted.end(), [](const Weighing &a, const Weighing &b) { return a.day < b.day; });

    WeightVerdict verdict = ownStatus(sex, birth, now, sorted);
    if (verdict.status != WeightStatus::T)
        return verdict;
    const std::span<const Weighing> all(sorted);
    std::size_t last = all.size();
    while (last > 0 && monthIndex(all[last - 1].day) >= monthIndex(now.day))
        --last;
    const WeightVerdict before = ownStatus(sex, birth, all[last - 1], all.first(last - 1));
    if (before.status == WeightStatus::T)
        verdict.status = WeightStatus::TwoT;
    return verdict;
}

std::optional<int> minimumGainGrams(Sex sex, int completedMonths)
{
    if (sex == Sex::Unknown || completedMonths < 1 || completedMonths > kLastMonth)
        return {};
    const std::span<const int> row = sex == Sex::Male ? std::span<const int>(kBoys) : std::span<const int>(kGirls);
    const auto place = std::min(static_cast<std::size_t>(completedMonths), row.size()) - 1;
    return row[place];
}

} // namespace guyub::domain
