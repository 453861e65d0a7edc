// Somebody who may be the same person, and why.
#pragma once

#include "app/ports/recordstore.h"
#include "app/usecase/residentform.h"

namespace guyub::ui {

struct LikelyTwin
{
    enum class Why { SameNik, SameNameAndBirth, SameNameAndMother, SimilarName };
    ports::ResidentHit hit;
    Why why = Why::SimilarName;
};

// Best match first; none as long as too little is typed.
QList<LikelyTwin> likelyTwins(const ports::RecordStore &store, const usecase::ResidentForm &person, QDate today);
QString keyOf(const LikelyTwin &twin); // for the list of what an officer has looked at

// The household with this card number, where one is known here.
std::optional<ports::Record> householdOfCard(const ports::RecordStore &store, const QString &noKk);

} // namespace guyub::ui
