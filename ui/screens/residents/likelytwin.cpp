#include "ui/screens/residents/likelytwin.h"

namespace guyub::ui {

using namespace usecase;

namespace {

constexpr int kShortestName = 3; // shorter names are looked for only together with a NIK

LikelyTwin::Why reasonFor(const ports::ResidentHit &hit, const ResidentForm &form, QDate today)
{
    const QString nik = domain::stripNumber(form.nik);
    if (!form.withoutNik && nik.size() == 16 && hit.maskedNik.endsWith(nik.right(4)))
        return LikelyTwin::Why::SameNik; // the hit is masked; the store found it by all sixteen
    if (hit.birthDate != 0 && hit.birthDate == birthDayOf(form, today))
        return LikelyTwin::Why::SameNameAndBirth;
    return form.motherName.trimmed().isEmpty() ? LikelyTwin::Why::SimilarName : LikelyTwin::Why::SameNameAndMother;
}

} // namespace

QList<LikelyTwin> likelyTwins(const ports::RecordStore &store, const ResidentForm &person, QDate today)
{
    const domain::NikCheck nik = domain::checkNik(person.withoutNik ? QString() : person.nik, today);
    const QString number = nik.normalised.size() == 16 ? nik.normalised : QString();
    const QString name = person.name.simplified();
    if (number.isEmpty() && name.size() < kShortestName)
        return {};
    QList<LikelyTwin> found;
    const auto hits = store.likelyDuplicates(name, number, birthDayOf(person, today), person.motherName.simplified());
    for (const ports::ResidentHit &hit : hits.value_or(QList<ports::ResidentHit>()))
        found.append({hit, reasonFor(hit, person, today)});
    return found;
}

QString keyOf(const LikelyTwin &twin)
{
    return QStringLiteral("twin:") + toHexString(twin.hit.id);
}

std::optional<ports::Record> householdOfCard(const ports::RecordStore &store, const QString &noKk)
{
    const domain::NoKkCheck card = domain::checkNoKk(noKk);
    if (!card.isValid())
        return std::nullopt;
    const auto id = store.householdByNoKk(card.normalised);
    if (!id)
        return std::nullopt;
    const auto record = store.load(*id);
    return record ? std::optional(*record) : std::nullopt;
}

} // namespace guyub::ui
